"""The localities on any day: a list with who takes part, a page for each, and what was raised there."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.views.generic import TemplateView

from boards.models import Board
from localities import pages
from localities.models import Area, Involvement, Issue, Locality
from localities.pages import Links
from membership.form_parts import Choices, localities_to_choose
from membership.models import Group
from membership.pages import AddressesOn
from membership.preview import said_about
from membership.selectors import RowsOf
from membership.views import PeopleView
from statute.localities import area_on, groups_left_behind, localities_on, taking_part
from statute.registry import Registry
from statute.spans import in_words
from statute.structure import INVOLVEMENTS
from statute.unknown import is_known

PER_PAGE: Final = 25
ENOUGH: Final = 2
KEPT_APART: Final = (
    "A locality of community planning is never counted among the localities of the strategic plan, even "
    "where both have one name."
)


class LocalityAddresses(AddressesOn):
    """The addresses on one board, those of localities, groups and parts among them."""

    def __init__(self, board: Board, rows: RowsOf, query: str, *, may_keep: bool) -> None:
        super().__init__(board, rows, query)
        self.may_keep = may_keep

    @cached_property
    def localities(self) -> dict[str, UUID]:
        """The public ids of the localities by their ids in the record."""
        return dict(self.board.localities.values_list("ref", "public_id"))

    @cached_property
    def groups(self) -> dict[str, UUID]:
        """The public ids of the groups by their ids in the record."""
        return dict(Group.objects.filter(board=self.board).values_list("ref", "public_id"))

    def locality(self, locality: str) -> str:
        """Give the address of a locality's page; nothing for one that the record does not list."""
        found = self.localities.get(locality)
        return self._of("localities:locality", found) + self.query if found else ""

    def group(self, group: str) -> str:
        """Give the address of a group's page; nothing while no room answers it."""
        found = self.groups.get(group)
        try:
            return self._of("groups:group", found) + self.query if found else ""
        except NoReverseMatch:
            return ""

    def appoint(self, seat: str) -> str:
        """Give the address of the page on which a seat is filled; nothing for whoever may not."""
        return super().appoint(seat) if self.may_keep else ""

    def seat_somebody(self) -> str:
        """Give the address on which somebody is put on the planning group; nothing for whoever may not."""
        try:
            return reverse("planning_group:seat", args=[self.board.slug]) if self.may_keep else ""
        except NoReverseMatch:
            return ""

    def record_part(self, locality: str, kind: str) -> str:
        """Give the address on which somebody's part is recorded; nothing for whoever may not."""
        if not self.may_keep:
            return ""
        asked = {"locality": locality, "kind": kind}
        return f"{reverse('localities:record_part', args=[self.board.slug])}?{urlencode(asked)}"

    def acts(self, public_id: UUID, acts: Iterable[tuple[str, str]]) -> Links:
        """Give the addresses of acts on a row, each by its words and its route."""
        if not self.may_keep:
            return ()
        return tuple(
            (words, self._of(f"localities:{route}", public_id) + self.query) for words, route in acts
        )


class LocalitiesView(PeopleView):
    """A page about the localities."""

    act = "localities.view"

    @cached_property
    def addresses(self) -> LocalityAddresses:
        """Where the pages are."""
        query = "" if self.on == self.today else f"?as_at={self.on:%Y-%m-%d}"
        return LocalityAddresses(self.board, RowsOf(self.board), query, may_keep=self.can("localities.keep"))

    def rules(self, *families: str) -> Registry:
        """Give those rules of some families whose findings the person at this page may see."""
        found = Registry()
        for each in self.registry:
            if each.id.partition("-")[0] in families:
                found.add(each)
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what this person may do."""
        return super().get_context_data(**{"may_keep": self.can("localities.keep")} | kwargs)

    @cached_property
    def part_ids(self) -> list[UUID]:
        """The public ids of the parts, in the order of the record, which is how the facts are found."""
        return list(
            Involvement.objects.filter(board=self.board).order_by("pk").values_list("public_id", flat=True)
        )

    @cached_property
    def issue_ids(self) -> list[UUID]:
        """The public ids of the issues, in the order of the record."""
        return list(Issue.objects.filter(board=self.board).order_by("pk").values_list("public_id", flat=True))

    def part_at(self, place: int) -> pages.PartShown:
        """Give somebody's part, by its place in the record, with what can be done to it."""
        part = self.facts.involvements[place]
        still = not is_known(part.ends) or str(part.ends) == "open"
        ways = [*([("No longer takes part", "end_part")] if still else []), ("Correct", "correct_part")]
        acts = self.addresses.acts(self.part_ids[place], ways)
        return pages.part_shown(part, self.facts, self.on, self.addresses, acts)

    def issue_at(self, place: int) -> pages.IssueShown:
        """Give an issue, by its place in the record, with what can be done to it."""
        issue = self.facts.issues[place]
        ways = [("Answer", "answer_issue"), ("Correct", "correct_issue")]
        acts = self.addresses.acts(self.issue_ids[place], ways)
        return pages.issue_shown(issue, self.facts, self.on, self.addresses, acts)


class LocalitiesPage(LocalitiesView, TemplateView):
    """The localities of the plan, and who takes part in each."""

    template_name = "localities/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the localities with their gaps first, the grid, the area, and what stands beside them."""
        shown = pages.localities_shown(self.facts, self.on, self.addresses)
        subjects = {("board", self.board.slug)}
        said, failures = said_about(self.facts, self.on, subjects, self.rules("LOC"))
        found = localities_on(self.facts, self.on)
        return super().get_context_data(
            localities=shown,
            gaps=[gap for each in shown for gap in each.gaps],
            kinds=list(INVOLVEMENTS.values()),
            too_few=0 < len(shown) < ENOUGH and not found.doubts,
            doubts=pages.doubts_in_words(found) if shown or found.perhaps else [],
            any_recorded=bool(self.facts.localities),
            left_behind=[self._left_behind(*pair) for pair in groups_left_behind(self.facts, self.on)],
            community=[self._named(each) for each in pages.community_planning(self.facts, self.on)],
            kept_apart=KEPT_APART,
            ended=[self._named(each) for each in pages.ended_by(self.facts, self.on)],
            to_come=[self._named(each) for each in pages.to_come(self.facts, self.on)],
            areas=self._areas(),
            said=said,
            failures=failures,
            **kwargs,
        )

    def _named(self, locality: Any) -> pages.Named:
        return pages.Named(
            locality.label, self.addresses.locality(locality.id), pages.days_in_words(locality)
        )

    def _left_behind(self, locality: Any, group: Any) -> dict[str, Any]:
        return {
            "locality": locality.label,
            "address": self.addresses.locality(locality.id),
            "last": in_words(locality.to),
            "group": group.label,
            "group_address": self.addresses.group(group.id),
        }

    def _areas(self) -> list[dict[str, Any]]:
        """The lists of the area's units, the latest first; the one of the day is marked."""
        ids = dict(Area.objects.filter(board=self.board).values_list("from_on", "public_id"))
        now = area_on(self.facts, self.on)
        return [
            {
                "words": f"From {in_words(each.from_)}",
                "units": _units_in_words(each),
                "now": each is now,
                "acts": self.addresses.acts(
                    ids[each.from_], [("Correct", "correct_area"), ("Recorded by mistake", "withdraw_area")]
                ),
            }
            for each in reversed(self.facts.areas)
        ]


def _units_in_words(area: Any) -> str:
    if not is_known(area.units):
        return "units not on record"
    what = {"datazone": "datazone", "ward": "ward"}.get(area.unit, "unit") if is_known(area.unit) else "unit"
    return f"{len(area.units)} {what}{'' if len(area.units) == 1 else 's'}"


class LocalityPage(LocalitiesView, TemplateView):
    """A locality: its group, its area, who takes part, what was raised and decided, and what the law says."""

    template_name = "localities/locality.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the locality on the day."""
        row = get_object_or_404(self.board.localities, public_id=self.kwargs["public_id"])
        fact = self.facts.locality_by_id[row.ref]
        ended = in_words(fact.to) if isinstance(fact.to, date) and fact.to < self.on else ""
        planning, missing = pages.planning_group_or_why(self.facts, self.on)
        group, no_group = pages.its_group(fact, self.facts, self.on, self.addresses)
        parts = self._parts(row.ref)
        said, failures = said_about(self.facts, self.on, {("locality", row.ref)}, self.rules("LOC", "SPG"))
        return super().get_context_data(
            locality=row,
            fact=fact,
            of_plan=fact.kind == "integration",
            ended=ended,
            kept_apart=KEPT_APART,
            days=pages.days_in_words(fact),
            group=group,
            no_group=no_group,
            left_behind=any(each.id == fact.id for each, _ in groups_left_behind(self.facts, self.on)),
            voice=pages.voice_shown(fact, planning, missing, self.facts, self.on, self.addresses),
            practitioners=pages.practitioners_shown(fact, self.facts, self.on),
            units=fact.units if is_known(fact.units) else None,
            clusters=[_cluster_words(each) for each in fact.clusters] if is_known(fact.clusters) else None,
            cells=self._cells(row.ref),
            parts=[each for each in parts if not each.over],
            parts_over=[each for each in parts if each.over],
            issues=self._issues(row.ref),
            decisions=pages.decisions_about(row.ref, self.facts, self.on),
            links=self._links(row, over=bool(ended)),
            said=said,
            failures=failures,
            **kwargs,
        )

    def _cells(self, ref: str) -> tuple[pages.Cell, ...]:
        fact = self.facts.locality_by_id[ref]
        return tuple(
            pages.cell_of(fact, each, self.facts, self.addresses)
            for each in taking_part(fact, self.facts, self.on)
        )

    def _parts(self, ref: str) -> list[pages.PartShown]:
        rows = self.facts.involvements
        return [self.part_at(place) for place, each in enumerate(rows) if each.locality == ref]

    def _issues(self, ref: str) -> list[pages.IssueShown]:
        rows = self.facts.issues
        return [
            self.issue_at(place)
            for place, each in enumerate(rows)
            if each.locality == ref and pages.was_raised_by(each, self.on)
        ]

    def _links(self, row: Locality, *, over: bool) -> Links:
        """What can be done to it; nothing is added to one that is over on the day."""
        if not self.addresses.may_keep:
            return ()
        asked = f"?{urlencode({'locality': row.ref})}"
        slug = self.board.slug
        ways = [("Correct it", "correct_locality"), ("Recorded by mistake", "withdraw_locality")]
        if row.ends_on is None:
            ways.insert(1, ("End it", "end_locality"))
        adding = (
            ("Record who takes part", reverse("localities:record_part", args=[slug]) + asked),
            ("Record an issue raised", reverse("localities:raise_issue", args=[slug]) + asked),
        )
        return (*(() if over else adding), *self.addresses.acts(row.public_id, ways))


def _cluster_words(cluster: Any) -> pages.Named:
    return pages.Named(cluster.name, "", str(cluster.note) if is_known(cluster.note) else "")


# -- the lists ---------------------------------------------------------------------------------------------


class ListPage(LocalitiesView, TemplateView):
    """A list that can be narrowed by locality and by one more question, a page at a time."""

    asks: tuple[str, ...]

    def asked(self, name: str) -> str:
        """Give what is asked for by a question."""
        return self.request.GET.get(name, "")

    @property
    def of_localities(self) -> Choices:
        """The localities to choose from."""
        return [("", "Every locality"), *localities_to_choose(self.facts)]

    def paged(self, places: list[int], show: Callable[[int], Any]) -> dict[str, Any]:
        """Give a page of some rows, by their places in the record."""
        page = Paginator(places, PER_PAGE).get_page(self.request.GET.get("page"))
        return {
            "rows": [show(place) for place in page.object_list],
            "page_obj": page,
            "asked": any(self.asked(name) for name in self.asks),
        }


class TakingPartPage(ListPage):
    """Everybody who takes part or took part in a locality."""

    template_name = "localities/taking_part.html"
    asks = ("locality", "kind", "when")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give a page of those asked for, those who take part on the day first."""
        parts = self.facts.involvements
        wanted = [place for place in range(len(parts)) if self._wanted(place)]
        wanted.sort(key=self._is_over)
        return super().get_context_data(
            **self.paged(wanted, self.part_at),
            filters=[
                ("locality", "Locality", self.asked("locality"), self.of_localities),
                ("kind", "Kind of people", self.asked("kind"), [("", "Every kind"), *INVOLVEMENTS.items()]),
                (
                    "when",
                    "When",
                    self.asked("when"),
                    [("", "On the day and before"), ("now", "On the day"), ("over", "No longer")],
                ),
            ],
            any_rows=bool(parts),
            any_localities=bool(self.facts.localities),
            **kwargs,
        )

    def _wanted(self, place: int) -> bool:
        part = self.facts.involvements[place]
        locality, kind, when = (self.asked(name) for name in self.asks)
        return (
            (not locality or part.locality == locality)
            and (not kind or (is_known(part.kind) and part.kind == kind))
            and (when not in ("now", "over") or self._is_over(place) == (when == "over"))
        )

    def _is_over(self, place: int) -> bool:
        return pages.is_over(self.facts.involvements[place], self.facts, self.on)


class IssuesPage(ListPage):
    """Everything raised from the localities, and what became of it."""

    template_name = "localities/issues.html"
    asks = ("locality", "state")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give a page of those asked for, the latest first."""
        issues = self.facts.issues
        wanted = [place for place in range(len(issues)) if self._wanted(place)]
        wanted.sort(key=lambda place: pages.first_day_of(issues[place]), reverse=True)
        return super().get_context_data(
            **self.paged(wanted, self.issue_at),
            filters=[
                ("locality", "Locality", self.asked("locality"), self.of_localities),
                (
                    "state",
                    "What became of it",
                    self.asked("state"),
                    [("", "Answered or not"), ("open", "Not answered yet"), ("answered", "Answered")],
                ),
            ],
            waiting=sum(
                pages.is_open(each, self.on) for each in issues if pages.was_raised_by(each, self.on)
            ),
            any_rows=bool(issues),
            any_localities=bool(self.facts.localities),
            **kwargs,
        )

    def _wanted(self, place: int) -> bool:
        issue = self.facts.issues[place]
        locality, state = (self.asked(name) for name in self.asks)
        return (
            pages.was_raised_by(issue, self.on)
            and (not locality or issue.locality == locality)
            and (state not in ("open", "answered") or pages.is_open(issue, self.on) == (state == "open"))
        )
