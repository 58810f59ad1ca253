"""The pages on which it is recorded what somebody is, and that they are so no longer."""

from datetime import date
from functools import cached_property
from typing import Any, Final

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from membership import selectors, twins
from membership.acting import ChangesOne, MakesOne
from membership.form_parts import until_of
from membership.models import Person, Standing
from membership.pages import standing_in_words
from membership.row_acts import CorrectsRow, MistakeForm, OfBoard, OfRow, TakesRowOff
from membership.services import correct_standing, end_standing, record_standing, withdraw_standing
from membership.services.standings import membership_id
from membership.standing_forms import (
    FORM_OF,
    IS,
    IS_NOT,
    KINDS,
    DisqualifiedForm,
    EndStandingForm,
    StandingForm,
    correcting,
    recording,
)
from membership.views import PeopleView
from membership.wording import STANDING
from statute.day import ONE_DAY
from statute.facts import Standing as StandingFact
from statute.spans import in_words
from statute.unknown import is_known

RESTRICTED: Final = "disqualified"
NO_REASON_KEPT: Final = "No reason is kept of what is restricted."
NOTHING_ELSE: Final = (
    "Write nothing else down: not the offence, the court, the employer, the amounts, nor how the board came "
    "to know. The law asks whether somebody is disqualified and since when; more would be sensitive personal "
    "data that nobody here needs."
)
NOBODY_ELSE: Final = (
    "It is in no list, letter or download for anybody else. In the history of changes others see only that "
    "something was recorded."
)
WHAT_MAY_BE_WRITTEN: Final = (
    "Only the category and the days are kept, and only secretaries see them.",
    NOTHING_ELSE,
    NOBODY_ELSE,
)
ENDS_WITH: Final = {
    "councillor": "Their seat as a council’s nominee ends with that day too (rule END-08)",
    "non_executive": "Their membership of the Health Board ends with that day too",
}


class ChooseStanding(PeopleView, TemplateView):
    """The first step: what kind of thing somebody is."""

    act = "membership.record_standing"
    template_name = "membership/choose.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the kinds, each with the address of its form."""
        person = get_object_or_404(self.board.people, public_id=self.kwargs["public_id"])
        route = "membership:record_standing_of"
        kinds = [
            (form.title, reverse(route, args=[self.board.slug, person.public_id, form.kind]), "")
            for form in KINDS
        ]
        if self.can("membership.record_restricted"):
            address = reverse("membership:record_disqualification", args=[self.board.slug, person.public_id])
            kinds.append((DisqualifiedForm.title, address, "Category and days only; for secretaries alone."))
        page = reverse("membership:person", args=[self.board.slug, person.public_id])
        return super().get_context_data(
            choose_heading="Record what they are",
            under=str(person),
            crumbs=[
                ("Board and people", reverse("membership:people", args=[self.board.slug])),
                (str(person), page),
            ],
            choices=[("", kinds)],
            **kwargs,
        )


class OfPerson(OfBoard):
    """An act that concerns a person, whose page it comes from and leads back to."""

    @property
    def person(self) -> Person:
        """The person."""
        raise NotImplementedError

    def back(self) -> str:
        """Their page."""
        return reverse("membership:person", args=[self.board.slug, self.person.public_id])

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over their page."""
        top = ("Board and people", reverse("membership:people", args=[self.board.slug]))
        return [top, (str(self.person), self.back())]


class RecordStanding(OfPerson):
    """What somebody is."""

    act = "membership.record_standing"
    concerns = Person
    heading = "Record what they are"
    do = "Record it"

    @cached_property
    def person(self) -> Person:
        """The person."""
        found: Person = get_object_or_404(selectors.people_of(self.board), public_id=self.kwargs["public_id"])
        return found

    @cached_property
    def kind(self) -> type[StandingForm]:
        """The kind, which the address names; 404 for one there is not, or that has a page of its own."""
        found = FORM_OF.get(self.kwargs["kind"])
        if found is None or found.kind == RESTRICTED:
            raise Http404
        return found

    def get_form_class(self) -> Any:
        """The form of the kind."""
        return recording(self.kind)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the facts that it takes its choices from."""
        return super().get_form_kwargs() | {"facts": self.facts}

    def under(self) -> str:
        """Who, and what."""
        return f"{self.person}: {self.kind.title[:1].lower()}{self.kind.title[1:]}"

    def effective_on(self, form: StandingForm) -> date:
        """Its first day, or the day asked about where that is not known."""
        first: date | None = form.cleaned_data["starts_on"]
        return first or self.on

    def wish(self, form: StandingForm) -> dict[str, Any]:
        """Give what the form says, as the service takes it."""
        return {
            "kind": self.kind.kind,
            "starts_on": form.cleaned_data["starts_on"],
            "ends": form.ends_said,
            "value": form.value,
            "details": form.details,
            "with_membership": self.kind.kind == "non_executive" and form.value is None,
            "new_id": form.cleaned_data["new_id"],
        }

    def changed(self, document: twins.Document, form: StandingForm) -> twins.Document:
        """The record with it in it."""
        wish = self.wish(form)
        said = {
            "id": str(wish["new_id"]),
            "person": self.person.ref,
            "is": wish["kind"],
            **{name: wish[name] for name in ("starts_on", "ends", "value")},
            **wish["details"],
        }
        membership = membership_id(wish["new_id"]) if wish["with_membership"] else None
        return twins.standing_recorded(document, said, membership=membership)

    def done_already(self, form: MakesOne) -> str:
        """Tell that it was recorded, where a form was sent twice."""
        made = self.board.standings.filter(public_id=form.cleaned_data["new_id"]).exists()
        return "That is on record already." if made else ""

    def save(self, form: StandingForm) -> str:
        """Record it."""
        record_standing(self.person, **self.wish(form), by=self.actor)
        return f"{self.person}: it is on record."


class RecordDisqualification(RecordStanding):
    """A ground of disqualification."""

    act = "membership.record_restricted"
    heading = "Record a disqualification"
    kind = DisqualifiedForm

    def explained(self) -> list[str]:
        """Say what may and may not be written, and why."""
        return list(WHAT_MAY_BE_WRITTEN)

    def under(self) -> str:
        """Who."""
        return str(self.person)


class OfStanding(OfPerson, OfRow):
    """An act that concerns something that somebody is."""

    model = Standing
    row: Standing

    def rows(self) -> Any:
        """Give the standings that whoever looks may see."""
        return self._for_reader(super().rows().select_related("person"))

    def taken_off(self) -> Any:
        """Give those off the record that whoever looks may see."""
        return self._for_reader(super().taken_off())

    def _for_reader(self, rows: Any) -> Any:
        return rows if self.can("membership.record_restricted") else rows.exclude(kind=RESTRICTED)

    @property
    def person(self) -> Person:
        """Whose it is."""
        return self.row.person

    @cached_property
    def fact(self) -> StandingFact:
        """It as the law knows it."""
        return self.facts.standings[self.place]

    def under(self) -> str:
        """Whose, and what."""
        return f"{self.person}: {standing_in_words(self.fact, self.facts)}"


class EndStanding(OfStanding):
    """The end of something that somebody was."""

    act = "membership.record_standing"
    form_class = EndStandingForm
    heading = "No longer so"
    do = "Record the last day"

    @cached_property
    def goes_with_it(self) -> str:
        """What ends with it, in words; nothing where nothing does."""
        if self.row.kind == "councillor" and not self._sits_for_a_council:
            return ""
        return ENDS_WITH.get(self.row.kind, "") if self.fact.value else ""

    @property
    def _sits_for_a_council(self) -> bool:
        appointments = self.facts.appointments_by_person.get(self.fact.person, ())
        seats = [self.facts.seat_by_id[each.seat] for each in appointments if not isinstance(each.ends, date)]
        return any(is_known(seat.basis) and seat.basis == "LA_NOM" for seat in seats)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give what ends with it."""
        return super().get_form_kwargs() | {"goes_with_it": self.goes_with_it}

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about."""
        return super().get_initial() | {"on": self.on}

    def effective_on(self, form: EndStandingForm) -> date:
        """The first day on which it is not so."""
        last: date = form.cleaned_data["on"]
        return last + ONE_DAY

    def wish(self, form: EndStandingForm) -> dict[str, Any]:
        """Give what the form says, as the service takes it."""
        return {"on": form.cleaned_data["on"], "with_it": form.cleaned_data.get("with_it", False)}

    def changed(self, document: twins.Document, form: EndStandingForm) -> twins.Document:
        """The record with the end in it, and with what ends with it."""
        return twins.standing_ended(document, place=self.place, **self.wish(form))

    def done_already(self, form: EndStandingForm) -> str:
        """Tell that it has this end, where a form was sent twice."""
        last = form.cleaned_data["on"]
        return f"The last day was already {in_words(last)}." if self.row.ends_on == last else ""

    def held(self, form: EndStandingForm) -> dict[str, str]:
        """The end on record now."""
        last = self.now().ends_on
        return {"on": in_words(last) if last else "no last day"}

    def save(self, form: EndStandingForm) -> str:
        """End it."""
        end_standing(self.row, **self.wish(form), version=form.cleaned_data["version"], by=self.actor)
        return f"{self.person}: last day {in_words(form.cleaned_data['on'])}."


class CorrectStanding(OfStanding, CorrectsRow):
    """Something that somebody is, said anew."""

    heading = "Correct what they are"

    def get_form_class(self) -> Any:
        """The form of its kind."""
        return correcting(FORM_OF[self.row.kind])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the facts, and what it says now."""
        return super().get_form_kwargs() | {"facts": self.facts, "present": self.said_of(self.row)}

    def explained(self) -> list[str]:
        """Say what may be written, where that is restricted."""
        return list(WHAT_MAY_BE_WRITTEN) if self.row.kind == RESTRICTED else []

    def elsewhere(self) -> list[tuple[str, str]]:
        """Where it is taken off the record."""
        address = reverse("membership:withdraw_standing", args=[self.board.slug, self.row.public_id])
        return [("It was recorded by mistake", address)]

    def said_of(self, row: Standing) -> dict[str, Any]:
        """Give what the record says of it."""
        return STANDING.said({**vars(row), "person__ref": row.person.ref})

    def initial_of(self, row: Standing) -> dict[str, Any]:
        """Show it, its end in two fields."""
        value = IS_NOT if row.is_so is False else IS
        return super().initial_of(row) | {"ends": None, "is_or_not": value} | until_of(row.ends)

    def said_in_form(self, form: StandingForm) -> dict[str, Any]:
        """Give what the form says."""
        denied = form.value is False
        # That it is so may be said or left unsaid; the record keeps whichever it has.
        value = False if denied else (True if self.row.is_so is True else None)
        return {
            **form.own_said,
            "value": value,
            "starts_on": form.cleaned_data["starts_on"],
            "ends": form.ends_said,
        }

    def corrected(self, document: twins.Document, changes: dict[str, Any]) -> twins.Document:
        """The record with it corrected."""
        return twins.corrected(document, "standings", self.place, changes)

    def save(self, form: Any) -> str:
        """Correct it."""
        said = form.cleaned_data
        correct_standing(
            self.row,
            changes=self.changes(form),
            why=said.get("why", NO_REASON_KEPT),
            version=said["version"],
            by=self.actor,
        )
        return f"{self.person}: what they are is corrected."


class WithdrawStanding(OfStanding, TakesRowOff):
    """Something that somebody never was."""

    def under(self) -> str:
        """Whose, and what."""
        return f"{self.person}: {self.row.get_kind_display()}"

    def rows(self) -> Any:
        """Give those taken off too, but for what is restricted where whoever looks may not see it."""
        return self._for_reader(TakesRowOff.rows(self).select_related("person"))

    def changed(self, document: twins.Document, form: ChangesOne) -> twins.Document:
        """The record without it."""
        return twins.withdrawn(document, "standings", self.place)

    def get_form_class(self) -> Any:
        """Ask for no reason where somebody might write down more than may be kept."""
        return ChangesOne if self.row.kind == RESTRICTED else MistakeForm

    def save(self, form: ChangesOne) -> str:
        """Take it off."""
        said = {"why": NO_REASON_KEPT} | form.cleaned_data
        withdraw_standing(self.row, **said, by=self.actor)
        return f"{self.person}: that is off the record."
