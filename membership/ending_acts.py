"""The page on which somebody's time in a seat is ended: first why, then what that reason asks for."""

from datetime import date
from functools import cached_property
from typing import Any

from membership import twins
from membership.ending_forms import FORMS, EndForm, WhyForm
from membership.member_acts import OfAppointment
from membership.models import HowEnded, Standing
from membership.pages import standing_in_words
from membership.services import end_appointment
from statute.day import ONE_DAY
from statute.facts import Standing as StandingFact
from statute.leaving import offices_of_seat, proposed_last_day
from statute.spans import in_words


class EndAppointment(OfAppointment):
    """The end of somebody's time in a seat."""

    act = "membership.end_appointment"
    heading = "End an appointment"
    do = "End the appointment"

    @cached_property
    def how(self) -> str | None:
        """The reason, where one of those there are was chosen."""
        said = self.request.POST.get("how") or self.request.GET.get("how")
        return said if said in FORMS else None

    def get_form_class(self) -> Any:
        """Give the form of the reason, or the one that asks for it."""
        return FORMS[self.how] if self.how else WhyForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form what the record says; a reason that there is not is said to be wrong."""
        given = super().get_form_kwargs()
        if self.how is None:
            if self.request.GET.get("how"):
                given["data"] = given.get("data") or self.request.GET
            return given
        standings = {str(row.public_id): words for row, _, words in self.standings}
        return given | {"facts": self.facts, "appointment": self.fact, "standings": standings}

    def get_template_names(self) -> list[str]:
        """Give the page of the step."""
        return ["membership/end.html" if self.how else "membership/end_why.html"]

    def get_initial(self) -> dict[str, Any]:
        """Propose the day that the record and the law lead to, else today or the day asked about."""
        how = self.how or ""
        return super().get_initial() | {
            "how": how,
            "on": proposed_last_day(self.fact, self.facts, how) or self.on,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the page after the reason, where it is a resignation; give the reason and the day kept."""
        given: dict[str, Any] = {"why": HowEnded(self.how).label if self.how else ""}
        if self.how == HowEnded.RESIGNATION:
            given |= {"act_heading": "Record a resignation"}
        if self.on != self.today:
            given |= {"keep": [("as_at", self.on.isoformat())]}
        return super().get_context_data(**given | kwargs)

    @cached_property
    def standings(self) -> list[tuple[Standing, int, str]]:
        """What may end with the seat: rows with their places in the record and in words."""
        wanted = [each.id for each in self._ending()]
        found = [(place, each) for place, each in enumerate(self.facts.standings) if each.id in wanted]
        rows = list(self.board.standings.order_by("pk")) if found else []
        return [(rows[place], place, standing_in_words(each, self.facts)) for place, each in found]

    def _ending(self) -> list[StandingFact]:
        """What the person still is that the reason says they ceased to be."""
        if self.how == HowEnded.LEFT_OFFICE:
            held = offices_of_seat(self.fact, self.facts)
        elif self.how == HowEnded.NOT_COUNCILLOR:
            rows = self.facts.standings_by_person.get(self.fact.person, ())
            held = [each for each in rows if each.kind == "councillor" and each.value]
        else:
            held = []
        return [each for each in held if not isinstance(each.ends, date)]

    def _ceased(self, form: EndForm) -> list[tuple[Standing, int]]:
        return [(row, place) for row, place, _ in self.standings if str(row.public_id) in form.over]

    def effective_on(self, form: EndForm) -> date:
        """The first day without them."""
        last: date = form.cleaned_data["on"]
        return last + ONE_DAY

    def changed(self, document: twins.Document, form: EndForm) -> twins.Document:
        """The record with the end in it, and all that goes with it."""
        return twins.left(
            document,
            place=self.place,
            on=form.cleaned_data["on"],
            how=form.cleaned_data["how"],
            ended_by=form.ended_by,
            papers=form.papers,
            over=[place for _, place in self._ceased(form)],
            ground=form.ground,
        )

    def done_already(self, form: EndForm) -> str:
        """Tell that the appointment has this end, where a form was sent twice."""
        last = form.cleaned_data["on"]
        if self.appointment.ends_on != last:
            return ""
        return f"{self.appointment.person}: the last day was already {in_words(last)}."

    def held(self, form: EndForm) -> dict[str, str]:
        """The end on record now."""
        row = self.now()
        how = row.get_how_ended_display() if row.how_ended else "not recorded"
        return {"on": in_words(row.ends_on) if row.ends_on else "still in the seat", "how": str(how)}

    def save(self, form: EndForm) -> str:
        """End it."""
        end_appointment(
            self.appointment,
            on=form.cleaned_data["on"],
            how=form.cleaned_data["how"],
            ended_by=form.ended_by,
            papers=form.papers,
            over=[row for row, _ in self._ceased(form)],
            ground=form.ground,
            version=form.cleaned_data["version"],
            by=self.actor,
        )
        return f"{self.appointment.person}: last day {in_words(form.cleaned_data['on'])}."
