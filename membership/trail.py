"""What the trail calls people, seats and all that is recorded of them, and where their pages are."""

from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from boards.models import Board, Party
from boards.trail_words import SOMEBODY_GONE, Said, describe
from membership.models import (
    AppointingPeriod,
    Appointment,
    Import,
    OfficeHolder,
    Paper,
    Person,
    Seat,
    Standing,
)
from statute.facts import ALL_BASES
from statute.holding import OFFICES, STANDINGS
from statute.record_shape import CAPACITIES, CONTRACTS, HOW_ENDED, PAPER_KINDS, TOPICS
from statute.spans import in_words


def _all(model: type[Any], *related: str) -> Callable[[Board], QuerySet[Any]]:
    """Give the rows of a board, those withdrawn too, since the trail tells of them."""

    def rows(board: Board) -> QuerySet[Any]:
        found: QuerySet[Any] = model._base_manager.filter(board=board)
        return found.select_related(*related) if related else found

    return rows


def _whose(seat: str = "") -> Coalesce:
    """Give the name of the authority a seat belongs to, as a column."""
    own = (f"{seat}nominated_by", f"{seat}represents")
    party = Party.objects.filter(
        board=OuterRef("board"), authority_ref=Coalesce(OuterRef(own[0]), OuterRef(own[1]))
    ).annotate(label=Coalesce("name", "authority__name"))
    return Coalesce(Subquery(party.values("label")[:1]), *own)


def _seats(board: Board) -> QuerySet[Any]:
    found: QuerySet[Any] = _all(Seat)(board).annotate(whose=_whose())
    return found


def _appointments(board: Board) -> QuerySet[Any]:
    found: QuerySet[Any] = _all(Appointment, "person", "seat")(board).annotate(whose=_whose("seat__"))
    return found


def _person_name(person: Person) -> str:
    return person.name or person.given_ref or SOMEBODY_GONE


def _seat_name(seat: Any) -> str:
    return _seat_words(seat, seat.whose)


def _seat_words(seat: Seat, whose: str | None) -> str:
    if seat.name:
        return seat.name
    words = ALL_BASES.get(seat.basis or "", "Seat on a basis not on record")
    return f"{words}, {whose}" if whose else words


def _appointment_name(appointment: Any) -> str:
    return f"{_person_name(appointment.person)} as {_seat_words(appointment.seat, appointment.whose)}"


def _period_name(period: AppointingPeriod) -> str:
    begins = in_words(period.starts_on) if period.starts_on else "a day not recorded"
    return f"Appointing period from {begins}"


def _holder_name(holder: OfficeHolder) -> str:
    return f"{_person_name(holder.person)}, {holder.office.replace('_', '-')}"


def _standing_name(standing: Standing) -> str:
    return f"{_person_name(standing.person)}, {STANDINGS.get(standing.kind, standing.kind)}"


def _paper_name(paper: Paper) -> str:
    given = f" of {in_words(paper.given_on)}" if paper.given_on else ""
    return f"{paper.kind.replace('_', ' ').capitalize()}{given}"


def _page(route: str, board: Board, row: Any) -> str:
    # What was withdrawn has no page any more.
    if getattr(row, "withdrawn", False):
        return ""
    return reverse(route, kwargs={"slug": board.slug, "public_id": row.public_id})


def _seat_page(board: Board, seat: Seat) -> str:
    return _page("membership:seat", board, seat)


def _person_page(board: Board, person: Person) -> str:
    return _page("membership:person", board, person)


def _page_of_its_person(board: Board, row: Any) -> str:
    return _person_page(board, row.person)


def _page_of_its_seat(board: Board, appointment: Appointment) -> str:
    return _seat_page(board, appointment.seat)


def _import_page(board: Board, row: Any) -> str:
    return reverse("membership:import", args=[board.slug, row.public_id])


def _story_of_a_seat(seat: Seat) -> Iterable[UUID]:
    return Appointment._base_manager.filter(seat=seat).values_list("public_id", flat=True)


def _story_of_a_person(person: Person) -> list[UUID]:
    kinds: list[type[Any]] = [Appointment, OfficeHolder, Standing]
    return [
        public_id
        for model in kinds
        for public_id in model._base_manager.filter(person=person).values_list("public_id", flat=True)
    ]


def _story_of_a_period(period: AppointingPeriod) -> Iterable[UUID]:
    return OfficeHolder._base_manager.filter(period=period).values_list("public_id", flat=True)


def _is_disqualification(row: Any, said: Said) -> bool:
    return (
        "category" in said or said.get("is") == "disqualified" or getattr(row, "kind", "") == "disqualified"
    )


def _plain(words: Iterable[str]) -> dict[Any, str]:
    return {word: word.replace("_", " ") for word in words}


DAYS: Final = {
    "starts_on": "First day",
    "term_ends": "Last day of the term",
    "ends": "Last day",
    "seen_on": "Seen there on",
}
WHOSE: Final = {"nominated_by": "Nominated by", "represents": "Speaks for"}
ENDS: Final = {"open": "no end", "while in office": "with the office or post they hold"}

describe(
    "membership.Person",
    noun="person",
    rows=_all(Person),
    name=_person_name,
    page=_person_page,
    parts=_story_of_a_person,
    fields={"name": "Name"},
    gone=SOMEBODY_GONE,
)
describe(
    "membership.Seat",
    noun="seat",
    rows=_seats,
    name=_seat_name,
    page=_seat_page,
    parts=_story_of_a_seat,
    fields={"name": "Name", "basis": "Basis", **WHOSE, "group": "Group", "known": "Holders all on record"},
    values={"basis": dict(ALL_BASES), "to": ENDS},
)
describe(
    "membership.Appointment",
    noun="appointment",
    rows=_appointments,
    name=_appointment_name,
    page=_page_of_its_seat,
    fields={
        "person": "Who",
        "seat": "Seat",
        **DAYS,
        "interim": "Interim",
        "joint": "Held jointly",
        "how_ended": "How it ended",
        "ended_by": "Ended by",
    },
    values={
        "ends": ENDS | {"open": "still in the seat"},
        "term_ends": ENDS | {"open": "set without an end"},
        "how_ended": _plain(HOW_ENDED),
        "ended_by": {"board": "the board"},
    },
)
describe(
    "membership.AppointingPeriod",
    noun="appointing period",
    rows=_all(AppointingPeriod),
    name=_period_name,
    parts=_story_of_a_period,
    fields={
        "from": "First day",
        "to": "Last day",
        "first_set_to": "Last day as first set",
        "chair_by": "Chair appointed by",
        "vice_by": "Vice-chair appointed by",
        "late_start_reason": "Why it began late",
    },
    values={"to": ENDS},
)
describe(
    "membership.OfficeHolder",
    noun="chair or vice-chair",
    rows=_all(OfficeHolder, "person"),
    name=_holder_name,
    page=_page_of_its_person,
    fields={"person": "Who", "office": "Office", **DAYS, "appointed_by": "Appointed by"},
    values={"office": {"vice_chair": "vice-chair"}, "ends": ENDS},
)
describe(
    "membership.Standing",
    noun="standing",
    rows=_all(Standing, "person"),
    name=_standing_name,
    page=_page_of_its_person,
    restricted=_is_disqualification,
    fields={
        "person": "Who",
        "is": "Is",
        "value": "Is so",
        "of": "Of",
        "office": "Office",
        "as": "Profession",
        "contract": "Contract",
        "category": "Ground",
        **DAYS,
    },
    values={
        "is": dict(STANDINGS),
        "office": dict(OFFICES),
        "contract": _plain(CONTRACTS),
        "ends": ENDS,
    },
)
describe(
    "membership.Paper",
    noun="paper",
    rows=_all(Paper),
    name=_paper_name,
    fields={
        "kind": "Kind",
        "topic": "On",
        "about": "About",
        "from": "From",
        "to": "To",
        "says": "Says so",
        "given_on": "Given on",
        "received_on": "Received on",
        "effective_on": "Takes effect on",
        "reference": "Reference",
    },
    values={"kind": _plain(PAPER_KINDS), "topic": _plain(TOPICS), "capacity": _plain(CAPACITIES)},
)
describe(
    "membership.Import",
    noun="import",
    rows=lambda board: Import.objects.filter(board=board).only("public_id", "kind"),
    page=_import_page,
    fields={"list": "List", "rows": "Rows", "columns": "Columns"},
)
