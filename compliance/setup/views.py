"""The pages of the set-up guide: each task a form, then the law's view of it, then it is done."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.generic import TemplateView

from boards import rows, snapshot
from boards import twins as own_twins
from boards.identity import identify_board, record_parties, record_scheme_version
from boards.models import Board
from boards.refusals import Refused
from boards.selectors import authorities, operators, people_signing_in
from compliance.setup.forms import OTHER, AuthoritiesForm, CompleteForm, IdentityForm, SchemeForm
from compliance.setup.needs import asked_of_members
from compliance.setup.seats import can_be_proposed, latest_regime, missing_seats
from compliance.setup.sheets import MembersForm, SeatsForm, StandingsForm
from compliance.setup_guide import CLAIMED, guide_of
from compliance.views import AssessedView, counts_by_outcome
from membership import twins
from membership.acting import ActView, said_in, said_in_words
from membership.models import Seat
from membership.preview import Difference
from membership.services.setting_up import (
    claim_known,
    holder_places,
    record_seats,
    record_standings,
    seat_members,
)
from membership.twins.setting_up import (
    Seated,
    known_claimed,
    members_seated,
    seats_recorded,
    standings_recorded,
)
from statute.assessing import assess
from statute.establishment import ESTABLISHING_ORDERS
from statute.facts import BASES, BoardFacts, Party
from statute.findings import Outcome
from statute.grounds import grounds_of
from statute.holding import state_of
from statute.registry import IJB
from statute.spans import Span, in_words
from statute.unknown import OPEN, is_known

SAYS_SO: Final = "The record says so already. Nothing was changed."
FIRST_THE_BOARD: Final = (
    "First say which model of integration the board follows, and record its Health Board and its council."
)
SET_UP = "compliance.set_up"
Row = dict[str, Any]


class GuidePage(AssessedView, TemplateView):
    """The tasks of the set-up guide, each with how far it is."""

    act = SET_UP
    template_name = "compliance/setup.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the tasks with their addresses, the first to go on with, and what the law says today."""
        guide = guide_of(self.facts, self.today, users=people_signing_in(self.board, self.today))
        tasks = [(task, reverse(task.route, args=[self.board.slug])) for task in guide.tasks]
        following = next((pair for pair in tasks if pair[0] == guide.next), None)
        return super().get_context_data(
            guide=guide,
            tasks=tasks,
            following=following,
            counts=counts_by_outcome(self, self.assessment),
            compliance=reverse("compliance:compliance", args=[self.board.slug]),
            details=reverse("compliance:details", args=[self.board.slug]),
            **kwargs,
        )


class SetUpAct(ActView):
    """A task of the guide. Where the record needs something first, the page says so and leads there."""

    act = SET_UP
    template_name = "compliance/setup_act.html"
    do = "Save it"
    explained: ClassVar[tuple[str, ...]] = ()

    def back(self) -> str:
        """The guide."""
        return reverse("compliance:set_up", args=[self.board.slug])

    def crumbs(self) -> list[tuple[str, str]]:
        """The way here over the guide."""
        return [("Set-up guide", self.back())]

    def effective_on(self, form: Any) -> date:
        """The day asked about, on which the guide shows how the board stands."""
        return self.on

    def waits_for(self) -> str:
        """Give what has to be on record first; empty where the task can be begun."""
        return ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, or what has to be done first."""
        if waits := self.waits_for():
            return self._waiting(waits)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act on the form; one that was done before is done once."""
        if done := self.sent_before():
            messages.info(request, done)
            return redirect(self.after())
        if waits := self.waits_for():
            return self._waiting(waits)
        return super().post(request, *args, **kwargs)

    def _waiting(self, waits: str) -> HttpResponse:
        of_page = {"board": self.board, "on": self.on, "today": self.today, "roles": self.roles}
        of_task = {"waits": waits, "act_heading": self.heading, "crumbs": self.crumbs(), "leave": self.back()}
        return render(self.request, "compliance/setup_waits.html", of_page | of_task)

    def sent_before(self) -> str:
        """Tell that this very form was done before, whatever the page would show now; empty where not."""
        return ""

    def save(self, form: Any) -> str:
        """Do it, and tell what that leaves open."""
        told = self.keep(form)
        before = _cannot_tell(self.facts, self.today)
        still = _cannot_tell(snapshot.load(Board.objects.get(pk=self.board.pk)), self.today)
        return f"{told} {still} rules cannot be told today; before it was {before}."

    def keep(self, form: Any) -> str:
        """Do it; give what to tell whoever did."""
        raise NotImplementedError

    def said(self, form: Any) -> list[tuple[str, str]]:
        """Give what somebody filled in, as label and words."""
        return list(said_in(form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what is explained above the form, and before it is saved what was filled in."""
        if "said" in kwargs:
            kwargs["said"] = self.said(kwargs["form"])
        if "differences" in kwargs:
            kwargs["differences"] = [_told_without_gaps(each) for each in kwargs["differences"]]
        first_words = "today" if self.on == self.today else "the day asked about"
        given = {"explained": self.explained, "more": self.more(), "first_words": first_words}
        return super().get_context_data(**given | kwargs)

    def more(self) -> list[tuple[str, str]]:
        """Give other pages that serve the task, in words and addresses."""
        return []

    def at(self, route: str, *args: Any) -> str:
        """Give the address of a page of the board."""
        return reverse(route, args=[self.board.slug, *args])


def _told_without_gaps(told: Difference) -> Difference:
    """Give a difference without why numbers cannot be told of the record as it is: that is being filled."""
    return replace(told, before=replace(told.before, reason=""))


def _cannot_tell(facts: BoardFacts, on: date) -> int:
    return sum(each.outcome is Outcome.CANNOT_TELL for each in assess(facts, on).results)


class OfBoardRow(SetUpAct):
    """A task that changes the board's own row, at the version that is being looked at."""

    def get_initial(self) -> Row:
        """Remember which version is being looked at, and show what is on record."""
        return {"version": self.board.version} | self.shown(self.facts)

    def shown(self, facts: BoardFacts) -> Row:
        """Give what the form shows of what is on record."""
        raise NotImplementedError

    def current_version(self) -> int:
        """The version of the board as it is now."""
        return Board.objects.get(pk=self.board.pk).version

    def held(self, form: Any) -> dict[str, str]:
        """What the record says now."""
        now = self.shown(snapshot.load(Board.objects.get(pk=self.board.pk)))
        return said_in_words(form, {name: now.get(name) for name in form.fields if name != "version"})

    def done_already(self, form: Any) -> str:
        """Tell that the record says so already, where a form was sent twice."""
        sent_twice = form.cleaned_data["version"] < self.board.version
        return SAYS_SO if sent_twice and not self.changes_anything(form) else ""

    def changes_anything(self, form: Any) -> bool:
        """Whether the form says anything that the record does not."""
        return bool(self.changed(self.document, form) != self.document)


class Identity(OfBoardRow):
    """Who the board is, and the first model of integration it followed."""

    form_class = IdentityForm
    heading = "Identify the board"

    def shown(self, facts: BoardFacts) -> Row:
        """The board as it is on record."""
        order, day = facts.board.established.order, facts.board.established.effective_on
        known = order if is_known(order) else ""
        listed = known in ESTABLISHING_ORDERS
        shown = {
            "name": facts.board.name,
            "order": known if listed or not known else OTHER,
            "other_order": "" if listed else known,
            "effective_on": day if is_known(day) else None,
        }
        steps = facts.board.regimes if is_known(facts.board.regimes) else ()
        first = min(steps, key=lambda step: step.from_, default=None)
        return shown | ({"regime": first.regime, "regime_from": first.from_} if first else {})

    def changed(self, document: twins.Document, form: IdentityForm) -> twins.Document:
        """The record with the board identified."""
        return own_twins.identified(document, **form.said)

    def keep(self, form: IdentityForm) -> str:
        """Identify it."""
        identify_board(self.board, **form.said, version=form.cleaned_data["version"], by=self.actor)
        return f"{form.cleaned_data['name']} is identified."


class Authorities(SetUpAct):
    """The authorities that prepared the scheme."""

    form_class = AuthoritiesForm
    heading = "Constituent authorities"
    explained = (
        "The Health Board and the councils that prepared the integration scheme.",
        "The size of a council decides how many nominees it may insist on (rule MEM-10).",
    )

    def get_form_kwargs(self) -> Row:
        """Give the shared list, what is on record, and the model."""
        established = self.facts.board.established.effective_on
        return super().get_form_kwargs() | {
            "authorities": authorities(),
            "parties": self.parties,
            "regime": latest_regime(self.facts),
            "since": established if is_known(established) else None,
        }

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties on record."""
        return self.facts.parties if is_known(self.facts.board.parties) else ()

    def get_context_data(self, **kwargs: Any) -> Row:
        """Give the parties on record, and whom to ask for an authority that is not on the list."""
        asked = {"parties": self.parties, "operators": [*operators()]}
        return super().get_context_data(**asked | kwargs)

    def more(self) -> list[tuple[str, str]]:
        """Where the size of a council is recorded later."""
        return [
            ("Board details: another number of councillors, or a correction", self.at("compliance:details"))
        ]

    def changed(self, document: twins.Document, form: AuthoritiesForm) -> twins.Document:
        """The record with the parties in it."""
        return own_twins.parties_recorded(document, form.rows)

    def done_already(self, form: AuthoritiesForm) -> str:
        """Tell that all of them are on record, where a form was sent twice."""
        there = {party.authority for party in self.parties}
        chosen = {row["authority"] for row in form.rows}
        return "They are on record already." if chosen and chosen <= there else ""

    def keep(self, form: AuthoritiesForm) -> str:
        """Record them."""
        made = record_parties(self.board, parties=form.parties, by=self.actor)
        return f"On record: {', '.join(each.name or each.authority_ref for each in made)}."


class Scheme(SetUpAct):
    """A version of the integration scheme. Where one is in force today, the task goes on with that."""

    goes_on: ClassVar[bool] = True
    form_class = SchemeForm
    template_name = "compliance/setup_scheme.html"
    heading = "What the integration scheme says"
    explained = (
        "“The scheme does not say” is an answer: tick it where you have read the scheme and it is silent.",
        "Leave a line empty where you do not know.",
    )

    def waits_for(self) -> str:
        """The model and the authorities, by which the law asks different things of a scheme."""
        return "" if can_be_proposed(self.facts) else FIRST_THE_BOARD

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead on to the version in force, of which more can be filled in, or show the form of a new one."""
        in_force = self.board.scheme_versions.filter(from_on__lte=self.today).order_by("from_on").last()
        if self.goes_on and in_force is not None and not self.waits_for():
            return redirect(self.at("compliance:set_up_scheme_version", in_force.public_id))
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> Row:
        """Give the model, and what the latest version says, to be carried on."""
        latest = max(self.versions, key=lambda row: str(row["from"]), default=None)
        present = {name: value for name, value in (latest or {}).items() if name != "from"}
        given = {"facts": self.facts, "regime": latest_regime(self.facts), "present": present}
        return super().get_form_kwargs() | given

    @property
    def versions(self) -> list[Row]:
        """The versions on record, as the record says them."""
        return list(self.document.get("scheme_versions", []))

    def get_initial(self) -> Row:
        """Propose the board's first day for the first version."""
        established = self.facts.board.established.effective_on
        return {"from": established} if not self.versions and is_known(established) else {}

    def more(self) -> list[tuple[str, str]]:
        """The versions on record."""
        if not self.versions:
            return []
        return [("Correct a version that is on record: Board details", self.at("compliance:details"))]

    def changed(self, document: twins.Document, form: SchemeForm) -> twins.Document:
        """The record with the version in it."""
        return rows.recorded(document, "scheme_versions", form.said)

    def done_already(self, form: SchemeForm) -> str:
        """Tell that this very version is on record, where a form was sent twice."""
        said = rows.row_said(form.said)
        there = [{name: value for name, value in row.items() if name != "id"} for row in self.versions]
        return "That version is on record already." if said in there else ""

    def keep(self, form: SchemeForm) -> str:
        """Record it."""
        record_scheme_version(self.board, said=form.said, by=self.actor)
        return f"The scheme in force from {in_words(form.cleaned_data['from'])} is on record."

    def after(self) -> str:
        """The guide, or the board's details where one came from there."""
        return self.back()


class SheetAct(SetUpAct):
    """A sheet of many lines, all of which are kept or none; its form bears the id of the first."""

    made: ClassVar[str]
    words: ClassVar[str]

    def sent_before(self) -> str:
        """Tell that the sheet was kept, where its form was sent twice."""
        try:
            new_id = UUID(self.request.POST.get("new_id", ""))
        except ValueError:
            return ""
        there = getattr(self.board, self.made).filter(public_id=new_id).exists()
        return f"{self.words} already." if there else ""


class Seats(SheetAct):
    """The seats that the Order asks for."""

    form_class = SeatsForm
    template_name = "compliance/setup_seats.html"
    heading = "Seats"
    do = "Record these seats"
    made, words = "seats", "These seats are on record"

    def waits_for(self) -> str:
        """The model and the authorities, by which the Order asks for different seats."""
        return "" if can_be_proposed(self.facts) else FIRST_THE_BOARD

    def get_form_kwargs(self) -> Row:
        """Give the seats that are missing."""
        proposed = missing_seats(self.facts, self.on)
        with_extra = latest_regime(self.facts) in IJB
        return super().get_form_kwargs() | {"proposed": proposed, "with_extra": with_extra}

    def get_context_data(self, **kwargs: Any) -> Row:
        """Give the seats on record, and what additional members rest on."""
        seats = [self.facts.seat_label(seat) for seat in self.facts.board_seats]
        return super().get_context_data(
            **{"seats": seats, "extra": grounds_of(self.facts).get("ADDL")} | kwargs
        )

    def changed(self, document: twins.Document, form: SeatsForm) -> twins.Document:
        """The record with the seats in it."""
        return seats_recorded(document, form.rows, form.cleaned_data["new_id"])

    def keep(self, form: SeatsForm) -> str:
        """Record them."""
        made = record_seats(self.board, rows=form.rows, new_id=form.cleaned_data["new_id"], by=self.actor)
        return f"{len(made)} seats are on record." if len(made) > 1 else "The seat is on record."

    def said(self, form: SeatsForm) -> list[tuple[str, str]]:
        """The seats, each with what it is for."""
        return [(row["name"], BASES[row["basis"]]) for row in form.rows]


class Members(SheetAct):
    """Who sits where."""

    form_class = MembersForm
    template_name = "compliance/setup_people.html"
    heading = "Who sits where"
    do = "Record these members"
    made, words = "appointments", "These members are on record"

    def waits_for(self) -> str:
        """The seats."""
        return "" if self.facts.board_seats else "First record the seats of the board."

    def get_form_kwargs(self) -> Row:
        """Give the seats without a holder on record."""
        return super().get_form_kwargs() | {"seats": self.unfilled}

    @cached_property
    def unfilled(self) -> list[tuple[Seat, str]]:
        """The seats in which nobody certainly is, each with what it is called."""
        rows = {seat.ref: seat for seat in self.board.seats.all()}
        seats = [seat for seat in self.facts.board_seats if not state_of(seat, self.facts, self.on).holders]
        return [(rows[seat.id], self.facts.seat_label(seat)) for seat in seats]

    def more(self) -> list[tuple[str, str]]:
        """The import, where there is one, and the board itself."""
        pages = [("Bring members in from a spreadsheet", "membership:imports")]
        pages += [("The board and its people", "membership:people")]
        return [(words, address) for words, route in pages if (address := self._address(route))]

    def _address(self, route: str) -> str:
        try:
            return self.at(route)
        except NoReverseMatch:
            return ""

    def changed(self, document: twins.Document, form: MembersForm) -> twins.Document:
        """The record with the members in it."""
        return members_seated(document, form.members, form.cleaned_data["new_id"])

    def keep(self, form: MembersForm) -> str:
        """Record them."""
        made = seat_members(self.board, lines=form.members, new_id=form.cleaned_data["new_id"], by=self.actor)
        return f"{len(made)} members are on record." if len(made) > 1 else "The member is on record."

    def said(self, form: MembersForm) -> list[tuple[str, str]]:
        """The seats, each with who is to sit in it."""
        titles = {seat.ref: title for seat, title in self.unfilled}
        return [(titles[line.seat], _seated_in_words(line)) for line in form.members]


def _seated_in_words(line: Seated) -> str:
    term = line.term_ends
    until = f", term to {in_words(term)}" if isinstance(term, date) else f", {term}" if term else ""
    return f"{line.name}, from {in_words(line.starts_on)}{until}"


class Standings(SheetAct):
    """What members are."""

    form_class = StandingsForm
    template_name = "compliance/setup_standings.html"
    heading = "What members are"
    do = "Record what they are"
    made, words = "standings", "That is on record"

    def waits_for(self) -> str:
        """Who sits where."""
        return "" if self.facts.appointments else "First record who sits where."

    def get_form_kwargs(self) -> Row:
        """Give what is asked of members and not on record."""
        return super().get_form_kwargs() | {"asked": asked_of_members(self.facts, self.on)}

    def more(self) -> list[tuple[str, str]]:
        """The papers that go with it."""
        return [
            ("Determinations by the Health Board, and other papers", self.at("membership:choose_paper")),
            ("Declarations of eligibility, several at once", self.at("membership:record_declarations")),
        ]

    def changed(self, document: twins.Document, form: StandingsForm) -> twins.Document:
        """The record with what they are in it."""
        return standings_recorded(document, form.rows, form.cleaned_data["new_id"])

    def keep(self, form: StandingsForm) -> str:
        """Record it."""
        made = record_standings(self.board, rows=form.rows, new_id=form.cleaned_data["new_id"], by=self.actor)
        return f"{len(made)} answers are on record." if len(made) > 1 else "The answer is on record."

    def said(self, form: StandingsForm) -> list[tuple[str, str]]:
        """Whoever it is, with what they are and since when."""
        return form.said_in_words()


class Completeness(OfBoardRow):
    """From which day on what is on record is all there is."""

    form_class = CompleteForm
    heading = "What is complete"
    explained = (
        "As long as nobody says that a list is complete, what is missing from it is only not known.",
        "From the day you enter on, what is not on record is taken not to be so.",
        "Then a seat without a holder is a place not filled, and a member without a nomination has none.",
        "Enter the first day from which you are sure, and keep it up to date from then on.",
        "Leave empty what you cannot vouch for. A claim is taken back by emptying its day.",
    )

    def waits_for(self) -> str:
        """The seats."""
        return "" if self.facts.board_seats else "First record the seats of the board."

    def shown(self, facts: BoardFacts) -> Row:
        """The days from which each is claimed now."""
        open_ = {
            name: [span.from_ for span in spans if span.to is OPEN] for name, spans in facts.complete.items()
        }
        return {name: next(iter(open_.get(name, [])), None) for name in CLAIMED} | {
            "holders": one_day(_days_known(facts))
        }

    def changes_anything(self, form: CompleteForm) -> bool:
        """Whether any claim differs; the act itself refuses one that does not."""
        try:
            return super().changes_anything(form)
        except Refused:
            return False

    def holders(self, form: CompleteForm, facts: BoardFacts) -> dict[str, date | None]:
        """What the form says of each seat; where seats differ, nothing said leaves them as they are."""
        day = form.cleaned_data["holders"]
        if day is None and one_day(_days_known(facts)) is None:
            return {}
        return {seat.id: day for seat in facts.board_seats}

    def changed(self, document: twins.Document, form: CompleteForm) -> twins.Document:
        """The record with what is claimed in it."""
        return known_claimed(document, form.claims, holder_places(document, self.holders(form, self.facts)))

    def keep(self, form: CompleteForm) -> str:
        """Claim it."""
        claim_known(
            self.board,
            claims=form.claims,
            holders=self.holders(form, self.facts),
            version=form.cleaned_data["version"],
            by=self.actor,
        )
        return "What is complete is on record."


def _open_from(spans: Iterable[Span]) -> date | None:
    """The day from which something is kept up to date; None where nobody says so."""
    return next((span.from_ for span in spans if span.to is OPEN), None)


def _days_known(facts: BoardFacts) -> set[date | None]:
    """The days from which the holders of each seat are known and kept up to date; None for a seat without."""
    return {_open_from(seat.known) for seat in facts.board_seats}


def one_day(days: Collection[date | None]) -> date | None:
    """Give the one day there is; None where days differ or there is none."""
    return next(iter(days)) if len(days) == 1 else None
