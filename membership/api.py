"""Who sits where, over the API: every kind of row, how it is found, and what a board's own client may do."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response

from boards.ends import EndWord
from boards.refusals import Refused
from boards.rest.describing import reads
from boards.rest.problems import bad_query
from boards.rest.views import BoardApiView
from membership import services
from membership.models import (
    AppointingPeriod,
    Appointment,
    Consultation,
    Decision,
    Group,
    OfficeHolder,
    Paper,
    Person,
    RecordRow,
    Seat,
    Standing,
)
from membership.rest import examples, shapes
from membership.rest.coverage import coverage_shown
from membership.rest.disclosure import DISQUALIFIED, refuse_what_a_declaration_says
from membership.rest.endpoints import Kind, ListView, MembershipView, RowView, Said, Wanted
from membership.rest.showing import Showing
from membership.rest.voting import voting_shown

WHY = "Typed in wrongly"


def end_of(said: Any) -> date | EndWord | None:
    """Give an end as the services take it: a day, a word, or None where it is not known."""
    return EndWord(said) if isinstance(said, str) else said


def correction(view: RowView, said: Said) -> dict[str, Any]:
    """Give what every correction hands to its service. Refuses one that says nothing anew."""
    changes = {name: value for name, value in said.items() if name != "why"}
    if not changes:
        raise Refused("Say at least one field anew.", field="why")
    return {"changes": changes, "why": said["why"], "version": view.version, "by": view.actor}


def withdrawal(view: RowView, said: Said) -> dict[str, Any]:
    """Give what every withdrawal hands to its service."""
    return {"why": said["why"], "version": view.version, "by": view.actor}


def withdraws(kind: Kind, service: Any) -> None:
    """Let rows of a kind be taken off the record where they should never have been on it."""

    def withdraw(view: RowView, row: Any, said: Said) -> Any:
        return service(row, **withdrawal(view, said))

    kind.do(
        "withdraw",
        f"withdraw_{kind.one.replace(' ', '_').replace('-', '_')}",
        f"Take off the record: {kind.one}",
        shapes.Withdrawal,
        {"why": "Entered twice"},
        says="For what should never have been there. What was, and is over, is ended instead.",
        shape=shapes.WithdrawnShape,
        example={name: kind.example[name] for name in ("id", "public_id", "version", "modified_at")},
    )(withdraw)


# -- people --------------------------------------------------------------------------------------------------

PEOPLE = Kind(
    "people",
    "person",
    "people",
    Person,
    "people:read",
    shapes.PersonShape,
    examples.PERSON,
    shapes.SyncQuery,
    rows=lambda view: Person.objects.all(),
    show=lambda view, row: view.showing.person(row),
    write_scope="people:write",
)


@PEOPLE.make("record_person", "Put somebody on the record", shapes.NewPerson, {"name": "Councillor Example"})
def record_person(view: ListView, said: Said) -> Person:
    """Record a person."""
    return services.record_person(view.board, name=said["name"], by=view.actor)


@PEOPLE.change(
    "correct_person", "Correct a name", shapes.PersonChange, {"name": "Councillor Example", "why": WHY}
)
def correct_person(view: RowView, row: Person, said: Said) -> Person:
    """Give a person another name."""
    return services.correct_person(
        row, name=said["name"], why=said.get("why", ""), version=view.version, by=view.actor
    )


withdraws(PEOPLE, services.withdraw_person)

# -- seats ---------------------------------------------------------------------------------------------------

SEATS = Kind(
    "seats",
    "seat",
    "seats",
    Seat,
    "boards:read",
    shapes.SeatShape,
    examples.SEAT,
    shapes.SeatQuery,
    rows=lambda view: Seat.objects.all(),
    show=lambda view, row: view.showing.seat(row, holders=view.may("appointments:read")),
    narrow=lambda view: [
        *view.that(basis="basis", nominated_by="nominated_by"),
        *view.on_the_group(),
        *view.on_the_locality(),
    ],
)

# -- appointments --------------------------------------------------------------------------------------------

APPOINTMENTS = Kind(
    "appointments",
    "appointment",
    "appointments",
    Appointment,
    "appointments:read",
    shapes.AppointmentShape,
    examples.APPOINTMENT,
    shapes.AppointmentQuery,
    rows=lambda view: Appointment.objects.select_related("seat", "person"),
    show=lambda view, row: view.showing.appointment(row),
    write_scope="appointments:write",
    narrow=lambda view: [
        *view.that(basis="seat__basis", nominated_by="seat__nominated_by"),
        *view.on_the_group("seat__group"),
        *view.on_the_locality("seat__locality"),
        *view.of_the(seat=Seat, person=Person),
    ],
)


@APPOINTMENTS.make(
    "appoint_member",
    "Appoint somebody to a seat",
    shapes.NewAppointment,
    {"seat": "la1", "new_person": "Councillor Example", "starts_on": "2026-12-01", "term_ends": "2029-11-30"},
    says="Somebody on the record, or a new person by name, which needs the scope people:write as well."
    " Refused where somebody else certainly holds the seat on one of the days. An appointment that the law"
    " does not allow is recorded, and a rule says so.",
)
def appoint_member(view: ListView, said: Said) -> Appointment:
    """Appoint somebody to a seat."""
    if "new_person" in said:
        view.need("people:write", view.scopes)
    rows = view.rows_named(said, seat=Seat, person=Person)
    return services.appoint_member(
        rows["seat"],
        rows["person"] if "person" in rows else said["new_person"],
        starts_on=said["starts_on"],
        term_ends=end_of(said.get("term_ends")),
        ends=end_of(said.get("ends")) or EndWord.OPEN,
        interim=said.get("interim"),
        joint=said.get("joint"),
        appointed_by=group_or_body(view, said.get("appointed_by")),
        papers=said.get("papers", ()),
        by=view.actor,
    )


def group_or_body(view: MembershipView, said: str | None) -> str | None:
    """Give the id in the record of who did something: a group, however it was named, or another body."""
    return None if said is None else view.ref_of(Group, said)


@APPOINTMENTS.change(
    "correct_appointment",
    "Correct what was recorded wrongly of an appointment",
    shapes.AppointmentChange,
    {"starts_on": "2025-05-02", "why": WHY},
)
def correct_appointment(view: RowView, row: Appointment, said: Said) -> Appointment:
    """Say some fields anew."""
    return services.correct_appointment(row, **correction(view, view.refs_in(said, appointed_by=Group)))


@APPOINTMENTS.do(
    "end",
    "end_appointment",
    "End an appointment",
    shapes.EndOfAppointment,
    {
        "on": "2026-12-31",
        "how_ended": "resignation",
        "papers": [{"kind": "resignation", "given_on": "2026-12-01", "from": "member", "to": "board"}],
    },
    says="`on` is the last day in the seat. Papers that the law asks for may be recorded with it.",
    example={"as_at": "2026-11-21"} | examples.ENDED,
)
def end_appointment(view: RowView, row: Appointment, said: Said) -> Appointment:
    """End it."""
    return services.end_appointment(
        row,
        on=said["on"],
        how=said["how_ended"],
        ended_by=group_or_body(view, said.get("ended_by")),
        papers=said.get("papers", ()),
        version=view.version,
        by=view.actor,
    )


@APPOINTMENTS.do(
    "reappoint",
    "reappoint_member",
    "Appoint the same person to the same seat again",
    shapes.Reappointment,
    {"starts_on": "2028-05-01", "term_ends": "2031-04-30"},
    says="The appointment before it ends on the day before. The answer is the new appointment.",
    makes=True,
)
def reappoint_member(view: RowView, row: Appointment, said: Said) -> Appointment:
    """Give them another term."""
    return services.reappoint_member(
        row,
        starts_on=said["starts_on"],
        term_ends=end_of(said.get("term_ends")),
        papers=said.get("papers", ()),
        version=view.version,
        by=view.actor,
    )


withdraws(APPOINTMENTS, services.withdraw_appointment)

# -- standings -----------------------------------------------------------------------------------------------

STANDINGS = Kind(
    "standings",
    "standing",
    "standings",
    Standing,
    "people:read",
    shapes.StandingShape,
    examples.STANDING,
    shapes.StandingQuery,
    rows=lambda view: Standing.objects.select_related("person"),
    show=lambda view, row: view.showing.standing(row),
    write_scope="standings:write",
    narrow=lambda view: [*view.that(kind="kind"), *view.of_the(person=Person)],
    # Disqualifications are for the board's secretary, and never leave; nor does that one was withdrawn.
    told=~Q(kind=DISQUALIFIED),
)


DETAILS = ("of", "office", "as", "contract", "register", "service", "for_profit")


@STANDINGS.make(
    "record_standing",
    "Record what somebody is",
    shapes.NewStanding,
    {"person": "p1", "is": "councillor", "of": "alba-council", "starts_on": "2022-05-05", "ends": "open"},
    says="`value` false records that they are known not to be. A disqualification cannot be recorded here.",
)
def record_standing(view: ListView, said: Said) -> Standing:
    """Record what somebody is."""
    return services.record_standing(
        view.rows_named(said, person=Person)["person"],
        kind=said["is"],
        starts_on=said.get("starts_on"),
        ends=end_of(said.get("ends")),
        value=said.get("value"),
        details={name: said[name] for name in DETAILS if name in said},
        by=view.actor,
    )


@STANDINGS.change(
    "correct_standing",
    "Correct what was recorded wrongly of a standing",
    shapes.StandingChange,
    {"starts_on": "2022-05-06", "why": WHY},
)
def correct_standing(view: RowView, row: Standing, said: Said) -> Standing:
    """Say some fields anew."""
    return services.correct_standing(row, **correction(view, said))


@STANDINGS.do("end", "end_standing", "End a standing", shapes.EndOn, {"on": "2026-12-31"})
def end_standing(view: RowView, row: Standing, said: Said) -> Standing:
    """End it."""
    return services.end_standing(row, on=said["on"], version=view.version, by=view.actor)


withdraws(STANDINGS, services.withdraw_standing)

# -- papers --------------------------------------------------------------------------------------------------

PAPERS = Kind(
    "papers",
    "paper",
    "papers",
    Paper,
    "appointments:read",
    shapes.PaperShape,
    examples.PAPER,
    shapes.PaperQuery,
    rows=lambda view: Paper.objects.all(),
    show=lambda view, row: view.showing.paper(row),
    write_scope="papers:write",
    narrow=lambda view: [
        *view.that(kind="kind"),
        *view.naming("about__group", group=Group),
        *view.on_the_locality("about__locality"),
    ],
)


@PAPERS.make(
    "record_paper",
    "Record a paper",
    shapes.NewPaper,
    {
        "kind": "nomination",
        "about": {"seat": "la1", "person": "p1"},
        "from": "alba-council",
        "given_on": "2025-04-20",
    },
    says="`about` and `agreed_by` name rows by `public_id` or `ref`, and an authority by its id.",
)
def record_paper(view: ListView, said: Said) -> Paper:
    """Record a paper."""
    return services.record_paper(view.board, said=with_refs(view, said), by=view.actor)


ABOUT: dict[str, type[RecordRow]] = {
    "seat": Seat,
    "person": Person,
    "appointment": Appointment,
    "group": Group,
}


def with_refs(view: MembershipView, said: Said) -> Said:
    """Give what is said of a paper with the rows it names by their ids in the record.

    Refuses rows that there are not, each at its place.
    """
    about, agreed_by = said.get("about") or {}, said.get("agreed_by") or []
    wanted: Wanted = {("about", name): (kind, about[name]) for name, kind in ABOUT.items() if name in about}
    wanted |= {("agreed_by", f"{number}"): (Person, each) for number, each in enumerate(agreed_by)}
    rows = view.rows_at(wanted)
    found = dict(said)
    if about:
        found["about"] = about | {name: ref_of(rows["about", name]) for name in ABOUT if name in about}
    if agreed_by:
        found["agreed_by"] = [ref_of(rows["agreed_by", str(number)]) for number in range(len(agreed_by))]
    return found


def ref_of(row: RecordRow) -> str:
    """Give the id of a row in the record."""
    return row.record_id if isinstance(row, Appointment) else row.ref


@PAPERS.change(
    "correct_paper",
    "Correct what was recorded wrongly of a paper",
    shapes.PaperChange,
    {"given_on": "2025-04-21", "why": WHY},
)
def correct_paper(view: RowView, row: Paper, said: Said) -> Paper:
    """Say some fields anew."""
    refuse_what_a_declaration_says(row.kind, said)
    return services.correct_paper(row, **correction(view, with_refs(view, said)))


withdraws(PAPERS, services.withdraw_paper)

# -- chair and vice-chair ------------------------------------------------------------------------------------

HOLDERS_IN_ORDER = Prefetch("holders", OfficeHolder.objects.select_related("person").order_by("pk"))

PERIODS = Kind(
    "appointing-periods",
    "appointing period",
    "appointing periods",
    AppointingPeriod,
    "appointments:read",
    shapes.PeriodShape,
    examples.PERIOD,
    shapes.PeriodQuery,
    rows=lambda view: AppointingPeriod.objects.prefetch_related(HOLDERS_IN_ORDER),
    show=lambda view, row: view.showing.period(row),
    write_scope="offices:write",
)


@PERIODS.make(
    "begin_period",
    "Record an appointing period",
    shapes.NewPeriod,
    {"from": "2027-04-01", "to": "2029-03-31", "chair_by": "nhs-alba", "vice_by": "alba-council"},
)
def begin_period(view: ListView, said: Said) -> AppointingPeriod:
    """Record an appointing period."""
    return services.begin_period(
        view.board,
        starts_on=said["from"],
        ends=end_of(said["to"]),
        chair_by=said.get("chair_by"),
        vice_by=said.get("vice_by"),
        temporary=said.get("temporary"),
        late_start_reason=said.get("late_start_reason"),
        by=view.actor,
    )


@PERIODS.change(
    "correct_period",
    "Correct what was recorded wrongly of an appointing period",
    shapes.PeriodChange,
    {"to": "2029-03-30", "why": WHY},
)
def correct_period(view: RowView, row: AppointingPeriod, said: Said) -> AppointingPeriod:
    """Say some fields anew."""
    return services.correct_period(row, **correction(view, said))


withdraws(PERIODS, services.withdraw_period)

HOLDERS = Kind(
    "office-holders",
    "office-holder",
    "office-holders",
    OfficeHolder,
    "appointments:read",
    shapes.OfficeHolderShape,
    examples.OFFICE_HOLDER,
    shapes.HolderQuery,
    rows=lambda view: OfficeHolder.objects.select_related("person", "period"),
    show=lambda view, row: view.showing.office_holder(row),
    write_scope="offices:write",
    narrow=lambda view: [*view.that(office="office"), *view.of_the(person=Person)],
)


@HOLDERS.make(
    "appoint_holder",
    "Record who is chair or vice-chair",
    shapes.NewHolder,
    {"period": "2025-04-01", "person": "p1", "office": "chair", "starts_on": "2025-04-01"},
)
def appoint_holder(view: ListView, said: Said) -> OfficeHolder:
    """Record who is in office."""
    rows = view.rows_named(said, period=AppointingPeriod, person=Person)
    return services.appoint_holder(
        rows["period"],
        rows["person"],
        office=said["office"],
        starts_on=said["starts_on"],
        ends=end_of(said.get("ends")) or EndWord.OPEN,
        temporary=said.get("temporary"),
        appointed_by=said.get("appointed_by"),
        by=view.actor,
    )


@HOLDERS.change(
    "correct_holder",
    "Correct what was recorded wrongly of a chair or vice-chair",
    shapes.HolderChange,
    {"starts_on": "2025-04-02", "why": WHY},
)
def correct_holder(view: RowView, row: OfficeHolder, said: Said) -> OfficeHolder:
    """Say some fields anew."""
    return services.correct_holder(row, **correction(view, said))


@HOLDERS.do(
    "end", "end_holder", "End the time of a chair or vice-chair in office", shapes.EndOn, {"on": "2026-12-31"}
)
def end_holder(view: RowView, row: OfficeHolder, said: Said) -> OfficeHolder:
    """End it."""
    return services.end_holder(row, on=said["on"], version=view.version, by=view.actor)


withdraws(HOLDERS, services.withdraw_holder)

# -- voting --------------------------------------------------------------------------------------------------


class VotingApi(BoardApiView):
    """Who votes on a day, and the numbers that rest on it."""

    scope = "appointments:read"

    @reads("read_voting", "Who votes, and quorum", shapes.VotingShape, examples.VOTING, tag="voting")
    def get(self, request: Request, slug: str) -> Response:
        """Give the voters, side by side, and the numbers."""
        showing = Showing(self.board, self.on, names=self.may("people:read"), query=self.day_query)
        return Response(voting_shown(showing))


# -- groups --------------------------------------------------------------------------------------------------

GROUPS = Kind(
    "groups",
    "group",
    "groups",
    Group,
    "groups:read",
    shapes.GroupShape,
    examples.GROUP,
    shapes.GroupQuery,
    rows=lambda view: Group.objects.all(),
    show=lambda view, row: view.showing.group(row),
    write_scope="groups:write",
    narrow=lambda view: view.that(kind="kind"),
)


@GROUPS.make(
    "record_group",
    "Record a group",
    shapes.NewGroup,
    {"name": "Performance and Audit Committee", "kind": "committee", "parent": "board", "from": "2016-04-01"},
    says="Its places are seats, and are recorded on the pages.",
)
def record_group(view: ListView, said: Said) -> Group:
    """Record a group."""
    return services.record_group(view.board, said=view.refs_in(said, parent=Group), by=view.actor)


@GROUPS.change(
    "correct_group",
    "Say anew what is recorded of a group",
    shapes.GroupChange,
    {"review_due_on": "2027-03-31", "why": "Terms of reference reviewed"},
)
def correct_group(view: RowView, row: Group, said: Said) -> Group:
    """Say some fields anew."""
    return services.correct_group(row, **correction(view, view.refs_in(said, parent=Group)))


@GROUPS.do(
    "end",
    "end_group",
    "End a group",
    shapes.EndOn,
    {"on": "2026-12-31"},
    says="Those who sit on it are left as they are.",
)
def end_group(view: RowView, row: Group, said: Said) -> Group:
    """End it."""
    return services.end_group(row, on=said["on"], version=view.version, by=view.actor)


withdraws(GROUPS, services.withdraw_group)

# -- decisions -----------------------------------------------------------------------------------------------

DECIDERS = ("board", "chief-officer")


def taken_by(view: ListView) -> list[Q]:
    """Give the condition for decisions of a group, a word, an authority, or whoever took one on record.

    Refuses an address that names none of these.
    """
    if "by" not in view.said:
        return []
    ref = view.ref_of(Group, view.said["by"])
    there = (
        view.board.parties.filter(authority_ref=ref),
        Group.objects.filter(board=view.board, ref=ref),
        Decision.objects.filter(board=view.board, taken_by=ref),
    )
    if ref not in DECIDERS and not any(rows.exists() for rows in there):
        raise bad_query({"by": ["There is no such group or authority on this board."]})
    return [Q(taken_by=ref)]


DECISIONS = Kind(
    "decisions",
    "decision",
    "decisions",
    Decision,
    "groups:read",
    shapes.DecisionShape,
    examples.DECISION,
    shapes.DecisionQuery,
    rows=lambda view: Decision.objects.all(),
    show=lambda view, row: view.showing.decision(row),
    write_scope="groups:write",
    narrow=lambda view: [
        *view.that(topic="topic"),
        *taken_by(view),
        *view.naming("about__group", group=Group),
        *view.on_the_locality("about__locality"),
    ],
)


@DECISIONS.make(
    "record_decision",
    "Record a decision",
    shapes.NewDecision,
    {
        "by": "board",
        "on": "2025-06-18",
        "topic": "service_change",
        "what": "The day centre moves.",
        "minute": "Item 9",
        "votes": {"for": 6, "against": 2, "attending": 8},
    },
    says="Localities are named by their `ref`.",
)
def record_decision(view: ListView, said: Said) -> Decision:
    """Record a decision."""
    return services.record_decision(view.board, said=decision_said(view, said), by=view.actor)


def decision_said(view: MembershipView, said: Said) -> Said:
    """Give what is said of a decision with the rows it names by their ids in the record."""
    found = view.refs_in(said, by=Group, under=Decision)
    if found.get("about"):
        found["about"] = view.refs_in(found["about"], group=Group, person=Person, appointment=Appointment)
    return found


@DECISIONS.change(
    "correct_decision",
    "Correct what was recorded wrongly of a decision",
    shapes.DecisionChange,
    {"minute": "Item 10", "why": WHY},
)
def correct_decision(view: RowView, row: Decision, said: Said) -> Decision:
    """Say some fields anew."""
    return services.correct_decision(row, **correction(view, decision_said(view, said)))


withdraws(DECISIONS, services.withdraw_decision)

# -- what groups were asked ----------------------------------------------------------------------------------

CONSULTATIONS = Kind(
    "consultations",
    "consultation",
    "consultations",
    Consultation,
    "groups:read",
    shapes.ConsultationShape,
    examples.CONSULTATION,
    shapes.ConsultationQuery,
    rows=lambda view: Consultation.objects.all(),
    show=lambda view, row: view.showing.consultation(row),
    write_scope="groups:write",
    narrow=lambda view: view.naming("group", group=Group),
)


@CONSULTATIONS.make(
    "consult_group",
    "Record what a group is asked",
    shapes.NewConsultation,
    {
        "group": "spg",
        "subject": "Draft strategic plan",
        "asked_on": "2026-01-12",
        "closed_on": "2026-02-20",
    },
)
def consult_group(view: ListView, said: Said) -> Consultation:
    """Record what a group is asked."""
    known = view.refs_in(said, group=Group, decision=Decision)
    return services.consult_group(view.board, said=known, by=view.actor)


@CONSULTATIONS.change(
    "correct_consultation",
    "Record the views of a group and how they were taken into account, or correct them",
    shapes.ConsultationChange,
    {"views": "More on carers is wanted.", "regard": "A chapter on carers was added.", "why": "Views came"},
)
def correct_consultation(view: RowView, row: Consultation, said: Said) -> Consultation:
    """Say some fields anew."""
    return services.correct_consultation(row, **correction(view, view.refs_in(said, decision=Decision)))


withdraws(CONSULTATIONS, services.withdraw_consultation)


class CoverageApi(BoardApiView):
    """For whom somebody speaks on the strategic planning group, and for whom nobody does."""

    scope = "groups:read"

    @reads(
        "read_coverage",
        "For whom somebody speaks on the strategic planning group",
        shapes.CoverageShape,
        examples.COVERAGE,
        says="The nominees, the twelve prescribed interests and the localities of the plan, each with who "
        "was in the place on the day. A place that is not filled undoes nothing that the group did.",
        tag="coverage",
    )
    def get(self, request: Request, slug: str) -> Response:
        """Give the places."""
        showing = Showing(self.board, self.on, names=self.may("people:read"), query=self.day_query)
        return Response(coverage_shown(showing, voices=self.may("appointments:read")))


KINDS = (
    PEOPLE, SEATS, APPOINTMENTS, STANDINGS, PAPERS, PERIODS, HOLDERS, GROUPS, DECISIONS, CONSULTATIONS,
)  # fmt: skip

urlpatterns = [
    *(url for kind in KINDS for url in kind.urls()),
    path("boards/<slug:slug>/voting", VotingApi.as_view(), name="voting"),
    path("boards/<slug:slug>/coverage", CoverageApi.as_view(), name="coverage"),
]
