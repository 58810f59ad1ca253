"""The acts by which chairs and vice-chairs, and acting officers, come and go."""

from datetime import date
from functools import cached_property
from typing import Any, Final

from django.shortcuts import get_object_or_404

from membership import selectors, twins
from membership.chairs import (
    OFFICER_SEATS,
    nominees_on,
    takes_turns,
    turn_shown,
)
from membership.form_parts import until_of
from membership.models import AppointingPeriod, OfficeHolder, Seat
from membership.office_forms import (
    NOMINEES,
    BeginPeriodForm,
    CorrectHolderForm,
    CorrectPeriodForm,
    EndOfficeForm,
    HandOverForm,
    HolderForm,
    MovePeriodEndForm,
    OfficerForm,
    TemporaryChairForm,
)
from membership.row_acts import CorrectsRow, MistakeForm, OfBoard, OfRow, TakesRowOff
from membership.services import (
    appoint_holder,
    appoint_officer,
    begin_period,
    correct_holder,
    correct_period,
    end_holder,
    hand_over_office,
    move_period_end,
    withdraw_holder,
    withdraw_period,
)
from membership.services.offices import first_holders, holder_place, officer_wish
from membership.wording import APPOINTING_PERIOD, HOLDER
from statute.day import ONE_DAY
from statute.offices import next_turn
from statute.spans import in_words

PERIODS: Final = "appointing_periods"
OFFICE_WORDS: Final = {"chair": "chair", "vice_chair": "vice-chair"}
COMMITTEE_CHAIR: Final = ("JMC-09", "JMC-16")


class OfChair(OfBoard):
    """An act reached from the page of the chair."""

    act = "membership.set_chair"
    back_to = "membership:chair"
    back_words = "Chair and vice-chair"

    @cached_property
    def by_turns(self) -> bool:
        """Whether two sides take turns to appoint the chair."""
        return takes_turns(self.facts, self.on)

    @cached_property
    def to_choose(self) -> dict[str, Any]:
        """The people to choose from, nominees in their seats first."""
        return {
            "people": selectors.people_of(self.board),
            "first": nominees_on(self.facts, self.on),
            "first_words": NOMINEES,
        }

    @property
    def of_board(self) -> dict[str, Any]:
        """What a form needs to know of the board."""
        return {"facts": self.facts, "by_turns": self.by_turns}


class BeginPeriod(OfChair):
    """The next appointing period."""

    form_class = BeginPeriodForm
    heading = "Begin an appointing period"
    do = "Begin the period"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the people, the authorities, and whether there are turns."""
        return super().get_form_kwargs() | self.to_choose | self.of_board

    def get_initial(self) -> dict[str, Any]:
        """Propose the day after the last one's end, the other side, and the scheme's term for the chair."""
        turn = next_turn(self.facts)
        if turn is None:
            return {"from": self.on}
        one = {"chair_by": turn.chair_by, "vice_by": turn.vice_by}
        return {
            "from": turn.begins or self.on,
            "to": turn.last_day,
            **{name: parties[0].authority for name, parties in one.items() if len(parties) == 1},
        }

    def explained(self) -> list[str]:
        """Say whose turn it is, or that there are none."""
        if not self.by_turns:
            return [NO_TURNS]
        turn = turn_shown(self.facts)
        if turn is None:
            return ["No appointing period is on record yet. The integration scheme says who appoints first."]
        return [f"By turns (rules CHR-06 and CHR-07), {turn.chair_by} appoints the chair next."]

    def effective_on(self, form: BeginPeriodForm) -> date:
        """Its first day."""
        first: date = form.cleaned_data["from"]
        return first

    def changed(self, document: twins.Document, form: BeginPeriodForm) -> twins.Document:
        """The record with the period in it."""
        said = {"id": str(form.cleaned_data["new_id"]), **form.period_said}
        holders = first_holders(said["from"], form.chosen("chair"), form.chosen("vice"))
        return twins.period_begun(document, said, holders)

    def done_already(self, form: BeginPeriodForm) -> str:
        """Tell that the period was begun, where a form was sent twice."""
        made = self.board.appointing_periods.filter(public_id=form.cleaned_data["new_id"]).exists()
        return "That appointing period is on record already." if made else ""

    def save(self, form: BeginPeriodForm) -> str:
        """Begin it."""
        said = form.period_said
        begin_period(
            self.board,
            starts_on=said.pop("from"),
            ends=said.pop("to"),
            **said,
            chair=form.chosen("chair"),
            vice=form.chosen("vice"),
            new_id=form.cleaned_data["new_id"],
            by=self.actor,
        )
        return f"The appointing period from {in_words(form.cleaned_data['from'])} is on record."


NO_TURNS: Final = (
    "On a monitoring committee nobody takes turns: the council and the Health Board appoint the chair "
    "together, for as long as they agree (rule JMC-09)."
)


WHEN_TEMPORARY: Final = (
    "The other authority appoints a temporary chair where the side whose turn it is has no nominee in post, "
    "or one beside two or more temporary vacancies (rule CHR-09). The period and its turn go on."
)
WHO_MAY_CHANGE: Final = (
    "The authority that appointed may change its appointment within the period (rule CHR-08). The period "
    "keeps its last day."
)


def period_in_words(period: AppointingPeriod) -> str:
    """Give an appointing period by its days."""
    first = in_words(period.starts_on) if period.starts_on else "a day not recorded"
    last = f" to {in_words(period.ends_on)}" if period.ends_on else ""
    return f"Appointing period from {first}{last}"


def day_in(period: AppointingPeriod, day: date) -> date:
    """Give the day of a period that lies nearest to a day, as far as the period's days are known."""
    first, last = period.starts_on, period.ends_on
    if first and day < first:
        return first
    return last if last and day > last else day


class OfPeriod(OfChair, OfRow):
    """An act that concerns an appointing period."""

    model = AppointingPeriod
    row: AppointingPeriod

    def under(self) -> str:
        """The period by its days."""
        return period_in_words(self.row)


class SetChair(OfPeriod):
    """Somebody as chair in a period."""

    form_class = HolderForm
    office = "chair"
    heading = "Set the chair"
    do = "Appoint"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the people."""
        return super().get_form_kwargs() | self.to_choose

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about, or the first of the period where it does not run on that day."""
        outside = day_in(self.row, self.on) != self.on
        return {"starts_on": self.row.starts_on or self.on if outside else self.on}

    def explained(self) -> list[str]:
        """Say that the period is another than the one that runs, and that somebody is in the office."""
        return [*self._not_running(), *self._held()]

    def _not_running(self) -> list[str]:
        if day_in(self.row, self.on) == self.on:
            return []
        return [f"This period does not run on {in_words(self.on)}. Days in office lie within its own days."]

    def _held(self) -> list[str]:
        now = self.board.office_holders.filter(period=self.row, office=self.office, ends_on=None)
        names = [str(each.person) for each in now.select_related("person") if not each.temporary]
        if not names:
            return []
        who = " and ".join(names)
        return [f"{who} holds the office. To put somebody else in their place, choose “Somebody else” there."]

    def effective_on(self, form: HolderForm) -> date:
        """The first day in office."""
        first: date = form.cleaned_data["starts_on"]
        return first

    def said(self, form: HolderForm) -> dict[str, Any]:
        """Give what the form says of the office, as the service takes it."""
        return {"office": self.office, "starts_on": form.cleaned_data["starts_on"], "ends": form.ends_said}

    def changed(self, document: twins.Document, form: HolderForm) -> twins.Document:
        """The record with them in office."""
        person = form.chosen()
        assert person is not None
        return twins.with_holder(document, self.place, {"person": person.ref, **self.said(form)})

    def done_already(self, form: HolderForm) -> str:
        """Tell that they are on record so, where a form was sent twice."""
        first = form.cleaned_data["starts_on"]
        rows = self.board.office_holders.filter(period=self.row, office=self.office, starts_on=first)
        if not rows.filter(person=form.chosen()).exists():
            return ""
        return f"{form.chosen()} is on record already from {in_words(first)}."

    def save(self, form: HolderForm) -> str:
        """Appoint."""
        person = form.chosen()
        assert person is not None
        made = appoint_holder(self.row, person, **self.said(form), by=self.actor)
        return (
            f"{made.person} is {OFFICE_WORDS[self.office]} from {in_words(form.cleaned_data['starts_on'])}."
        )


class SetViceChair(SetChair):
    """Somebody as vice-chair in a period."""

    office = "vice_chair"
    heading = "Set the vice-chair"


class TemporaryChair(SetChair):
    """Somebody who stands in as chair while the side whose turn it is has too few nominees."""

    form_class = TemporaryChairForm
    heading = "Appoint a temporary chair"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the authorities."""
        return super().get_form_kwargs() | {"facts": self.facts}

    def get_initial(self) -> dict[str, Any]:
        """Propose the authority whose turn it is not."""
        return super().get_initial() | {"appointed_by": self.row.vice_by}

    def explained(self) -> list[str]:
        """Say when the law asks for one."""
        return [WHEN_TEMPORARY, *self._not_running()]

    def said(self, form: HolderForm) -> dict[str, Any]:
        """Give what the form says, as of somebody who stands in."""
        by = form.cleaned_data["appointed_by"] or None
        return super().said(form) | {"temporary": True, "appointed_by": by}


class MovePeriodEnd(OfPeriod):
    """Another last day of a period."""

    form_class = MovePeriodEndForm
    heading = "Move the last day of an appointing period"
    do = "Move the last day"

    def get_initial(self) -> dict[str, Any]:
        """Show the last day as it is."""
        return super().get_initial() | {"to": self.row.ends_on}

    def effective_on(self, form: MovePeriodEndForm) -> date:
        """The day after the earlier of the two last days."""
        ends = [each for each in (self.row.ends_on, form.cleaned_data["to"]) if each]
        return min(ends) + ONE_DAY

    def changed(self, document: twins.Document, form: MovePeriodEndForm) -> twins.Document:
        """The record with the last day moved."""
        return twins.period_moved(document, self.place, to=form.cleaned_data["to"])

    def held(self, form: MovePeriodEndForm) -> dict[str, str]:
        """The last day on record now."""
        last = self.now().ends_on
        return {"to": in_words(last) if last else "not recorded"}

    def done_already(self, form: MovePeriodEndForm) -> str:
        """Tell that it was moved, where a form was sent twice."""
        sent_twice = form.cleaned_data["version"] < self.row.version
        last = form.cleaned_data["to"]
        return f"The last day is {in_words(last)} already." if sent_twice and self.row.ends_on == last else ""

    def save(self, form: MovePeriodEndForm) -> str:
        """Move it."""
        said = form.cleaned_data
        move_period_end(self.row, to=said["to"], why=said["why"], version=said["version"], by=self.actor)
        return f"The appointing period now ends on {in_words(said['to'])}."


class CorrectPeriod(OfPeriod, CorrectsRow):
    """A period said anew."""

    act = "membership.correct"
    form_class = CorrectPeriodForm
    heading = "Correct an appointing period"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the authorities, and whether there are turns."""
        return super().get_form_kwargs() | self.of_board

    def said_of(self, row: AppointingPeriod) -> dict[str, Any]:
        """Give what the record says of it."""
        return APPOINTING_PERIOD.said(vars(row))

    def initial_of(self, row: AppointingPeriod) -> dict[str, Any]:
        """Show it; a word in place of a last day leaves the field empty."""
        said = super().initial_of(row)
        return said | {"to": row.ends_on}

    def said_in_form(self, form: CorrectPeriodForm) -> dict[str, Any]:
        """Give what the form says; a last day that stays empty stays as it is."""
        said = form.period_said
        if said["to"] is None and self.row.ends_word:
            said["to"] = self.row.ends_word
        # Unticked and never said are one on the form; the record keeps them apart.
        if not said["temporary"]:
            said["temporary"] = False if self.row.temporary is not None else None
        return said

    def corrected(self, document: twins.Document, changes: dict[str, Any]) -> twins.Document:
        """The record with it corrected."""
        return twins.corrected(document, PERIODS, self.place, changes)

    def save(self, form: CorrectPeriodForm) -> str:
        """Correct it."""
        said = form.cleaned_data
        correct_period(
            self.row, changes=self.changes(form), why=said["why"], version=said["version"], by=self.actor
        )
        return "The appointing period is corrected."


class WithdrawPeriod(OfPeriod, TakesRowOff):
    """A period that never was."""

    act = "membership.correct"

    def changed(self, document: twins.Document, form: MistakeForm) -> twins.Document:
        """The record without it."""
        return twins.withdrawn(document, PERIODS, self.place)

    def save(self, form: MistakeForm) -> str:
        """Take it off."""
        withdraw_period(self.row, **form.cleaned_data, by=self.actor)
        return "The appointing period is off the record, with those in office in it."


class OfHolder(OfChair, OfRow):
    """An act that concerns somebody's time as chair or vice-chair."""

    model = OfficeHolder
    row: OfficeHolder

    def rows(self) -> Any:
        """Give the holders in periods that are on record."""
        return super().rows().filter(period__withdrawn=False).select_related("person", "period")

    def under(self) -> str:
        """Who, in which office, in which period."""
        office = OFFICE_WORDS[self.row.office]
        return f"{self.row.person}, {office}. {period_in_words(self.row.period)}"

    @cached_property
    def places(self) -> tuple[int, int]:
        """Where the record has the period, and the holder in it."""
        return holder_place(self.row)


class HandOverOffice(OfHolder):
    """Somebody else in the office."""

    form_class = HandOverForm
    heading = "Somebody else in the office"
    do = "Appoint"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the people and the authorities."""
        return super().get_form_kwargs() | self.to_choose | self.of_board

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about, or the nearest to it in the period."""
        return super().get_initial() | {"starts_on": day_in(self.row.period, self.on)}

    def explained(self) -> list[str]:
        """Say who may change it, and what goes on."""
        if not self.by_turns:
            return [NO_TURNS]
        return [WHO_MAY_CHANGE]

    def effective_on(self, form: HandOverForm) -> date:
        """The first day of whoever takes over."""
        first: date = form.cleaned_data["starts_on"]
        return first

    def said(self, form: HandOverForm) -> dict[str, Any]:
        """Give the day and, where it is said, the authority."""
        by = form.cleaned_data.get("appointed_by") or None
        return {"starts_on": form.cleaned_data["starts_on"], "appointed_by": by}

    def changed(self, document: twins.Document, form: HandOverForm) -> twins.Document:
        """The record with the office handed over."""
        person = form.chosen()
        assert person is not None
        return twins.office_handed_over(document, *self.places, person=person.ref, **self.said(form))

    def done_already(self, form: HandOverForm) -> str:
        """Tell that it was handed over, where a form was sent twice."""
        first = form.cleaned_data["starts_on"]
        rows = OfficeHolder.objects.filter(period=self.row.period_id, office=self.row.office, starts_on=first)
        person = form.chosen()
        return f"{person} is on record already from {in_words(first)}." if rows.filter(person=person) else ""

    def held(self, form: HandOverForm) -> dict[str, str]:
        """Until when whoever holds it now is on record."""
        last = self.now().ends_on
        return {
            "starts_on": f"the last day of {self.row.person} is {in_words(last)}"
            if last
            else "still in office"
        }

    def save(self, form: HandOverForm) -> str:
        """Hand it over."""
        person = form.chosen()
        assert person is not None
        version = form.cleaned_data["version"]
        made = hand_over_office(self.row, person, **self.said(form), version=version, by=self.actor)
        first = in_words(form.cleaned_data["starts_on"])
        return f"{made.person} is {OFFICE_WORDS[self.row.office]} from {first}."


class EndOffice(OfHolder):
    """The end of somebody's time in office."""

    form_class = EndOfficeForm
    heading = "End a time in office"
    do = "End it"

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about, or the nearest to it in the period."""
        return super().get_initial() | {"on": day_in(self.row.period, self.on)}

    def effective_on(self, form: EndOfficeForm) -> date:
        """The first day without them."""
        last: date = form.cleaned_data["on"]
        return last + ONE_DAY

    def changed(self, document: twins.Document, form: EndOfficeForm) -> twins.Document:
        """The record with the end in it."""
        return twins.left_office(document, *self.places, on=form.cleaned_data["on"])

    def done_already(self, form: EndOfficeForm) -> str:
        """Tell that it has this end, where a form was sent twice."""
        last = form.cleaned_data["on"]
        return f"The last day was already {in_words(last)}." if self.row.ends_on == last else ""

    def held(self, form: EndOfficeForm) -> dict[str, str]:
        """The end on record now."""
        last = self.now().ends_on
        return {"on": in_words(last) if last else "still in office"}

    def save(self, form: EndOfficeForm) -> str:
        """End it."""
        end_holder(self.row, **form.cleaned_data, by=self.actor)
        return f"{self.row.person}: last day in office {in_words(form.cleaned_data['on'])}."


class CorrectOffice(OfHolder, CorrectsRow):
    """A chair or vice-chair said anew."""

    act = "membership.correct"
    form_class = CorrectHolderForm
    heading = "Correct a time in office"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the authorities."""
        return super().get_form_kwargs() | self.of_board

    def said_of(self, row: OfficeHolder) -> dict[str, Any]:
        """Give what the record says of it."""
        return HOLDER.said({**vars(row), "person__ref": row.person.ref})

    def initial_of(self, row: OfficeHolder) -> dict[str, Any]:
        """Show it, its end in two fields."""
        return super().initial_of(row) | {"ends": None} | until_of(row.ends)

    def said_in_form(self, form: CorrectHolderForm) -> dict[str, Any]:
        """Give what the form says."""
        said = form.cleaned_data
        unticked = False if self.row.temporary is not None else None
        found = {
            "starts_on": said["starts_on"],
            "ends": form.ends_said,
            "temporary": said["temporary"] or unticked,
        }
        return found | ({"appointed_by": said["appointed_by"] or None} if "appointed_by" in said else {})

    def corrected(self, document: twins.Document, changes: dict[str, Any]) -> twins.Document:
        """The record with it corrected."""
        return twins.holder_corrected(document, *self.places, changes)

    def save(self, form: CorrectHolderForm) -> str:
        """Correct it."""
        said = form.cleaned_data
        correct_holder(
            self.row, changes=self.changes(form), why=said["why"], version=said["version"], by=self.actor
        )
        return "The time in office is corrected."


class WithdrawOffice(OfHolder, TakesRowOff):
    """Somebody who never was chair or vice-chair."""

    act = "membership.correct"

    def rows(self) -> Any:
        """Give those taken off too."""
        return TakesRowOff.rows(self).filter(period__withdrawn=False).select_related("person", "period")

    def changed(self, document: twins.Document, form: MistakeForm) -> twins.Document:
        """The record without it."""
        return twins.holder_withdrawn(document, *self.places)

    def save(self, form: MistakeForm) -> str:
        """Take it off."""
        withdraw_holder(self.row, **form.cleaned_data, by=self.actor)
        return f"{self.row.person} as {OFFICE_WORDS[self.row.office]} is off the record."


class AppointOfficer(OfBoard):
    """Somebody in the seat of an officer, for the time being or for good."""

    act = "membership.appoint"
    form_class = OfficerForm
    concerns = Seat
    back_to = "membership:chair"
    back_words = "Chair and vice-chair"
    heading = "Appoint an acting or interim officer"
    do = "Appoint"

    @cached_property
    def seat(self) -> Seat:
        """The officer's seat."""
        seats = self.board.seats.filter(basis__in=OFFICER_SEATS)
        return get_object_or_404(seats, public_id=self.kwargs["public_id"])

    def under(self) -> str:
        """The seat."""
        return self.facts.seat_label(self.facts.seat_by_id[self.seat.ref])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the people, and which officer it is."""
        sitting = {each.person for each in self.facts.appointments}
        people = {"people": selectors.people_of(self.board), "first": sitting}
        return super().get_form_kwargs() | people | {"finance": self.seat.basis == "CFO"}

    def get_initial(self) -> dict[str, Any]:
        """Propose an interim from the day asked about; whoever acts for finance holds that office."""
        return {"starts_on": self.on, "interim": True, "holds_office": self.seat.basis == "CFO"}

    def effective_on(self, form: OfficerForm) -> date:
        """The first day."""
        first: date = form.cleaned_data["starts_on"]
        return first

    def wish(self, form: OfficerForm) -> dict[str, Any]:
        """Give what the form asks for, as the service takes it."""
        said = form.cleaned_data
        return {
            "starts_on": said["starts_on"],
            "interim": said["interim"] or None,
            "holds_office": said["holds_office"],
            "papers": form.papers,
            "new_id": said["new_id"],
        }

    def changed(self, document: twins.Document, form: OfficerForm) -> twins.Document:
        """The record with them in the seat."""
        return twins.officer_appointed(document, **officer_wish(self.seat, form.chosen, **self.wish(form)))

    def done_already(self, form: OfficerForm) -> str:
        """Tell that they were appointed, where a form was sent twice."""
        made = self.board.appointments.filter(public_id=form.cleaned_data["new_id"]).first()
        return "" if made is None else f"{made.person} was already appointed."

    def save(self, form: OfficerForm) -> str:
        """Appoint."""
        made = appoint_officer(self.seat, form.chosen, **self.wish(form), by=self.actor)
        return f"{made.person} is appointed from {in_words(form.cleaned_data['starts_on'])}."
