"""The papers: a list of them, and the pages on which they are recorded, corrected, and taken off again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from membership import twins
from membership.form_parts import Choices
from membership.models import Paper
from membership.paper_forms import (
    BODY_WORDS,
    NO,
    YES,
    AttendanceForm,
    CorrectPaperForm,
    DeclarationsForm,
    PaperForm,
    in_title,
)
from membership.paper_purposes import BY_SLUG, Purpose, groups, purpose_of
from membership.row_acts import CorrectsRow, MistakeForm, OfBoard, OfRow, TakesRowOff
from membership.services import correct_paper, record_papers, withdraw_paper
from membership.views import PeopleView
from membership.wording import PAPER
from statute.day import Day
from statute.facts import Appointment, BoardFacts
from statute.facts import Paper as PaperFact
from statute.holding import appointments_in_post, in_post
from statute.record_shape import ABOUT, PAPER_KINDS
from statute.spans import in_words
from statute.unknown import Maybe, is_known

PER_PAGE: Final = 25
DAY_WORDS: Final = (("given_on", "given"), ("received_on", "received"), ("effective_on", "takes effect"))


# -- the list ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PaperShown:
    """A paper as the list shows it."""

    title: str
    about: str
    between: str
    days: tuple[str, ...]
    reference: str
    notes: tuple[str, ...]
    correct: str = ""
    mistake: str = ""


class PapersPage(PeopleView, TemplateView):
    """Every paper on record, by kind, person and year."""

    template_name = "membership/papers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give a page of the papers that were asked for, the latest first, and what can be asked for."""
        found = self._asked_for()
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            papers=[self._shown(place, paper) for place, paper in page.object_list],
            page_obj=page,
            filters=self._filters(),
            any_papers=bool(self._papers),
            asked=any(self._asked(name) for name in ("kind", "person", "year")),
            may_record=self.can("membership.record_paper"),
            **kwargs,
        )

    def _asked(self, name: str) -> str:
        return self.request.GET.get(name, "")

    @cached_property
    def _papers(self) -> list[tuple[int, PaperFact]]:
        """The papers, with their places in the record."""
        return list(enumerate(self.facts.papers))

    def _asked_for(self) -> list[tuple[int, PaperFact]]:
        kind, person, year = (self._asked(name) for name in ("kind", "person", "year"))
        found = [
            (place, each)
            for place, each in self._papers
            if (not kind or each.kind == kind)
            and (not person or person == _person_of(each, self.facts))
            and (not year or year == _year_of(each))
        ]
        return sorted(found, key=lambda pair: _first_day(pair[1]) or date.min, reverse=True)

    def _filters(self) -> list[tuple[str, str, str, Choices]]:
        """The questions of the filter: name, label, what is asked now, and the answers there are."""
        papers = [each for _, each in self._papers]
        kinds = [(kind, in_title(kind)) for kind in PAPER_KINDS if any(each.kind == kind for each in papers)]
        ids = dict.fromkeys(_person_of(each, self.facts) for each in papers)
        people = sorted((self.facts.person_label(each), each) for each in ids if each)
        years = sorted({year for each in papers if (year := _year_of(each))}, reverse=True)
        return [
            ("kind", "Kind", self._asked("kind"), [("", "Every kind"), *kinds]),
            (
                "person",
                "Person",
                self._asked("person"),
                [("", "Everybody"), *((ref, name) for name, ref in people)],
            ),
            ("year", "Year", self._asked("year"), [("", "Every year"), *((year, year) for year in years)]),
        ]

    @cached_property
    def _ids(self) -> list[Any]:
        return list(self.board.papers.order_by("pk").values_list("public_id", flat=True))

    def _shown(self, place: int, paper: PaperFact) -> PaperShown:
        may_correct = self.can("membership.correct")
        routes = ("correct_paper", "withdraw_paper") if may_correct else ()
        args = [self.board.slug, self._ids[place]]
        links = [reverse(f"membership:{route}", args=args) for route in routes]
        return paper_shown(paper, self.facts, *links)


def paper_shown(paper: PaperFact, facts: BoardFacts, correct: str = "", mistake: str = "") -> PaperShown:
    """Give a paper in words, with where it is corrected and taken off the record."""
    return PaperShown(
        title_of(paper),
        "; ".join(_about(paper, facts)),
        _between(paper, facts),
        tuple(_days(paper)),
        paper.reference if is_known(paper.reference) else "",
        tuple(_notes(paper, facts)),
        correct,
        mistake,
    )


def title_of(paper: PaperFact) -> str:
    """Give what a paper is, in words."""
    said = {"kind": paper.kind, "topic": paper.topic, "from": paper.from_, "to": paper.to}
    purpose = purpose_of({name: value for name, value in said.items() if is_known(value)})
    if purpose.fixed:
        return purpose.title
    return in_title(paper.kind) + (f" ({in_title(paper.topic).lower()})" if is_known(paper.topic) else "")


def _person_of(paper: PaperFact, facts: BoardFacts) -> str:
    """Give the id of whom a paper is about, by name or through an appointment; empty where nobody said."""
    about = paper.about if is_known(paper.about) else {}
    if "person" in about:
        return about["person"]
    return next((each.person for each in facts.appointments if each.id == about.get("appointment")), "")


def _first_day(paper: PaperFact) -> date | None:
    days = (paper.given_on, paper.received_on, paper.effective_on)
    return next((day for day in days if is_known(day)), None)


def _year_of(paper: PaperFact) -> str:
    day = _first_day(paper)
    return str(day.year) if day else ""


def _about(paper: PaperFact, facts: BoardFacts) -> Iterator[str]:
    about = paper.about if is_known(paper.about) else {}
    if person := _person_of(paper, facts):
        yield facts.person_label(person)
    if "seat" in about:
        seat = facts.seat_by_id.get(about["seat"])
        yield facts.seat_label(seat) if seat else about["seat"]
    if "authority" in about:
        yield facts.authority_label(about["authority"])
    if "group" in about:
        yield facts.group_label(about["group"])
    if "locality" in about:
        yield facts.locality_label(about["locality"])


def _body(name: Maybe[str], facts: BoardFacts) -> str:
    if not is_known(name):
        return ""
    words = BODY_WORDS.get(name)
    return words[:1].lower() + words[1:] if words else facts.authority_label(name)


def _between(paper: PaperFact, facts: BoardFacts) -> str:
    sender, receiver = _body(paper.from_, facts), _body(paper.to, facts)
    return " ".join([*(["from", sender] if sender else []), *(["to", receiver] if receiver else [])])


def _days(paper: PaperFact) -> Iterator[str]:
    for name, words in DAY_WORDS:
        day = getattr(paper, name)
        if is_known(day):
            yield f"{words} {in_words(day)}"


def _notes(paper: PaperFact, facts: BoardFacts) -> Iterator[str]:
    if paper.kind == "attendance":
        yield "came" if paper.says is True else "did not come"
    elif paper.says is False:
        yield "says that it is not so"
    if is_known(paper.good_cause):
        yield "with a reasonable cause" if paper.good_cause else "without a reasonable cause"
    if is_known(paper.form):
        yield {"written": "in writing", "electronic": "by electronic means", "spoken": "spoken"}[paper.form]
    if is_known(paper.capacity):
        yield f"as {in_title(paper.capacity).lower()}"
    if is_known(paper.agreed_by):
        yield f"agreed by {', '.join(map(facts.person_label, paper.agreed_by)) or 'nobody'}"


# -- recording ---------------------------------------------------------------------------------------------


class ChoosePaper(PeopleView, TemplateView):
    """The first step: what the paper is for."""

    act = "membership.record_paper"
    template_name = "membership/choose.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the purposes in their groups, and the two sheets for several members at once."""
        query = self.addresses.query
        sheets = [
            (
                "Who came to a meeting",
                self._of("record_attendance"),
                "Everybody who was a member on its day.",
            ),
            (
                "Declarations of eligibility, several at once",
                self._of("record_declarations"),
                "Tick who declared.",
            ),
        ]
        purposes = [
            (
                group,
                [(each.title, self._of("record_paper", each.slug) + query, each.explained) for each in found],
            )
            for group, found in groups()
        ]
        return super().get_context_data(
            choose_heading="Record a paper",
            crumbs=[
                ("Board and people", reverse("membership:people", args=[self.board.slug])),
                ("Papers", self._of("papers")),
            ],
            choices=[("A sheet for all members", [(w, a + query, t) for w, a, t in sheets]), *purposes],
            **kwargs,
        )

    def _of(self, route: str, *args: str) -> str:
        return reverse(f"membership:{route}", args=[self.board.slug, *args])


class RecordsPapers(OfBoard):
    """An act that makes papers: its form gives their rows."""

    act = "membership.record_paper"
    back_to = "membership:papers"
    back_words = "Papers"
    do = "Record it"

    def effective_on(self, form: Any) -> date:
        """The latest of the days that the paper bears, from which it counts in full."""
        days = [form.cleaned_data.get(name) for name in ("effective_on", "received_on", "given_on")]
        return next((day for day in days if day), self.on)

    def changed(self, document: twins.Document, form: Any) -> twins.Document:
        """The record with the papers in it."""
        return twins.papers_recorded(document, form.rows, form.cleaned_data["new_id"])

    def done_already(self, form: Any) -> str:
        """Tell that they were recorded, where a form was sent twice."""
        made = self.board.papers.filter(public_id=form.cleaned_data["new_id"]).exists()
        return "That is on record already." if made else ""

    def save(self, form: Any) -> str:
        """Record them."""
        made = record_papers(self.board, said=form.rows, new_id=form.cleaned_data["new_id"], by=self.actor)
        return f"{len(made)} papers are on record." if len(made) > 1 else "The paper is on record."


class RecordPaper(RecordsPapers):
    """A paper for one purpose."""

    form_class = PaperForm
    heading = "Record a paper"

    @cached_property
    def purpose(self) -> Purpose:
        """What the paper is for, which the address names."""
        found = BY_SLUG.get(self.kwargs["purpose"])
        if found is None:
            raise Http404
        return found

    def under(self) -> str:
        """What it is for."""
        return self.purpose.title

    def explained(self) -> list[str]:
        """Say what it is for, and which rule asks for it."""
        rule = f" (rule {self.purpose.rule})" if self.purpose.rule else ""
        return [self.purpose.explained + rule]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the purpose, and the facts that its choices come from."""
        return super().get_form_kwargs() | {"purpose": self.purpose, "facts": self.facts, "on": self.on}

    def get_initial(self) -> dict[str, Any]:
        """Take over what the link that led here knows: whom, which seat, which appointment, from whom."""
        names = {ask.name for ask in self.purpose.asks}
        return {name: value for name, value in self.request.GET.items() if name in names}


WHY_WHO_CAME: Final = (
    "One entry is made for each member. Who came counts too: three meetings are missed in a row only where "
    "none between them was attended (rule END-04)."
)
WHEN_DECLARED: Final = (
    "A signed declaration, dated on or before the first day in the seat, and again at reappointment "
    "(rule DSQ-06)."
)


class RecordAttendance(RecordsPapers):
    """Who came to a meeting: a paper for each member, all of them or none."""

    form_class = AttendanceForm
    heading = "Record who came to a meeting"

    @property
    def meeting(self) -> date:
        """The day of the meeting, as far as it was said: whose members are listed."""
        said = self.request.POST.get("given_on")
        try:
            day: date = AttendanceForm.base_fields["given_on"].clean(said)
        except ValidationError:
            return self.on
        return day

    def explained(self) -> list[str]:
        """Say what is recorded, and why those who came are too."""
        return [WHY_WHO_CAME]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give everybody who was a member on the day of the meeting."""
        return super().get_form_kwargs() | {"facts": self.facts, "members": self.members()}

    def members(self) -> list[Appointment]:
        """Those certainly or perhaps in a seat of the board on the day of the meeting."""
        return list(appointments_in_post(self.facts, Day(self.meeting)))

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about."""
        return {"given_on": self.on}


class RecordDeclarations(RecordsPapers):
    """Declarations of eligibility by several members on one day."""

    form_class = DeclarationsForm
    heading = "Record declarations of eligibility"

    def explained(self) -> list[str]:
        """Say what is declared."""
        return [WHEN_DECLARED]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give everybody who is a member on the day asked about."""
        return super().get_form_kwargs() | {"choices": self.choices()}

    def choices(self) -> Choices:
        """The members, each with the day of their last declaration on record."""
        last = self._last_declared()
        people = sorted(
            (self.facts.person_label(each), each) for each in in_post(self.facts, Day(self.on)).people
        )
        return [(ref, f"{name} ({_last_words(last.get(ref))})") for name, ref in people]

    def _last_declared(self) -> dict[str, date]:
        found: dict[str, date] = {}
        for paper in self.facts.papers_by_topic.get("eligibility", ()):
            day, person = _first_day(paper), _person_of(paper, self.facts)
            if person and day:
                found[person] = max(day, found.get(person, day))
        return found

    def get_initial(self) -> dict[str, Any]:
        """Propose the day asked about."""
        return {"given_on": self.on}


def _last_words(day: date | None) -> str:
    return f"last declared on {in_words(day)}" if day else "no declaration on record"


# -- putting right -----------------------------------------------------------------------------------------


class OfPaper(OfRow):
    """An act that concerns a paper."""

    model = Paper
    row: Paper
    back_to = "membership:papers"
    back_words = "Papers"

    @cached_property
    def said(self) -> dict[str, Any]:
        """What the paper says, as the record has it."""
        return PAPER.said(vars(self.row))

    @cached_property
    def purpose(self) -> Purpose:
        """What the paper is for."""
        return purpose_of(self.said)

    def under(self) -> str:
        """What it is, and its day."""
        day = self.row.given_on or self.row.received_on or self.row.effective_on
        title = self.purpose.title if self.purpose.fixed else in_title(self.row.kind)
        return f"{title}, {in_words(day)}" if day else title


class CorrectPaper(OfPaper, CorrectsRow):
    """A paper said anew."""

    form_class = CorrectPaperForm
    heading = "Correct a paper"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the purpose, the facts, and what the paper says now."""
        given = {"purpose": self.purpose, "facts": self.facts, "on": self.on, "present": self.said}
        return super().get_form_kwargs() | given

    def elsewhere(self) -> list[tuple[str, str]]:
        """Where it is taken off the record."""
        address = reverse("membership:withdraw_paper", args=[self.board.slug, self.row.public_id])
        return [("It was recorded by mistake", address)]

    def said_of(self, row: Paper) -> dict[str, Any]:
        """Give what the record says of it."""
        return PAPER.said(vars(row))

    def initial_of(self, row: Paper) -> dict[str, Any]:
        """Show it, whom it is about in fields of their own."""
        said = super().initial_of(row)
        answers = {
            name: {True: YES, False: NO}[said[name]] for name in ("says", "good_cause") if name in said
        }
        about = said.pop("about", {})
        if appointment := self._appointment_in(about):
            about = about | {"appointment": appointment}
        return said | answers | {name: about.get(name, "") for name in ABOUT}

    def _appointment_in(self, about: dict[str, str]) -> str | None:
        """The one appointment that a paper can be about, by its person and seat."""
        if "appointment" in about:
            return about["appointment"]
        pair = (about.get("person"), about.get("seat"))
        found = [each.id for each in self.facts.appointments if (each.person, each.seat) == pair]
        return found[0] if len(found) == 1 else None

    def said_in_form(self, form: CorrectPaperForm) -> dict[str, Any]:
        """Give what the form says; whom it is about stays as it is unless that was changed."""
        said = form.said
        if not set(form.changed_data) & set(ABOUT):
            said.pop("about")
        if said.get("says") is True and self.row.says is None:
            # A paper that does not say otherwise says that it is so.
            said.pop("says")
        return said

    def corrected(self, document: twins.Document, changes: dict[str, Any]) -> twins.Document:
        """The record with it corrected."""
        return twins.corrected(document, "papers", self.place, changes)

    def save(self, form: CorrectPaperForm) -> str:
        """Correct it."""
        said = form.cleaned_data
        correct_paper(
            self.row, changes=self.changes(form), why=said["why"], version=said["version"], by=self.actor
        )
        return "The paper is corrected."


class WithdrawPaper(OfPaper, TakesRowOff):
    """A paper that never was."""

    def changed(self, document: twins.Document, form: MistakeForm) -> twins.Document:
        """The record without it."""
        return twins.withdrawn(document, "papers", self.place)

    def save(self, form: MistakeForm) -> str:
        """Take it off."""
        withdraw_paper(self.row, **form.cleaned_data, by=self.actor)
        return "The paper is off the record."
