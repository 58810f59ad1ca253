"""The pages on which the planning group is set up, people are put on it and leave it, and it is asked."""

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from boards.desk import place_of
from membership import selectors, twins
from membership.form_parts import Choices
from membership.models import Appointment, Consultation, Decision, Person
from membership.models import Group as GroupRow
from membership.paper_acts import RecordsPapers
from membership.planning.coverage import (
    Offered,
    coverage_on_day,
    group_for_acts,
    key_of,
    offered_places,
    place_words,
)
from membership.planning.forms import (
    NO_BOX,
    NO_WORD,
    AskForm,
    CorrectConsultationForm,
    EndPlacesForm,
    InductionForm,
    RegardForm,
    SeatForm,
    SetUpForm,
    StatementForm,
    ViewsForm,
    answers_shown,
    consultation_said,
    statement_said,
)
from membership.row_acts import CorrectsRow, MistakeForm, OfBoard, TakesRowOff
from membership.services import (
    consult_group,
    correct_consultation,
    end_places_on_planning_group,
    seat_on_planning_group,
    set_up_planning_group,
    withdraw_consultation,
)
from membership.services.offices import person_made
from membership.twins.planning import representative_said
from membership.wording import CONSULTATION
from statute.day import ONE_DAY, Day
from statute.facts import Appointment as AppointmentFact
from statute.planning import members_on
from statute.spans import in_words
from statute.structure import Group
from statute.unknown import Open

WHAT_THE_LAW_ASKS = (
    "Every integration authority must have a strategic planning group (section 32 of the Public Bodies (Joint"
    " Working) (Scotland) Act 2014): nominees of the council and the Health Board, one person for each of "
    "twelve prescribed groups of persons, and the voices of the localities."
)
ONE_FOR_SEVERAL = (
    "All places ticked are recorded together, or none. One person may speak for several localities; that one "
    "counts for several of the twelve interests is recorded too, with a caution."
)
AS_IT_HAPPENED = (
    "A member may resign at any time; the board may end a membership, and an authority that of its own"
    " nominee. Whoever ended it, record it as it happened."
)
WHOM_IT_CONSIDERS = (
    "Somebody speaks for an interest whom the board considers to be representative of it. They need not"
    " belong to it: the board’s reason is kept. Its latest statement counts."
)


class OnGroup(OfBoard):
    """An act that concerns the planning group, from whose page it comes."""

    back_to = "planning_group:page"
    back_words = "Planning group"

    @cached_property
    def group(self) -> Group:
        """The group of the day, or the last there was; 404 where none is on record."""
        found = group_for_acts(self.facts, self.on)
        if found is None:
            raise Http404
        return found

    @cached_property
    def group_row(self) -> GroupRow:
        """Its row."""
        found: GroupRow = GroupRow.objects.get(board=self.board, ref=self.group.id)
        return found

    def under(self) -> str:
        """The group by name."""
        return self.group.label


# -- the group ---------------------------------------------------------------------------------------------


class SetUp(OfBoard):
    """The group with its places, in one step."""

    act = "membership.keep_groups"
    back_to = "planning_group:page"
    back_words = "Planning group"
    form_class = SetUpForm
    heading = "Record the strategic planning group"
    do = "Record it"

    def explained(self) -> list[str]:
        """Say what the law asks."""
        return [WHAT_THE_LAW_ASKS]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the places that the law wants filled."""
        offered = offered_places(self.facts, self.on, wanted_only=True)
        return super().get_form_kwargs() | {"offered": offered}

    def wish(self, form: SetUpForm) -> dict[str, Any]:
        """Give what the form says, as the service and its twin take it."""
        typed = form.cleaned_data
        return {
            "said": form.said,
            "places": form.wanted,
            "known_from": typed["known_from"],
            "new_id": typed["new_id"],
        }

    def effective_on(self, form: SetUpForm) -> date:
        """The day asked about, or the first of the group where that is later."""
        first: date = form.cleaned_data["starts_on"]
        return max(first, self.on)

    def changed(self, document: twins.Document, form: SetUpForm) -> twins.Document:
        """The record with the group and its places in it."""
        return twins.planning_group_set_up(document, **self.wish(form))

    def done_already(self, form: SetUpForm) -> str:
        """Tell that it was recorded, where a form was sent twice."""
        made = GroupRow.objects.filter(board=self.board, public_id=form.cleaned_data["new_id"]).exists()
        return "The group is on record already." if made else ""

    def save(self, form: SetUpForm) -> str:
        """Record it."""
        made = set_up_planning_group(self.board, **self.wish(form), by=self.actor)
        return f"{made} is on record with its places."


# -- somebody on it ----------------------------------------------------------------------------------------


class SeatSomebody(OnGroup):
    """Somebody for one or several places, with what goes with it."""

    act = "membership.appoint"
    form_class = SeatForm
    heading = "Put somebody on the planning group"
    do = "Put them on the group"

    def explained(self) -> list[str]:
        """Say what one form does."""
        return [ONE_FOR_SEVERAL]

    @cached_property
    def offered(self) -> list[Offered]:
        """The places on the group."""
        return offered_places(self.facts, self.on)

    @cached_property
    def certain(self) -> tuple[AppointmentFact, ...]:
        """Who is on the group on the day, in which places."""
        return members_on(self.group, self.facts, Day(self.on)).certain

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the people, the places with how they stand, and those who may be followed."""
        return super().get_form_kwargs() | {
            "people": selectors.people_of(self.board),
            "offered": self.offered,
            "states": self._states(),
            "members": self._members(),
            "facts": self.facts,
        }

    def _states(self) -> dict[str, str]:
        """How each place stands, by its key: who is in it, or that it is not filled."""
        found: dict[str, list[str]] = {}
        for each in self.certain:
            found.setdefault(key_of(each, self.facts), []).append(self.facts.person_label(each.person))
        states = {key: f"now {' and '.join(dict.fromkeys(names))}" for key, names in found.items()}
        return self._gaps() | states

    def _gaps(self) -> dict[str, str]:
        coverage = coverage_on_day(self.facts, self.on)
        empty = {place.key for place in coverage.gaps} if coverage else set()
        empty |= {f"SPG_LOC:{key}" for key in empty}
        return {
            each.key: "not filled"
            for each in self.offered
            if each.key in empty or each.seat["basis"] in empty
        }

    def _members(self) -> Choices:
        ids = dict.fromkeys(each.person for each in self.certain)
        return sorted(((each, self.facts.person_label(each)) for each in ids), key=lambda pair: pair[1])

    def get_initial(self) -> dict[str, Any]:
        """Propose the day, and what the link that led here knows: a place, a person, whom they follow."""
        follows = self.request.GET.get("in_place_of", "")
        asked = self.request.GET.get("place", "")
        keys = [each.key for each in self.offered]
        wanted = [key for key in keys if asked and (key == asked or key.startswith(f"{asked}:"))][:1]
        held = {key_of(each, self.facts) for each in self.certain if follows and each.person == follows}
        return {
            "places": wanted or [key for key in keys if key in held],
            "person": self.request.GET.get("person", ""),
            "in_place_of": follows,
            "starts_on": self.on,
            "appointed_by": "board",
        }

    def effective_on(self, form: SeatForm) -> date:
        """The first day on the group."""
        first: date = form.cleaned_data["starts_on"]
        return first

    def changed(self, document: twins.Document, form: SeatForm) -> twins.Document:
        """The record with them on the group."""
        who, new_id = form.chosen, form.cleaned_data["new_id"]
        return twins.seated_on_planning_group(
            document,
            group=self.group.id,
            person=str(person_made(new_id)) if isinstance(who, str) else who.ref,
            new_name=who if isinstance(who, str) else None,
            wish=form.wish,
            new_id=new_id,
        )

    def done_already(self, form: SeatForm) -> str:
        """Tell that they were put on the group, where a form was sent twice."""
        made = self.board.appointments.filter(public_id=form.cleaned_data["new_id"]).first()
        return "" if made is None else f"{made.person} is on the group already."

    def save(self, form: SeatForm) -> str:
        """Put them on the group."""
        new_id: UUID = form.cleaned_data["new_id"]
        made = seat_on_planning_group(
            self.group_row, form.chosen, wish=form.wish, new_id=new_id, by=self.actor
        )
        places = "in one place" if len(made) == 1 else f"in {len(made)} places"
        return f"{made[0].person} is on the group {places} from {in_words(form.cleaned_data['starts_on'])}."


class OfMember(OnGroup):
    """An act that concerns somebody on the group."""

    concerns = Person

    @cached_property
    def person(self) -> Person:
        """Who."""
        return get_object_or_404(self.board.people, public_id=self.kwargs["public_id"])

    def under(self) -> str:
        """Who, on which group."""
        return f"{self.person}, {self.group.label}"


class EndPlaces(OfMember):
    """The end of somebody's time on the group, in all or some of their places."""

    act = "membership.end_appointment"
    form_class = EndPlacesForm
    heading = "End somebody’s time on the planning group"
    do = "Record the last day"

    def explained(self) -> list[str]:
        """Say who may end it, and that it is recorded as it happened."""
        return [AS_IT_HAPPENED]

    @cached_property
    def rows(self) -> dict[str, Appointment]:
        """Their places that have no end, and those whose end was just sent, by public id."""
        found = self.board.appointments.filter(person=self.person, seat__group=self.group.id)
        sent = self.request.POST.getlist("places")
        return {
            str(row.public_id): row
            for row in found.select_related("person", "seat").order_by("pk")
            if row.ends_on is None or str(row.public_id) in sent
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the places, and who may have ended it."""
        return super().get_form_kwargs() | {"choices": self._choices(), "facts": self.facts}

    def _choices(self) -> Choices:
        facts = {each.id: each for each in self.facts.appointments}
        return [(key, place_words(facts[row.record_id], self.facts)) for key, row in self.rows.items()]

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about, and remember which versions are being looked at."""
        return {"on": self.on, "version": _versions(self.rows)}

    def current_version(self) -> Any:
        """The versions as they are now."""
        now = self.board.appointments.filter(pk__in=[row.pk for row in self.rows.values()])
        return _versions({str(row.public_id): row for row in now})

    def chosen(self, form: EndPlacesForm) -> list[Appointment]:
        """Give the places that were ticked."""
        return [self.rows[key] for key in form.cleaned_data["places"]]

    def effective_on(self, form: EndPlacesForm) -> date:
        """The first day without them."""
        last: date = form.cleaned_data["on"]
        return last + ONE_DAY

    def wish(self, form: EndPlacesForm) -> dict[str, Any]:
        """Give what the form says, as the service and its twin take it."""
        typed = form.cleaned_data
        return {"on": typed["on"], "how": typed["how"] or None, "ended_by": typed["ended_by"] or None}

    def changed(self, document: twins.Document, form: EndPlacesForm) -> twins.Document:
        """The record with the end of each place in it."""
        places = [place_of(row) for row in self.chosen(form)]
        return twins.places_ended(document, places=places, **self.wish(form))

    def done_already(self, form: EndPlacesForm) -> str:
        """Tell that it was recorded, where a form was sent twice."""
        last = form.cleaned_data["on"]
        done = all(row.ends_on == last for row in self.chosen(form))
        return f"The last day was already {in_words(last)}." if done else ""

    def held(self, form: EndPlacesForm) -> dict[str, str]:
        """The ends on record now of the places that were ticked."""
        now = self.board.appointments.filter(pk__in=[row.pk for row in self.chosen(form)])
        days = sorted({in_words(row.ends_on) if row.ends_on else "no last day" for row in now})
        return {"on": ", ".join(days)}

    def save(self, form: EndPlacesForm) -> str:
        """End them."""
        versions = form.versions
        rows = [(row, versions.get(str(row.public_id), 0)) for row in self.chosen(form)]
        end_places_on_planning_group(rows, **self.wish(form), by=self.actor)
        return self._told(form)

    def _told(self, form: EndPlacesForm) -> str:
        """Say which places ended, and which they keep."""
        last = form.cleaned_data["on"]
        ended = [row.record_id for row in self.chosen(form)]
        places = [each for each in self.facts.appointments if each.id in ended]
        kept = [
            each for each in self.facts.appointments if each.id not in ended and self._goes_on(each, last)
        ]
        where = "" if kept else " on the group"
        told = f"{self.person}: last day{where} {in_words(last)} ({self._in_words(places)})."
        return f"{told} Still on the group: {self._in_words(kept)}." if kept else told

    def _in_words(self, places: list[AppointmentFact]) -> str:
        return "; ".join(place_words(each, self.facts) for each in places)

    def _goes_on(self, each: AppointmentFact, last: date) -> bool:
        """Whether it is a place of theirs on the group which they keep after a day."""
        if each.person != self.person.ref or self.facts.seat_by_id[each.seat].group != self.group.id:
            return False
        return isinstance(each.ends, Open) or (isinstance(each.ends, date) and each.ends > last)


def _versions(rows: dict[str, Appointment]) -> str:
    return " ".join(f"{key}:{row.version}" for key, row in rows.items())


class RecordsAboutMember(OnGroup, RecordsPapers):
    """A paper about somebody on the group."""

    back_to = "planning_group:page"
    back_words = "Planning group"

    def paper(self, form: Any) -> dict[str, Any]:
        """Give the paper, as the record has it."""
        raise NotImplementedError

    def get_form(self, form_class: Any = None) -> Any:
        """Give the form with the paper that it makes."""
        form: Any = super().get_form(form_class)
        form.paper_of = self.paper
        return form


class RecordStatement(RecordsAboutMember):
    """What the board said of somebody in a place."""

    concerns = Appointment
    form_class = StatementForm
    heading = "Record what the board said of somebody"

    @cached_property
    def appointment(self) -> Appointment:
        """Their time in the place."""
        rows = self.board.appointments.select_related("person", "seat").exclude(seat__group=None)
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    def under(self) -> str:
        """Who, for which interest."""
        fact = next(each for each in self.facts.appointments if each.id == self.appointment.record_id)
        return f"{self.appointment.person}, {place_words(fact, self.facts)}"

    def explained(self) -> list[str]:
        """Say what the law asks of the board."""
        return [WHOM_IT_CONSIDERS]

    def paper(self, form: StatementForm) -> dict[str, Any]:
        """The board's statement."""
        row = self.appointment
        return representative_said(row.person.ref, row.seat.ref, statement_said(form.cleaned_data))


class RecordInduction(OfMember, RecordsAboutMember):
    """Somebody's introduction to the group."""

    form_class = InductionForm
    heading = "Record an induction"

    def paper(self, form: InductionForm) -> dict[str, Any]:
        """The induction, and that they were asked what they need."""
        typed = form.cleaned_data
        return {
            "kind": "induction",
            "topic": "access_needs" if typed["asked"] else None,
            "about": {"group": self.group.id, "person": self.person.ref},
            "given_on": typed["given_on"].isoformat(),
            "reference": typed["reference"] or None,
        }


# -- what it is asked --------------------------------------------------------------------------------------


class Ask(OnGroup):
    """A question put to the group."""

    act = "membership.consult"
    back_to = "planning_group:consultations"
    back_words = "Consultations"
    form_class = AskForm
    heading = "Ask the planning group"
    do = "Record the question"

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the group and its consultations."""
        return _over_the_group(super().crumbs(), self.board.slug)

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about, and the subject that the link that led here knows."""
        return {"asked_on": self.on, "subject": self.request.GET.get("subject", "")}

    def effective_on(self, form: AskForm) -> date:
        """The day of the question."""
        day: date | None = form.cleaned_data["asked_on"]
        return day or self.on

    def said(self, form: AskForm) -> dict[str, Any]:
        """Give the consultation, as the record has it."""
        return {"group": self.group.id, **form.said}

    def changed(self, document: twins.Document, form: AskForm) -> twins.Document:
        """The record with the question in it."""
        said = {"id": str(form.cleaned_data["new_id"]), **self.said(form)}
        return twins.recorded(document, Consultation.in_list, said)

    def done_already(self, form: AskForm) -> str:
        """Tell that it was recorded, where a form was sent twice."""
        rows = Consultation.objects.filter(board=self.board, public_id=form.cleaned_data["new_id"])
        return "The question is on record already." if rows.exists() else ""

    def save(self, form: AskForm) -> str:
        """Record it."""
        consult_group(self.board, said=self.said(form), new_id=form.cleaned_data["new_id"], by=self.actor)
        return "The question is on record."


def _over_the_group(crumbs: list[tuple[str, str]], slug: str) -> list[tuple[str, str]]:
    return [crumbs[0], ("Planning group", reverse("planning_group:page", args=[slug])), *crumbs[1:]]


class OfConsultation(CorrectsRow):
    """An act on a consultation: some of its fields said, or said anew."""

    act = "membership.consult"
    model = Consultation
    row: Consultation
    back_to = "planning_group:consultations"
    back_words = "Consultations"
    first = "asked_on"

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the group and its consultations."""
        return _over_the_group(super().crumbs(), self.board.slug)

    def after(self) -> str:
        """Its page."""
        return reverse("planning_group:consultation", args=[self.board.slug, self.row.public_id])

    def said_of(self, row: Consultation) -> dict[str, Any]:
        """Give what the record says of it."""
        return CONSULTATION.said(vars(row))

    def initial_of(self, row: Consultation) -> dict[str, Any]:
        """Show it: the answers each in a field of its own, and a tick where there was nothing."""
        said = super().initial_of(row)
        answers = said.pop("answers", None) or ()
        boxes = {box: said.get(name) == NO_WORD for name, box in NO_BOX.items()}
        for name in NO_BOX:
            if said.get(name) == NO_WORD:
                said[name] = ""
        return said | boxes | answers_shown(answers)

    def said_in_form(self, form: Any) -> dict[str, Any]:
        """Give what the form says."""
        return consultation_said(form, self.said_of(self.row).get("answers"))

    def decisions(self) -> Choices:
        """The decisions on record, the latest first."""
        rows = Decision.objects.filter(board=self.board).order_by("-taken_on", "-pk")
        return [
            (row.ref, f"{row}{f', {in_words(row.taken_on)}' if row.taken_on else ''}") for row in rows[:500]
        ]

    def corrected(self, document: twins.Document, changes: dict[str, Any]) -> twins.Document:
        """The record with it said anew."""
        return twins.corrected(document, Consultation.in_list, self.place, changes)

    def save(self, form: Any) -> str:
        """Record it."""
        typed = form.cleaned_data
        correct_consultation(
            self.row,
            changes=self.changes(form),
            why=typed.get("why", ""),
            version=typed["version"],
            by=self.actor,
        )
        return "It is on record."


class RecordViews(OfConsultation):
    """The views that came."""

    form_class = ViewsForm
    heading = "Record the views given"
    do = "Record them"


class RecordRegard(OfConsultation):
    """What became of the views."""

    form_class = RegardForm
    heading = "Record how the views were taken into account"
    do = "Record it"
    first = "considered_on"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the decisions to choose from, and the day of the question."""
        given = {"decisions": self.decisions(), "asked_on": self.row.asked_on}
        return super().get_form_kwargs() | given


class CorrectConsultation(OfConsultation):
    """All of it said anew."""

    form_class = CorrectConsultationForm
    heading = "Correct a consultation"
    do = "Correct it"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the decisions to choose from."""
        return super().get_form_kwargs() | {"decisions": self.decisions()}

    def elsewhere(self) -> list[tuple[str, str]]:
        """Where it is taken off the record."""
        address = reverse("planning_group:withdraw_consultation", args=[self.board.slug, self.row.public_id])
        return [("It was recorded by mistake", address)]


class WithdrawConsultation(TakesRowOff):
    """A consultation that never was."""

    act = "membership.consult"
    model = Consultation
    row: Consultation
    back_to = "planning_group:consultations"
    back_words = "Consultations"

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the group and its consultations."""
        return _over_the_group(super().crumbs(), self.board.slug)

    def changed(self, document: twins.Document, form: MistakeForm) -> twins.Document:
        """The record without it."""
        return twins.withdrawn(document, Consultation.in_list, self.place)

    def save(self, form: MistakeForm) -> str:
        """Take it off."""
        withdraw_consultation(self.row, **form.cleaned_data, by=self.actor)
        return "The consultation is off the record."
