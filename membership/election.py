"""The sheet of an ordinary election: every council's seat, who leaves it, and who is nominated to it next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from boards.days import BadDay, asked_day
from membership import selectors, twins
from membership.acting import CHANGE, ActView, ChangesOne, MakesOne
from membership.forms import NAMESAKE, SHARED_NAME, day_field, namesake_field, new_name_field, shares_name
from membership.models import Appointment, Person, Seat
from membership.roll import seat_title, whose_seat
from membership.services import hold_election
from membership.services.election import (
    COUNCIL_SEATS,
    Nomination,
    council_seats_version,
    field_key,
    left,
    nominated,
    nomination_id,
)
from statute.day import ONE_DAY, Day
from statute.elections import election_at_hand
from statute.facts import Appointment as AppointmentFact
from statute.facts import BoardFacts
from statute.facts import Seat as SeatFact
from statute.holding import state_of
from statute.offices import CHAIR, OFFICE_WORDS, VICE, office_on
from statute.registry import REGISTRY
from statute.spans import in_words
from statute.unknown import is_known

RULES: Final = ("END-08", "MEM-13", "TRM-01")
SAME: Final = "same"


@dataclass(frozen=True)
class Line:
    """A council's seat around polling day; `leaving` are those who sit past it on what is recorded."""

    seat: Seat
    number: int
    title: str
    holders: tuple[AppointmentFact, ...]
    leaving: tuple[AppointmentFact, ...]
    next: AppointmentFact | None
    names: str
    notes: tuple[str, ...]

    @property
    def key(self) -> str:
        """What the names of its fields begin with."""
        return field_key(self.seat)

    @property
    def may_be_nominated(self) -> bool:
        """Whether the seat has nobody yet for the time after polling day."""
        return self.next is None


def lines_on(facts: BoardFacts, seats: Mapping[str, Seat], on: date) -> list[Line]:
    """Give every council's seat of the board around polling day."""
    council = [each for each in facts.board_seats if is_known(each.basis) and each.basis == COUNCIL_SEATS]
    return [_line(each, number, facts, seats, on) for number, each in enumerate(council, 1)]


def _line(seat: SeatFact, number: int, facts: BoardFacts, seats: Mapping[str, Seat], on: date) -> Line:
    state = state_of(seat, facts, Day(on))
    names = ", ".join(facts.person_label(each.person) for each in state.holders)
    missing = f"Not on record: {state.missing}." if state.missing else "Not filled on polling day."
    following = next(iter(_following(seat, facts, on)), None)
    return Line(
        seats[seat.id],
        number,
        f"{seat_title(seat)}, {whose_seat(seat, facts)}".rstrip(", "),
        state.holders,
        tuple(each for each in state.holders if not (isinstance(each.ends, date) and each.ends <= on)),
        following,
        names,
        tuple(_notes(state.holders, following, facts, on)) if state.holders else (missing,),
    )


def _following(seat: SeatFact, facts: BoardFacts, on: date) -> list[AppointmentFact]:
    """Give who is on record for the seat from after polling day, the first to come first."""
    rows = facts.appointments_by_seat.get(seat.id, ())
    later = [each for each in rows if is_known(each.starts_on) and each.starts_on > on]
    return sorted(later, key=lambda each: str(each.starts_on))


def _notes(
    holders: Iterable[AppointmentFact], following: AppointmentFact | None, facts: BoardFacts, on: date
) -> Iterator[str]:
    for each in holders:
        name = facts.person_label(each.person)
        if isinstance(each.ends, date):
            yield f"{name} leaves with {in_words(each.ends)}, as is on record."
        for office in (CHAIR, VICE):
            if any(one.holder.person == each.person for one in office_on(facts, office, Day(on)).holders):
                yield f"{name} is {OFFICE_WORDS[office]} of the board until they leave."
    if following is not None and is_known(following.starts_on):
        name = facts.person_label(following.person)
        yield f"{name} follows from {in_words(following.starts_on)}, as is on record."


class ElectionForm(MakesOne, ChangesOne):
    """Who leaves with polling day, and who is nominated next; fields for each seat come with its line."""

    starts_on = day_field(
        "First day in the seat of those nominated",
        required=False,
        help_text="Usually the day of the council’s own decision. Each seat can have another day below.",
    )
    term_ends = day_field(
        "Last day of their term",
        required=False,
        help_text="At most three years from the first day. Left empty, it stays not recorded.",
    )
    elected_on = day_field(
        "First day as a councillor of those nominated",
        required=False,
        help_text="Recorded for everybody you name below. Left empty, nothing is recorded of it.",
    )
    with_standings = forms.BooleanField(
        label="Also end, with polling day, what says that somebody is a councillor", required=False
    )

    def __init__(
        self,
        *args: Any,
        lines: Sequence[Line],
        people: Iterable[Person],
        facts: BoardFacts,
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines, self.on = lines, on
        self.sometimes_needed: list[str] = ["starts_on"]
        self.people = {str(each.public_id): each for each in people}
        self.by_ref = {each.ref: each for each in self.people.values()}
        for line in lines:
            self.fields.update(self._fields_of(line))

    def _fields_of(self, line: Line) -> dict[str, forms.Field]:
        found: dict[str, forms.Field] = {}
        if line.leaving:
            words = f"{line.number}. {line.names}: last day in the seat {in_words(self.on)}"
            found["on"] = forms.BooleanField(label=words, required=False, initial=True)
        if line.may_be_nominated:
            found["person"] = forms.ChoiceField(
                label=f"{line.number}. Who is nominated next", required=False, choices=self._choices(line)
            )
            found["new_name"] = new_name_field(f"{line.number}. Their name, if they are not on the list")
            if shares_name(self.data.get(f"{line.key}new_name", ""), self.people.values()):
                found["namesake"] = namesake_field(f"{line.number}. {NAMESAKE}")
            found["starts_on"] = day_field(f"{line.number}. First day, if it is another", required=False)
            found["term_ends"] = day_field(
                f"{line.number}. Last day of the term, if it is another", required=False
            )
        return {f"{line.key}{name}": field for name, field in found.items()}

    def _choices(self, line: Line) -> list[tuple[str, str]]:
        again = [
            (SAME if len(line.holders) == 1 else str(self.by_ref[each.person].public_id), each.person)
            for each in line.holders
        ]
        same = [(value, f"{self.by_ref[ref]}, elected and nominated again") for value, ref in again]
        sat = {each.person for each in line.holders}
        others = [(value, str(each)) for value, each in self.people.items() if each.ref not in sat]
        return [("", "Nobody yet"), *same, *others]

    def clean(self) -> dict[str, Any]:
        """Insist on a first day for whoever is named, on one person a seat, and on something to do."""
        said = super().clean() or self.cleaned_data
        for line in self.lines:
            if line.may_be_nominated:
                self._check(line, said)
        if not self.errors and not self.leaving and not self.nominations and not said["with_standings"]:
            raise forms.ValidationError("Tick who leaves, or say who is nominated.")
        return said

    def _check(self, line: Line, said: dict[str, Any]) -> None:
        listed, typed = said.get(f"{line.key}person"), said.get(f"{line.key}new_name")
        own = said.get(f"{line.key}starts_on")
        if listed and typed:
            self.add_error(f"{line.key}new_name", "Choose somebody or give a new name, not both.")
        elif typed and not said.get(f"{line.key}namesake") and shares_name(typed, self.people.values()):
            self.add_error(f"{line.key}new_name", SHARED_NAME)
        if not (listed or typed):
            return
        if not own and not said.get("starts_on") and not self.has_error("starts_on"):
            self.add_error("starts_on", "Enter the first day in the seat of those nominated.")
        if own and own <= self.on:
            self.add_error(f"{line.key}starts_on", f"This must come after polling day, {in_words(self.on)}.")

    def add_error(self, field: str | None, error: Any) -> None:
        """Put what is wrong with the end of a term where that was typed: for all seats, or for the one."""
        for_all = field is not None and field.endswith("-term_ends") and not self.data.get(field)
        super().add_error("term_ends" if for_all else field, error)

    def clean_starts_on(self) -> date | None:
        """Refuse a first day that does not come after polling day."""
        first: date | None = self.cleaned_data["starts_on"]
        if first and first <= self.on:
            raise forms.ValidationError(f"This must come after polling day, {in_words(self.on)}.")
        return first

    @property
    def leaving(self) -> list[tuple[Line, AppointmentFact]]:
        """The appointments that were ticked to end."""
        ticked = [line for line in self.lines if self.cleaned_data.get(f"{line.key}on")]
        return [(line, each) for line in ticked for each in line.leaving]

    @property
    def nominations(self) -> list[Nomination]:
        """Who is nominated to which seat."""
        found = [(line, self._chosen(line)) for line in self.lines if line.may_be_nominated]
        return [
            Nomination(line.seat, who, self._own(line, "starts_on"), self._own(line, "term_ends"))
            for line, who in found
            if who is not None
        ]

    def _own(self, line: Line, name: str) -> Any:
        return self.cleaned_data.get(f"{line.key}{name}") or self.cleaned_data.get(name)

    def _chosen(self, line: Line) -> Person | str | None:
        listed = self.cleaned_data.get(f"{line.key}person")
        if listed == SAME:
            return self.by_ref[line.holders[0].person]
        return self.people.get(listed or "") or self.cleaned_data.get(f"{line.key}new_name") or None

    @property
    def sheets(self) -> list[tuple[Line, list[forms.BoundField]]]:
        """Every line with its fields."""
        return [
            (line, [self[name] for name in self.fields if name.startswith(line.key)]) for line in self.lines
        ]

    @property
    def general(self) -> list[forms.BoundField]:
        """The fields that are about all seats."""
        return [self[name] for name in ("starts_on", "term_ends", "elected_on", "with_standings")]


class Election(ActView):
    """Every council's seat at an ordinary election: ended together, and nominated anew then or later."""

    act = "membership.hold_election"
    form_class = ElectionForm
    template_name = "membership/election.html"
    heading = "Council election"
    do = "Record it"
    day: date

    def enter(self, request: HttpRequest) -> HttpResponse | None:
        """Read polling day from the address too; the ordinary election at hand where it is not given."""
        refused = super().enter(request)
        if refused is not None:
            return refused
        try:
            self.day = asked_day(request.GET.get("day") or f"{election_at_hand(self.on)}", self.today)
        except BadDay as bad:
            return render(
                request, "boards/bad_day.html", {"board": self.board, "reason": str(bad)}, status=400
            )
        return None

    @cached_property
    def lines(self) -> list[Line]:
        """Every council's seat."""
        seats = {each.ref: each for each in selectors.seats_of(self.board)}
        return lines_on(self.facts, seats, self.day)

    @cached_property
    def rows(self) -> list[Appointment]:
        """The rows of the appointments, in the order of the record."""
        return list(self.board.appointments.select_related("seat").order_by("pk"))

    def places(self, form: ElectionForm) -> list[tuple[int, Seat]]:
        """Give where the record has the appointments that end."""
        found = {each.id: place for place, each in enumerate(self.facts.appointments)}
        return [(found[each.id], line.seat) for line, each in form.leaving]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form its seats and the people to choose from."""
        people = list(selectors.people_of(self.board))
        given = {"lines": self.lines, "people": people, "facts": self.facts, "on": self.day}
        return super().get_form_kwargs() | given

    def get_initial(self) -> dict[str, Any]:
        """Propose that those elected are councillors from the day after polling day."""
        return {
            "version": self.current_version(),
            "elected_on": self.day + ONE_DAY,
            "with_standings": any(line.leaving for line in self.lines),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give polling day, and the rules that the sheet rests on."""
        given = {"day": self.day, "lines": self.lines, "rules": [REGISTRY[each] for each in RULES]}
        return super().get_context_data(**given | kwargs)

    def under(self) -> str:
        """Polling day."""
        return f"Polling day {in_words(self.day)}"

    def back(self) -> str:
        """The board and its people."""
        return reverse("membership:people", args=[self.board.slug])

    def after(self) -> str:
        """The sheet again, to nominate those whom nobody had named yet."""
        return f"{reverse('membership:election', args=[self.board.slug])}?day={self.day}"

    def effective_on(self, form: ElectionForm) -> date:
        """The day after polling day, or the first day of whoever comes where nobody leaves now."""
        first = [each.starts_on for each in form.nominations]
        return min(first) if first and not form.leaving else self.day + ONE_DAY

    def changed(self, document: twins.Document, form: ElectionForm) -> twins.Document:
        """The record after the election."""
        return twins.election_held(
            document,
            on=self.day,
            leaving=[left(place, seat) for place, seat in self.places(form)],
            nominated=[nominated(each, form.cleaned_data["new_id"]) for each in form.nominations],
            with_standings=form.cleaned_data["with_standings"],
            elected_on=form.cleaned_data["elected_on"],
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Tell that all of it was recorded, where a sheet was sent twice: its fields are gone by then."""
        if request.POST.get("step") != CHANGE and self._is_done(request.POST):
            messages.info(request, "That was recorded already.")
            return redirect(self.after())
        return super().post(request, *args, **kwargs)

    def _is_done(self, typed: QueryDict) -> bool:
        left_ = [line for line in self.lines if typed.get(f"{line.key}on")]
        named = [
            line for line in self.lines if typed.get(f"{line.key}person") or typed.get(f"{line.key}new_name")
        ]
        if not (left_ or named) or any(line.leaving for line in left_):
            return False
        try:
            wanted = [nomination_id(line.seat, UUID(typed.get("new_id", ""))) for line in named]
        except ValueError:
            return False
        return self.board.appointments.filter(public_id__in=wanted).count() == len(wanted)

    def current_version(self) -> int:
        """What changes whenever something about the councils' seats does."""
        return council_seats_version(self.board)

    def held(self, form: ElectionForm) -> dict[str, str]:
        """What the record says of each seat now."""
        nobody = {f"{line.key}{name}": "nothing" for line in self.lines for name in ("person", "new_name")}
        sitting = {f"{line.key}on": "still in the seat" for line in self.lines if line.leaving}
        return nobody | sitting

    def save(self, form: ElectionForm) -> str:
        """Record it."""
        leaving = [self.rows[place] for place, _ in self.places(form)]
        hold_election(
            self.board,
            on=self.day,
            leaving=leaving,
            nominations=form.nominations,
            with_standings=form.cleaned_data["with_standings"],
            elected_on=form.cleaned_data["elected_on"],
            new_id=form.cleaned_data["new_id"],
            version=form.cleaned_data["version"],
            by=self.actor,
        )
        return told(len(leaving), len(form.nominations))


def told(leaving: int, nominated_: int) -> str:
    """Say how many left and how many were nominated."""
    left_ = f"{leaving} place{'' if leaving == 1 else 's'} ended with polling day"
    return f"{left_}, {nominated_} nominated."
