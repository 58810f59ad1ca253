"""The page of the chair and vice-chair, on any day."""

from functools import cached_property
from typing import Any, Final

from django.urls import reverse
from django.views.generic import TemplateView

from membership.chair_picture import time_line
from membership.chairs import OFFICER_SEATS, periods_shown, stand_ins, takes_turns, turn_shown
from membership.models import AppointingPeriod, OfficeHolder, Seat
from membership.preview import Said
from membership.roll import offices_on
from membership.views import PeopleView
from statute.assessing import RuleFailed, answer
from statute.findings import Outcome
from statute.unknown import is_known

COMMITTEE_CHAIR: Final = ("JMC-09", "JMC-16")


class ChairPage(PeopleView, TemplateView):
    """Who holds the offices on a day, the periods, whose turn is next, and what the law says of it."""

    template_name = "membership/chair.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the offices, the periods with what can be done, the next turn, and the findings."""
        links = ChairLinks(self)
        said, failures = self._said()
        return super().get_context_data(
            offices=offices_on(self.facts, self.on, self.addresses),
            periods=periods_shown(self.facts, self.on, links),
            picture=time_line(self.facts, self.on),
            by_turns=takes_turns(self.facts, self.on),
            turn=turn_shown(self.facts),
            stand_ins=stand_ins(self.facts, self.on, links),
            officer_seats=self._officer_seats() if self.can("membership.appoint") else [],
            may_set=self.can("membership.set_chair"),
            said=said,
            failures=failures,
            **kwargs,
        )

    def _officer_seats(self) -> list[tuple[str, str]]:
        """The seats that go with an office of the board, in words, with where they are filled for a time."""
        seats = [
            each for each in self.facts.board_seats if is_known(each.basis) and each.basis in OFFICER_SEATS
        ]
        return [
            (self.facts.seat_label(each), self._of_officer(self.addresses.rows.seats[each.id]))
            for each in seats
        ]

    def _of_officer(self, seat: Seat) -> str:
        return reverse("membership:appoint_officer", args=[self.board.slug, seat.public_id])

    def _said(self) -> tuple[list[Said], list[Any]]:
        said: list[Said] = []
        failures = []
        rules = [each for each in self.registry if each.id.startswith("CHR-") or each.id in COMMITTEE_CHAIR]
        for rule in rules:
            try:
                said += [Said(rule, each) for each in answer(rule, self.facts, self.on).findings]
            except RuleFailed as failure:
                failures.append(failure)
        shown = [each for each in said if each.finding.outcome is not Outcome.NOT_APPLICABLE]
        return sorted(shown, key=lambda each: each.finding.outcome.rank), failures


def _holds_for_good(holder: OfficeHolder) -> bool:
    return holder.ends_on is None and not holder.temporary


class ChairLinks:
    """Where the acts of the chair's page are; none for those who may do nothing."""

    def __init__(self, page: ChairPage) -> None:
        self.board, self.addresses = page.board, page.addresses
        self.may_set, self.may_correct = page.can("membership.set_chair"), page.can("membership.correct")
        self.by_turns = takes_turns(page.facts, page.on)
        self.query = page.addresses.query

    @cached_property
    def periods(self) -> list[AppointingPeriod]:
        """The rows of the periods, in the order of the record."""
        return list(self.board.appointing_periods.order_by("pk"))

    @cached_property
    def holders(self) -> dict[int, list[OfficeHolder]]:
        """The rows of the holders under their periods, in the order of the record."""
        found: dict[int, list[OfficeHolder]] = {}
        for row in self.board.office_holders.order_by("pk"):
            found.setdefault(row.period_id, []).append(row)
        return found

    def person(self, person: str) -> str:
        """Give the address of a person's page."""
        return self.addresses.person(person)

    def of_period(self, period: int, ended: bool, may_run: bool) -> list[tuple[str, str]]:
        """Give what can be done to a period; a chair for a time stands in only while it runs."""
        row = self.periods[period]
        filled = {each.office for each in self.holders.get(row.pk, ()) if _holds_for_good(each)}
        ways = (
            ("chair", "Set the chair", "set_chair"),
            ("vice_chair", "Set the vice-chair", "set_vice_chair"),
        )
        acts = [(words, name) for office, words, name in ways if office not in filled]
        if self.by_turns and may_run:
            acts.append(("Appoint a temporary chair", "temporary_chair"))
        if ended:
            acts.append(("Move its last day", "move_period_end"))
        mending = [("Correct", "correct_period"), ("Recorded by mistake", "withdraw_period")]
        return self._links([*self._if(self.may_set, acts), *self._if(self.may_correct, mending)], row)

    def of_holder(self, period: int, place: int, ended: bool) -> list[tuple[str, str]]:
        """Give what can be done to somebody in office."""
        row = self.holders[self.periods[period].pk][place]
        acts = [] if ended else [("Somebody else", "hand_over_office"), ("End", "end_office")]
        mending = [("Correct", "correct_office"), ("Recorded by mistake", "withdraw_office")]
        return self._links([*self._if(self.may_set, acts), *self._if(self.may_correct, mending)], row)

    @staticmethod
    def _if(may: bool, acts: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return acts if may else []

    def _links(self, acts: list[tuple[str, str]], row: Any) -> list[tuple[str, str]]:
        return [
            (words, reverse(f"membership:{name}", args=[self.board.slug, row.public_id]) + self.query)
            for words, name in acts
        ]
