"""Who gets what from every route: one row a route, by its name.

A new route needs a new row. Most are one of: `everybody()`, `signed_in()`, `operators()`, or
`on_board("secretary", …)` with the roles that may, or all of them where none is named. `where` gives the
route's arguments, and may make what they name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from boards.clients import create_client
from boards.identity import record_parties, record_regime, record_scheme_version, record_settings
from boards.models import Board, ConstituentAuthority, Role, User
from boards.services import add_authority
from compliance.models import Occasion
from compliance.services import evaluate
from compliance.what_if.services import make_what_if
from localities.models import Locality
from localities.services import raise_issue, record_area, record_involvement, record_locality
from membership.models import AppointingPeriod, Appointment, Consultation, Decision, Group, Seat
from membership.services import (
    appoint_holder,
    appoint_member,
    begin_period,
    consult_group,
    record_decision,
    record_group,
    record_paper,
    record_person,
    record_standing,
    seat_on_planning_group,
    set_up_planning_group,
)
from membership.twins import Seating
from publishing.selectors import publications_of
from publishing.services import keep_pdf
from secretariat.kinds import job_kind
from secretariat.services import request_job
from tests.cast import NOW, STORY, TODAY
from tests.membership.import_cast import begun, csv, imported
from tests.publishing.cast import published

ROLES = ("secretary", "officer", "member", "auditor")
EVERYBODY = ("anonymous", *ROLES, "operator", "stranger")

SIGN_IN = "is sent to sign in"
AWAY = "is sent elsewhere"
Answer = int | str


@dataclass(frozen=True)
class World:
    """A board with somebody in each role, an operator, and the secretary of another board."""

    board: Board
    people: Mapping[str, User]

    @property
    def role(self) -> Role:
        """The member's role."""
        return self.people["member"].roles.get()


Where = Callable[[World], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """What each of them gets for asking; a form sent by somebody who gets the page is not refused either."""

    answers: Mapping[str, Answer]
    where: Where = field(default=lambda world: {})


def everybody(answer: Answer = 200, **others: Answer) -> Row:
    """Give a row in which all get one answer, but for those named."""
    return Row(dict.fromkeys(EVERYBODY, answer) | others)


def signed_in(answer: Answer = 200, where: Where = lambda world: {}) -> Row:
    """Give a row for a page of whoever is signed in."""
    return Row(dict.fromkeys(EVERYBODY, answer) | {"anonymous": SIGN_IN}, where)


def operators(where: Where = lambda world: {}) -> Row:
    """Give a row for a page of operators."""
    return Row(dict.fromkeys(EVERYBODY, 403) | {"anonymous": SIGN_IN, "operator": 200}, where)


def on_board(*roles: str, answer: Answer = 200, where: Where = lambda world: {}) -> Row:
    """Give a row for a page of a board, for the roles named or for all; `where` need not give the slug."""
    may = roles or ROLES
    answers: dict[str, Answer] = {role: answer if role in may else 403 for role in ROLES}
    outside: dict[str, Answer] = {"anonymous": SIGN_IN, "operator": 404, "stranger": 404}
    return Row(answers | outside, lambda world: {"slug": world.board.slug, **where(world)})


def the_council() -> ConstituentAuthority:
    """A council in the list that all boards share."""
    return ConstituentAuthority.objects.filter(slug="fife-council").first() or add_authority(
        slug="fife-council", name="Fife Council", kind="council", by=STORY
    )


def a_job(world: World) -> dict[str, Any]:
    """A job of the board."""
    job_kind("tests.access", lambda job, *, now, progress: {}, title="Work")
    return {"public_id": request_job("tests.access", board=world.board, now=NOW, by=STORY).public_id}


def a_seat(world: World) -> dict[str, Any]:
    """A seat of the board."""
    return {"public_id": Seat.objects.create(board=world.board, basis="CO").public_id}


def an_empty_place(world: World) -> dict[str, Any]:
    """The letter about a seat of the board that is known to be empty."""
    known = [{"from": "2026-01-01", "to": "open"}]
    seat = Seat.objects.create(board=world.board, basis="CARER", known=known)
    return {"public_id": seat.public_id, "letter": "nomination"}


def a_planning_group(world: World) -> Group:
    """The strategic planning group of the board, with a place for somebody who speaks for an interest."""
    return Group.objects.filter(board=world.board, kind="planning_group").first() or set_up_planning_group(
        world.board, said={"name": "Planning group", "from": TODAY}, places=[{"basis": "G01"}], by=STORY
    )


def with_planning_group(world: World) -> dict[str, Any]:
    """Nothing in the address, but a strategic planning group on record."""
    a_planning_group(world)
    return {}


def seated(world: World) -> Appointment:
    """Somebody on the planning group."""
    group = a_planning_group(world)
    wish = Seating(places=[{"basis": "G01"}], starts_on=TODAY)
    there = Appointment.objects.filter(board=world.board, person__name="Isla").first()
    return there or seat_on_planning_group(group, "Isla", wish=wish, by=STORY)[0]


def on_the_planning_group(world: World) -> dict[str, Any]:
    """Somebody on the planning group."""
    return {"public_id": seated(world).person.public_id}


def a_place_on_the_planning_group(world: World) -> dict[str, Any]:
    """Somebody's time in a place on the planning group."""
    return {"public_id": seated(world).public_id}


def a_consultation(world: World) -> dict[str, Any]:
    """A question put to the planning group."""
    said = {"group": a_planning_group(world).ref, "subject": "The plan"}
    found = Consultation.objects.filter(board=world.board).first()
    return {"public_id": (found or consult_group(world.board, said=said, by=STORY)).public_id}


def a_group(world: World) -> dict[str, Any]:
    """A group of the board."""
    said = {"name": "Audit Committee", "kind": "committee", "from": TODAY}
    found = Group.objects.filter(board=world.board, kind="committee").first()
    return {"public_id": (found or record_group(world.board, said=said, by=STORY)).public_id}


def a_decision(world: World) -> dict[str, Any]:
    """A decision of the board."""
    said = {"by": "board", "on": TODAY, "what": "The budget is set."}
    found = Decision.objects.filter(board=world.board, topic=None).first()
    return {"public_id": (found or record_decision(world.board, said=said, by=STORY)).public_id}


def a_decision_on_services(world: World) -> dict[str, Any]:
    """A decision of the board which might significantly affect a locality, and that locality."""
    locality = the_locality(world)
    effects = [{"locality": locality.ref, "significant": True}]
    said = {"by": "board", "on": TODAY, "topic": "service_change", "effects": effects}
    made = record_decision(world.board, said=said, by=STORY)
    return {"public_id": made.public_id, "locality": locality.ref}


def a_person(world: World) -> dict[str, Any]:
    """Somebody on the board's record."""
    return {"public_id": record_person(world.board, name="Calum", by=STORY).public_id}


def an_appointment(world: World) -> dict[str, Any]:
    """Somebody in a seat of the board."""
    seat = Seat.objects.create(board=world.board, basis="CO")
    return {"public_id": appoint_member(seat, "Calum", starts_on=TODAY, by=STORY).public_id}


def the_period(world: World) -> AppointingPeriod:
    """The board's only appointing period."""
    return world.board.appointing_periods.first() or begin_period(
        world.board, starts_on=TODAY, ends=None, by=STORY
    )


def a_period(world: World) -> dict[str, Any]:
    """An appointing period."""
    return {"public_id": the_period(world).public_id}


def a_chair(world: World) -> dict[str, Any]:
    """Whoever is chair of the board, of whom there is one at a time."""
    period = the_period(world)
    holder = period.holders.filter(office="chair").first() or appoint_holder(
        period,
        record_person(world.board, name="Calum", by=STORY),
        office="chair",
        starts_on=TODAY,
        by=STORY,
    )
    return {"public_id": holder.public_id}


def a_standing(world: World) -> dict[str, Any]:
    """Something that somebody is."""
    calum = record_person(world.board, name="Calum", by=STORY)
    return {"public_id": record_standing(calum, kind="councillor", starts_on=TODAY, by=STORY).public_id}


def a_kind_of_standing(world: World) -> dict[str, Any]:
    """Somebody, and something they may be."""
    return {**a_person(world), "kind": "councillor"}


def a_paper(world: World) -> dict[str, Any]:
    """A paper of the board."""
    said = {"kind": "nomination", "given_on": TODAY}
    paper = world.board.papers.first() or record_paper(world.board, said=said, by=STORY)
    return {"public_id": paper.public_id}


def the_locality(world: World) -> Locality:
    """The board's only locality."""
    found: Locality = world.board.localities.first() or record_locality(
        world.board, said={"name": "Ardgarve", "from": TODAY}, by=STORY
    )
    return found


def a_locality(world: World) -> dict[str, Any]:
    """A locality of the board."""
    return {"public_id": the_locality(world).public_id}


def an_area(world: World) -> dict[str, Any]:
    """The units of the board's area."""
    said = {"from": TODAY, "unit": "ward", "units": ["Ward 1"]}
    area = world.board.areas.first() or record_area(world.board, said=said, by=STORY)
    return {"public_id": area.public_id}


def a_part(world: World) -> dict[str, Any]:
    """Somebody's part in a locality."""
    said = {"locality": the_locality(world).ref, "kind": "housing", "body": "Homes", "starts_on": TODAY}
    part = world.board.involvements.first() or record_involvement(world.board, said=said, by=STORY)
    return {"public_id": part.public_id}


def an_issue(world: World) -> dict[str, Any]:
    """Something raised from a locality."""
    said = {"locality": the_locality(world).ref, "what": "No bus after three.", "raised_on": TODAY}
    issue = world.board.locality_issues.first() or raise_issue(world.board, said=said, by=STORY)
    return {"public_id": issue.public_id}


def an_import(world: World) -> dict[str, Any]:
    """A file of people whose columns are settled."""
    return {"public_id": begun(world.board, csv("Name", "Ann Ros", "Ann\tRos"), "people").public_id}


def an_import_done(world: World) -> dict[str, Any]:
    """A file of people that was imported."""
    return {"public_id": imported(world.board, csv("Name", f"Ann {uuid4()}"), "people").public_id}


def an_authority(world: World) -> dict[str, Any]:
    """A council."""
    return {"public_id": the_council().public_id}


def an_evaluation(world: World) -> dict[str, Any]:
    """An evaluation of the board that was kept."""
    kept = evaluate(world.board, TODAY, occasion=Occasion.ASKED, now=NOW, by=STORY)
    return {"public_id": kept.public_id}


def a_publication(world: World) -> dict[str, Any]:
    """A document of the board that was published."""
    made = publications_of(world.board).first() or published(world.board, "compliance_position", TODAY)
    return {"public_id": made.public_id}


def a_published_file(world: World) -> dict[str, Any]:
    """A document of the board whose PDF was made."""
    made = a_publication(world)
    keep_pdf(publications_of(world.board).get(**made), content=b"%PDF-1.7", now=NOW, by=STORY)
    return made


def a_regime(world: World) -> dict[str, Any]:
    """A model of integration of the board."""
    if not world.board.regimes.exists():
        record_regime(world.board, regime="ijb_single", from_=TODAY, by=STORY)
    return {"public_id": world.board.regimes.get().public_id}


def a_party(world: World) -> dict[str, Any]:
    """A council that is a party to the board's scheme."""
    if not world.board.parties.exists():
        record_parties(world.board, parties=[(the_council(), ())], by=STORY)
    return {"public_id": world.board.parties.get().public_id}


def a_scheme_version(world: World) -> dict[str, Any]:
    """A version of the board's integration scheme."""
    version = world.board.scheme_versions.first() or record_scheme_version(
        world.board, said={"from": TODAY}, by=STORY
    )
    return {"public_id": version.public_id}


def some_settings(world: World) -> dict[str, Any]:
    """Settings of the board."""
    settings = world.board.local_settings.first() or record_settings(
        world.board, said={"from": TODAY}, by=STORY
    )
    return {"public_id": settings.public_id}


def a_sheet(world: World) -> dict[str, Any]:
    """A what-if sheet of the board."""
    sheet = make_what_if(world.board, title="Two leave", on=TODAY, now=NOW, by=STORY)
    return {"public_id": sheet.public_id}


def a_role(world: World) -> dict[str, Any]:
    """The member's role."""
    return {"public_id": world.role.public_id}


def a_client(world: World) -> dict[str, Any]:
    """A program of the board's own."""
    issued = create_client(
        name="P", purpose="W", owner=world.board, boards={world.board: ["boards:read"]}, now=NOW, by=STORY
    )
    return {"public_id": issued.client.public_id}


def an_access(world: World) -> dict[str, Any]:
    """What a program may do on the board."""
    client = a_client(world)
    return {"public_id": world.board.client_accesses.get(client__public_id=client["public_id"]).public_id}


def a_partner(world: World) -> dict[str, Any]:
    """A program of a council."""
    issued = create_client(
        name="P", purpose="W", owner=the_council(), boards={world.board: ["boards:read"]}, now=NOW, by=STORY
    )
    return {"public_id": issued.client.public_id}


def with_a_token(**where: Any) -> Row:
    """Give a row for an address of the API: being signed in is no token. `where` need not give the slug."""
    return Row(dict.fromkeys(EVERYBODY, 401), lambda world: {"slug": world.board.slug, **where})


API_ROWS = (
    "person", "withdraw_person", "seat", "appointment", "end_appointment", "reappoint_member",
    "withdraw_appointment", "standing", "end_standing", "withdraw_standing", "paper", "withdraw_paper",
    "appointing_period", "withdraw_appointing_period", "office_holder", "end_holder",
    "withdraw_office_holder",
    "group", "end_group", "withdraw_group", "decision", "withdraw_decision", "consultation",
    "withdraw_consultation", "locality", "end_locality", "withdraw_locality", "area", "involvement",
    "end_involvement", "withdraw_involvement", "issue", "withdraw_issue", "publication",
)  # fmt: skip
API_LISTS = (
    "board", "people", "seats", "appointments", "standings", "papers", "appointing-periods", "office-holders",
    "groups", "decisions", "consultations", "localities", "areas", "involvements", "issues",
    "voting", "coverage", "involvement_by_locality", "results", "publications",
)  # fmt: skip


TABLE: dict[str, Row] = {
    "health": everybody(),
    # Signing in
    "account_login": everybody(AWAY, anonymous=200),
    "account_logout": signed_in(),
    "account_inactive": everybody(),
    "account_signup": everybody(AWAY, anonymous=200),
    "account_reauthenticate": signed_in(),
    "account_email": everybody(404),
    "account_email_verification_sent": everybody(),
    "account_confirm_email": Row(dict.fromkeys(EVERYBODY, 200), lambda world: {"key": "no-such-key"}),
    "account_change_password": signed_in(),
    "account_set_password": signed_in(AWAY),
    "account_reset_password": everybody(),
    "account_reset_password_done": everybody(),
    "account_reset_password_from_key": Row(
        dict.fromkeys(EVERYBODY, 200), lambda world: {"uidb36": "1", "key": "no-such-key"}
    ),
    "account_reset_password_from_key_done": everybody(),
    "account_confirm_login_code": everybody(AWAY, anonymous=SIGN_IN),
    "mfa_index": signed_in(),
    "mfa_authenticate": everybody(AWAY, anonymous=SIGN_IN),
    "mfa_reauthenticate": signed_in(AWAY),
    "mfa_activate_totp": signed_in(AWAY),
    "mfa_deactivate_totp": signed_in(404),
    "mfa_view_recovery_codes": signed_in(404),
    "mfa_generate_recovery_codes": signed_in(AWAY),
    "mfa_download_recovery_codes": signed_in(404),
    # Operators
    "boards:list": operators(),
    "boards:create": operators(),
    "boards:users": operators(lambda world: {"slug": world.board.slug}),
    "boards:end_role": operators(lambda world: {"slug": world.board.slug, "public_id": world.role.public_id}),
    "boards:authorities": operators(),
    "boards:add_authority": operators(),
    "boards:rename_authority": operators(an_authority),
    # Programs that use the API, and the API itself
    "operator_clients:list": operators(),
    "operator_clients:create": operators(),
    "operator_clients:open_access": operators(a_partner),
    "operator_clients:rotate": operators(a_partner),
    "operator_clients:revoke": operators(a_partner),
    "api_clients:board": on_board("secretary"),
    "api_clients:create": on_board("secretary"),
    "api_clients:rotate": on_board("secretary", where=a_client),
    "api_clients:revoke": on_board("secretary", where=a_client),
    "api_clients:end_access": on_board("secretary", where=an_access),
    "api_token": everybody(405),
    "api:root": everybody(),
    "api:root_by_itself": everybody(),
    "api:openapi": everybody(),
    "api:problem": Row(dict.fromkeys(EVERYBODY, 200), lambda world: {"kind": "stale"}),
    "api:rules": everybody(),
    "api:rule": Row(dict.fromkeys(EVERYBODY, 200), lambda world: {"rule_id": "MEM-23"}),
    "api:boards": everybody(401),
    "api:result": with_a_token(rule_id="MEM-23"),
    "api:nothing_here": everybody(404),
    **{f"api:{name}": with_a_token() for name in API_LISTS},
    **{f"api:{name}": with_a_token(public_id="00000000-0000-4000-8000-000000000000") for name in API_ROWS},
    # Who sits where
    "membership:people": on_board(),
    "membership:seat": on_board(where=a_seat),
    "membership:person": on_board(where=a_person),
    "membership:appoint": on_board("secretary", where=a_seat),
    "membership:appointment": on_board(where=an_appointment),
    "membership:end_appointment": on_board("secretary", where=an_appointment),
    "membership:reappoint": on_board("secretary", where=an_appointment),
    "membership:correct_appointment": on_board("secretary", where=an_appointment),
    "membership:withdraw_appointment": on_board("secretary", where=an_appointment),
    "membership:remove": on_board("secretary", where=an_appointment),
    "membership:remove_way": on_board(
        "secretary", where=lambda world: {"way": "absence", **an_appointment(world)}
    ),
    "membership:remove_step": on_board(
        "secretary", where=lambda world: {"way": "absence", "step": "notice", **an_appointment(world)}
    ),
    "membership:record_seat": on_board("secretary"),
    "membership:correct_seat": on_board("secretary", where=a_seat),
    "membership:withdraw_seat": on_board("secretary", where=a_seat),
    "membership:record_person": on_board("secretary"),
    "membership:election": on_board("secretary"),
    "membership:clock": on_board(),
    "membership:vacancy": on_board(where=a_seat),
    "membership:vacancy_letter": on_board(where=an_empty_place),
    "membership:correct_person": on_board("secretary", where=a_person),
    "membership:withdraw_person": on_board("secretary", where=a_person),
    "membership:appoint_officer": on_board("secretary", where=a_seat),
    "membership:chair": on_board(),
    "membership:begin_period": on_board("secretary"),
    "membership:set_chair": on_board("secretary", where=a_period),
    "membership:set_vice_chair": on_board("secretary", where=a_period),
    "membership:temporary_chair": on_board("secretary", where=a_period),
    "membership:move_period_end": on_board("secretary", where=a_period),
    "membership:correct_period": on_board("secretary", where=a_period),
    "membership:withdraw_period": on_board("secretary", where=a_period),
    "membership:hand_over_office": on_board("secretary", where=a_chair),
    "membership:end_office": on_board("secretary", where=a_chair),
    "membership:correct_office": on_board("secretary", where=a_chair),
    "membership:withdraw_office": on_board("secretary", where=a_chair),
    "membership:record_standing": on_board("secretary", where=a_person),
    "membership:record_standing_of": on_board("secretary", where=a_kind_of_standing),
    "membership:record_disqualification": on_board("secretary", where=a_person),
    "membership:end_standing": on_board("secretary", where=a_standing),
    "membership:correct_standing": on_board("secretary", where=a_standing),
    "membership:withdraw_standing": on_board("secretary", where=a_standing),
    "membership:papers": on_board(),
    "membership:choose_paper": on_board("secretary"),
    "membership:record_attendance": on_board("secretary"),
    "membership:record_declarations": on_board("secretary"),
    "membership:record_paper": on_board("secretary", where=lambda world: {"purpose": "nomination"}),
    "membership:correct_paper": on_board("secretary", where=a_paper),
    "membership:withdraw_paper": on_board("secretary", where=a_paper),
    # Groups and decisions
    "planning_group:page": on_board(),
    "planning_group:set_up": on_board("secretary"),
    "planning_group:seat": on_board("secretary", where=with_planning_group),
    "planning_group:end": on_board("secretary", where=on_the_planning_group),
    "planning_group:induction": on_board("secretary", where=on_the_planning_group),
    "planning_group:representative": on_board("secretary", where=a_place_on_the_planning_group),
    "planning_group:agenda": on_board(),
    "planning_group:consultations": on_board(),
    "planning_group:ask": on_board("secretary", where=with_planning_group),
    "planning_group:consultation": on_board(where=a_consultation),
    "planning_group:views": on_board("secretary", where=a_consultation),
    "planning_group:regard": on_board("secretary", where=a_consultation),
    "planning_group:correct_consultation": on_board("secretary", where=a_consultation),
    "planning_group:withdraw_consultation": on_board("secretary", where=a_consultation),
    "groups:list": on_board(),
    "groups:group": on_board(where=a_group),
    "groups:record_group": on_board("secretary"),
    "groups:correct_group": on_board("secretary", where=a_group),
    "groups:end_group": on_board("secretary", where=a_group),
    "groups:withdraw_group": on_board("secretary", where=a_group),
    "groups:record_place": on_board("secretary", where=a_group),
    "groups:record_meeting": on_board("secretary", where=a_group),
    "groups:decisions": on_board(),
    "groups:decision": on_board(where=a_decision),
    "groups:choose_decision": on_board("secretary"),
    "groups:record_decision": on_board("secretary", where=lambda world: {"topic": "group_size"}),
    "groups:correct_decision": on_board("secretary", where=a_decision),
    "groups:withdraw_decision": on_board("secretary", where=a_decision),
    "groups:record_involved": on_board("secretary", where=a_decision_on_services),
    # Lists brought in from files, and taken out
    "membership:imports": on_board("secretary"),
    "membership:import_template": on_board("secretary", where=lambda world: {"kind": "appointments"}),
    "membership:import": on_board("secretary", where=an_import_done),
    "membership:import_columns": on_board("secretary", where=an_import),
    "membership:import_rows": on_board("secretary", where=an_import),
    "membership:import_wrong": on_board("secretary", where=an_import),
    "membership:import_check": on_board("secretary", where=an_import),
    "membership:undo_import": on_board("secretary", answer=405, where=an_import_done),
    "membership:export": on_board(where=lambda world: {"kind": "people"}),
    # Localities, who takes part, and what was raised
    "localities:list": on_board(),
    "localities:locality": on_board(where=a_locality),
    "localities:record_locality": on_board("secretary"),
    "localities:correct_locality": on_board("secretary", where=a_locality),
    "localities:end_locality": on_board("secretary", where=a_locality),
    "localities:withdraw_locality": on_board("secretary", where=a_locality),
    "localities:record_area": on_board("secretary"),
    "localities:correct_area": on_board("secretary", where=an_area),
    "localities:withdraw_area": on_board("secretary", where=an_area),
    "localities:taking_part": on_board(),
    "localities:record_part": on_board("secretary"),
    "localities:end_part": on_board("secretary", where=a_part),
    "localities:correct_part": on_board("secretary", where=a_part),
    "localities:withdraw_part": on_board("secretary", where=a_part),
    "localities:issues": on_board(),
    "localities:raise_issue": on_board("secretary"),
    "localities:answer_issue": on_board("secretary", where=an_issue),
    "localities:correct_issue": on_board("secretary", where=an_issue),
    "localities:withdraw_issue": on_board("secretary", where=an_issue),
    # What was published
    "publishing:list": on_board(),
    "publishing:choose": on_board("secretary"),
    "publishing:preview": on_board("secretary", where=lambda world: {"kind": "compliance_position"}),
    "publishing:document": on_board(where=a_publication),
    "publishing:download": on_board(where=a_published_file),
    "publishing:make_pdf": on_board("secretary", answer=405, where=a_publication),
    # Today and compliance
    "compliance:home": signed_in(AWAY),
    "compliance:rules": signed_in(),
    "compliance:rule_by_itself": signed_in(where=lambda world: {"rule_id": "MEM-23"}),
    "compliance:today": on_board(),
    "compliance:compliance": on_board(),
    "compliance:rule": on_board(where=lambda world: {"rule_id": "MEM-23"}),
    "compliance:evaluations": on_board(),
    "compliance:evaluation": on_board(where=an_evaluation),
    "compliance:evaluate": on_board("secretary", answer=405),
    # The set-up guide and the board's details
    "compliance:set_up": on_board("secretary"),
    "compliance:set_up_identity": on_board("secretary"),
    "compliance:set_up_authorities": on_board("secretary"),
    "compliance:set_up_scheme": on_board("secretary"),
    "compliance:set_up_scheme_version": on_board("secretary", where=a_scheme_version),
    "compliance:set_up_seats": on_board("secretary"),
    "compliance:set_up_people": on_board("secretary"),
    "compliance:set_up_standings": on_board("secretary"),
    "compliance:set_up_complete": on_board("secretary"),
    "compliance:details": on_board("secretary"),
    "compliance:new_regime": on_board("secretary"),
    "compliance:new_scheme": on_board("secretary"),
    "compliance:new_settings": on_board("secretary"),
    "compliance:correct_regime": on_board("secretary", where=a_regime),
    "compliance:correct_scheme": on_board("secretary", where=a_scheme_version),
    "compliance:correct_settings": on_board("secretary", where=some_settings),
    "compliance:councillors": on_board("secretary", where=a_party),
    "compliance:withdraw_detail": on_board(
        "secretary", where=lambda world: {"kind": "regimes", **a_regime(world)}
    ),
    # What if
    "compliance:what_if": on_board(),
    "compliance:what_if_new": on_board("secretary", "officer"),
    "compliance:what_if_sheet": on_board(where=a_sheet),
    "compliance:what_if_change": on_board("secretary", "officer", where=a_sheet),
    "compliance:what_if_leaves": on_board("secretary", "officer", where=a_sheet),
    "compliance:what_if_comes": on_board("secretary", "officer", where=a_sheet),
    "compliance:what_if_redate": on_board("secretary", "officer", where=a_sheet),
    "compliance:what_if_remove": on_board(
        "secretary", "officer", answer=405, where=lambda world: {"line": uuid4(), **a_sheet(world)}
    ),
    "compliance:what_if_end": on_board("secretary", "officer", answer=405, where=a_sheet),
    # Who did what
    "trail:board": on_board("secretary", "auditor"),
    "trail:check": on_board("secretary", "auditor"),
    "trail:export": on_board("secretary", "auditor"),
    "trail:record": on_board("secretary", "auditor", where=a_person),
    # The users of a board
    "users:list": on_board("secretary"),
    "users:role": on_board("secretary", where=a_role),
    "users:invite_again": on_board("secretary", answer=405, where=a_role),
    # Work under way
    "secretariat:job": on_board(where=a_job),
}
