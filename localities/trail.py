"""What the trail calls localities and all that is recorded of them, and where their pages are."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from boards.models import Board
from boards.trail_words import describe
from localities.models import Area, Involvement, Issue, Locality
from statute.spans import in_words
from statute.structure import INVOLVEMENTS, LOCALITY_KINDS

STILL: Final = {"open": "no end"}


def _all(model: type[Any]) -> Callable[[Board], QuerySet[Any]]:
    """Give the rows of a board, those withdrawn too, since the trail tells of them."""

    def rows(board: Board) -> QuerySet[Any]:
        found: QuerySet[Any] = model._base_manager.filter(board=board)
        return found

    return rows


def _of_localities(model: type[Any]) -> Callable[[Board], QuerySet[Any]]:
    """Give the rows with the name and the public id of the locality that each names by its id."""

    def rows(board: Board) -> QuerySet[Any]:
        named = Locality.objects.filter(board=OuterRef("board"), ref=OuterRef("locality"))
        found: QuerySet[Any] = _all(model)(board).annotate(
            where=Subquery(named.values("name")[:1]), where_id=Subquery(named.values("public_id")[:1])
        )
        return found

    return rows


def _locality_page(board: Board, row: Locality) -> str:
    # What was withdrawn has no page any more.
    return "" if row.withdrawn else reverse("localities:locality", args=[board.slug, row.public_id])


def _page_of_its_locality(board: Board, row: Any) -> str:
    return reverse("localities:locality", args=[board.slug, row.where_id]) if row.where_id else ""


def _area_name(row: Area) -> str:
    return f"The area from {in_words(row.from_on)}"


def _part_name(row: Any) -> str:
    who = row.body or INVOLVEMENTS.get(row.kind or "", "Somebody")
    return f"{who} in {row.where or 'a locality'}"


def _issue_name(row: Any) -> str:
    raised = f" of {in_words(row.raised_on)}" if row.raised_on else ""
    return f"Issue{raised} from {row.where or 'a locality'}"


def _area_page(board: Board, row: Area) -> str:
    return reverse("localities:list", args=[board.slug])


describe(
    "localities.Locality",
    noun="locality",
    rows=_all(Locality),
    name=str,
    page=_locality_page,
    fields={
        "name": "Name",
        "kind": "Kind",
        "from": "First day",
        "to": "Last day",
        "group": "Planning group",
        "units": "Datazones or wards",
        "clusters": "Clusters of general practices",
    },
    values={"kind": LOCALITY_KINDS, "to": STILL, "group": {"none": "none"}},
)
describe(
    "localities.Area",
    noun="area",
    rows=_all(Area),
    name=_area_name,
    page=_area_page,
    fields={"from": "First day", "unit": "What they are", "units": "Datazones or wards"},
    values={"unit": {"datazone": "datazones", "ward": "wards"}},
)
describe(
    "localities.Involvement",
    noun="part in a locality",
    rows=_of_localities(Involvement),
    name=_part_name,
    page=_page_of_its_locality,
    fields={
        "locality": "Locality",
        "kind": "Kind of people",
        "person": "Who",
        "body": "Body",
        "as_member": "Sits on the planning group",
        "how": "In which other way",
        "practitioner_for": "Cluster or practice",
        "starts_on": "First day",
        "ends": "Last day",
        "seen_on": "Seen there on",
    },
    values={"kind": INVOLVEMENTS, "ends": STILL},
)
describe(
    "localities.Issue",
    noun="issue",
    rows=_of_localities(Issue),
    name=_issue_name,
    page=_page_of_its_locality,
    fields={
        "locality": "Locality",
        "what": "What was raised",
        "raised_on": "Raised on",
        "told_on": "Before the planning group on",
        "answered_on": "Answered on",
        "outcome": "What became of it",
    },
    values={"outcome": {"none": "nothing"}},
)
