"""What the trail calls people, seats and all that is recorded of them, and where their pages are."""

from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from boards.models import Board, Party
from boards.trail_words import SOMEBODY_GONE, Said, describe
from membership.models import (
    AppointingPeriod,
    Appointment,
    Consultation,
    Decision,
    Group,
    Import,
    OfficeHolder,
    Paper,
    Person,
    Seat,
    Standing,
)
from statute.facts import ALL_BASES
from statute.holding import OFFICES, STANDINGS
from statute.record_shape import CAPACITIES, CONTRACTS, HOW_ENDED, PAPER_KINDS, TOPICS
from statute.spans import in_words
from statute.structure import (
    CHAIRED_BY,
    COVERS,
    DECISION_TOPICS,
    GROUP_KINDS,
    POWERS,
    REGISTERS,
)


def _all(model: type[Any], *related: str) -> Callable[[Board], QuerySet[Any]]:
    """Give the rows of a board, those withdrawn too, since the trail tells of them."""

    def rows(board: Board) -> QuerySet[Any]:
        found: QuerySet[Any] = model._base_manager.filter(board=board)
        return found.select_related(*related) if related else found

    return rows


def _whose(seat: str = "") -> Coalesce:
    """Give the name of the authority a seat belongs to, as a column."""
    own = (f"{seat}nominated_by", f"{seat}represents")
    party = Party.objects.filter(
        board=OuterRef("board"), authority_ref=Coalesce(OuterRef(own[0]), OuterRef(own[1]))
    ).annotate(label=Coalesce("name", "authority__name"))
    return Coalesce(Subquery(party.values("label")[:1]), *own)


def _seats(board: Board) -> QuerySet[Any]:
    found: QuerySet[Any] = _all(Seat)(board).annotate(whose=_whose())
    return found


def _appointments(board: Board) -> QuerySet[Any]:
    found: QuerySet[Any] = _all(Appointment, "person", "seat")(board).annotate(whose=_whose("seat__"))
    return found


def _person_name(person: Person) -> str:
    return person.name or person.given_ref or SOMEBODY_GONE


def _seat_name(seat: Any) -> str:
    return _seat_words(seat, seat.whose)


def _seat_words(seat: Seat, whose: str | None) -> str:
    if seat.name:
        return seat.name
    words = ALL_BASES.get(seat.basis or "", "Seat on a basis not on record")
    return f"{words}, {whose}" if whose else words


def _appointment_name(appointment: Any) -> str:
    return f"{_person_name(appointment.person)} as {_seat_words(appointment.seat, appointment.whose)}"


def _period_name(period: AppointingPeriod) -> str:
    begins = in_words(period.starts_on) if period.starts_on else "a day not recorded"
    return f"Appointing period from {begins}"


def _holder_name(holder: OfficeHolder) -> str:
    return f"{_person_name(holder.person)}, {holder.office.replace('_', '-')}"


def _standing_name(standing: Standing) -> str:
    return f"{_person_name(standing.person)}, {STANDINGS.get(standing.kind, standing.kind)}"


def _paper_name(paper: Paper) -> str:
    given = f" of {in_words(paper.given_on)}" if paper.given_on else ""
    return f"{paper.kind.replace('_', ' ').capitalize()}{given}"


def _group_name(group: Group) -> str:
    return group.name or GROUP_KINDS.get(group.kind or "", "Group without a name")


def _decision_name(decision: Decision) -> str:
    # Not in its own words, in which somebody may be named.
    topic = DECISION_TOPICS.get(decision.topic or "", "Something else")
    taken = f" of {in_words(decision.taken_on)}" if decision.taken_on else ""
    return f"Decision{taken} ({topic[:1].lower()}{topic[1:]})"


def _consultation_name(consultation: Consultation) -> str:
    asked = f" of {in_words(consultation.asked_on)}" if consultation.asked_on else ""
    return f"Consultation{asked}"


def _page(route: str, board: Board, row: Any) -> str:
    # What was withdrawn has no page any more.
    if getattr(row, "withdrawn", False):
        return ""
    return reverse(route, kwargs={"slug": board.slug, "public_id": row.public_id})


def _seat_page(board: Board, seat: Seat) -> str:
    return _page("membership:seat", board, seat)


def _group_page(board: Board, group: Group) -> str:
    return _page("groups:group", board, group)


def _decision_page(board: Board, decision: Decision) -> str:
    return _page("groups:decision", board, decision)


def _person_page(board: Board, person: Person) -> str:
    return _page("membership:person", board, person)


def _page_of_its_person(board: Board, row: Any) -> str:
    return _person_page(board, row.person)


def _page_of_its_seat(board: Board, appointment: Appointment) -> str:
    return _seat_page(board, appointment.seat)


def _import_page(board: Board, row: Any) -> str:
    return reverse("membership:import", args=[board.slug, row.public_id])


def _story_of_a_seat(seat: Seat) -> Iterable[UUID]:
    return Appointment._base_manager.filter(seat=seat).values_list("public_id", flat=True)


def _story_of_a_person(person: Person) -> list[UUID]:
    kinds: list[type[Any]] = [Appointment, OfficeHolder, Standing]
    return [
        public_id
        for model in kinds
        for public_id in model._base_manager.filter(person=person).values_list("public_id", flat=True)
    ]


def _story_of_a_period(period: AppointingPeriod) -> Iterable[UUID]:
    return OfficeHolder._base_manager.filter(period=period).values_list("public_id", flat=True)


def _story_of_a_group(group: Group) -> Iterable[UUID]:
    return Seat._base_manager.filter(board=group.board_id, group=group.ref).values_list(
        "public_id", flat=True
    )


def _is_disqualification(row: Any, said: Said) -> bool:
    return (
        "category" in said or said.get("is") == "disqualified" or getattr(row, "kind", "") == "disqualified"
    )


def _plain(words: Iterable[str]) -> dict[Any, str]:
    return {word: word.replace("_", " ") for word in words}


DAYS: Final = {
    "starts_on": "First day",
    "term_ends": "Last day of the term",
    "ends": "Last day",
    "seen_on": "Seen there on",
}
WHOSE: Final = {"nominated_by": "Nominated by", "represents": "Speaks for"}
THE_BOARD: Final = {"board": "the board"}
NONE: Final = {"none": "none"}
ENDS: Final = {"open": "no end", "while in office": "with the office or post they hold"}

describe(
    "membership.Person",
    noun="person",
    rows=_all(Person),
    name=_person_name,
    page=_person_page,
    parts=_story_of_a_person,
    fields={"name": "Name"},
    gone=SOMEBODY_GONE,
)
describe(
    "membership.Seat",
    noun="seat",
    rows=_seats,
    name=_seat_name,
    page=_seat_page,
    parts=_story_of_a_seat,
    fields={
        "name": "Name",
        "basis": "Basis",
        **WHOSE,
        "nominated_jointly": "Nominated by the councils together",
        "group": "Group",
        "locality": "Voice of which locality",
        "known": "Holders all on record",
    },
    values={"basis": dict(ALL_BASES), "to": ENDS},
)
describe(
    "membership.Appointment",
    noun="appointment",
    rows=_appointments,
    name=_appointment_name,
    page=_page_of_its_seat,
    fields={
        "person": "Who",
        "seat": "Seat",
        **DAYS,
        "interim": "Interim",
        "joint": "Held jointly",
        "how_ended": "How it ended",
        "ended_by": "Ended by",
        "appointed_by": "Appointed by",
    },
    values={
        "ends": ENDS | {"open": "still in the seat"},
        "term_ends": ENDS | {"open": "set without an end"},
        "how_ended": _plain(HOW_ENDED),
        "ended_by": THE_BOARD,
        "appointed_by": THE_BOARD,
    },
)
describe(
    "membership.AppointingPeriod",
    noun="appointing period",
    rows=_all(AppointingPeriod),
    name=_period_name,
    parts=_story_of_a_period,
    fields={
        "from": "First day",
        "to": "Last day",
        "first_set_to": "Last day as first set",
        "chair_by": "Chair appointed by",
        "vice_by": "Vice-chair appointed by",
        "late_start_reason": "Why it began late",
    },
    values={"to": ENDS},
)
describe(
    "membership.OfficeHolder",
    noun="chair or vice-chair",
    rows=_all(OfficeHolder, "person"),
    name=_holder_name,
    page=_page_of_its_person,
    fields={"person": "Who", "office": "Office", **DAYS, "appointed_by": "Appointed by"},
    values={"office": {"vice_chair": "vice-chair"}, "ends": ENDS},
)
describe(
    "membership.Standing",
    noun="standing",
    rows=_all(Standing, "person"),
    name=_standing_name,
    page=_page_of_its_person,
    restricted=_is_disqualification,
    fields={
        "person": "Who",
        "is": "Is",
        "value": "Is so",
        "of": "Of",
        "office": "Office",
        "as": "Profession",
        "contract": "Contract",
        "register": "Professional register",
        "service": "Service",
        "for_profit": "For profit",
        "category": "Ground",
        **DAYS,
    },
    values={
        "is": dict(STANDINGS),
        "office": dict(OFFICES),
        "contract": _plain(CONTRACTS),
        "register": dict(REGISTERS),
        "ends": ENDS,
    },
)
describe(
    "membership.Paper",
    noun="paper",
    rows=_all(Paper),
    name=_paper_name,
    fields={
        "kind": "Kind",
        "topic": "On",
        "about": "About",
        "from": "From",
        "to": "To",
        "says": "Says so",
        "reason": "Reason",
        "given_on": "Given on",
        "received_on": "Received on",
        "effective_on": "Takes effect on",
        "reference": "Reference",
    },
    values={"kind": _plain(PAPER_KINDS), "topic": _plain(TOPICS), "capacity": _plain(CAPACITIES)},
)
describe(
    "membership.Group",
    noun="group",
    rows=_all(Group),
    name=_group_name,
    page=_group_page,
    parts=_story_of_a_group,
    fields={
        "name": "Name",
        "kind": "Kind",
        "statutory": "Asked for by the law",
        "power": "Power to decide",
        "delegated": "What was delegated",
        "purpose": "Purpose",
        "remit": "Remit",
        "parent": "Reports to",
        "chaired_by": "Chaired by",
        "meetings_a_year": "Meetings a year",
        "from": "First day",
        "to": "Last day",
        "review_due_on": "Terms of reference to be reviewed by",
    },
    values={
        "kind": dict(GROUP_KINDS),
        "power": dict(POWERS),
        "parent": THE_BOARD | {"none": "nobody: it stands beside the board"},
        "chaired_by": dict(CHAIRED_BY),
        "to": ENDS,
    },
)
describe(
    "membership.Decision",
    noun="decision",
    rows=_all(Decision),
    name=_decision_name,
    page=_decision_page,
    fields={
        "by": "Taken by",
        "on": "Taken on",
        "topic": "On",
        "what": "What was settled",
        "minute": "Minute",
        "about": "About",
        "recommends": "Advice only",
        "number": "Number",
        "covers": "Settles",
        "under": "Delegated by",
        "until": "Stands until",
        "votes": "Votes",
        "effects": "Effect on localities",
        "involved": "Who was involved",
    },
    values={
        "by": THE_BOARD,
        "topic": dict(DECISION_TOPICS),
        "covers": dict(COVERS),
        "under": NONE,
        "until": ENDS,
    },
)
describe(
    "membership.Consultation",
    noun="consultation of a group",
    rows=_all(Consultation),
    name=_consultation_name,
    fields={
        "group": "Group",
        "subject": "Subject",
        "asked": "What was asked",
        "asked_on": "Asked on",
        "closed_on": "Last day for views",
        "views": "Views",
        "answers": "Answers to the seven questions",
        "considered_on": "Considered on",
        "regard": "How they were taken into account",
        "decision": "Decision that followed",
    },
    values={"views": NONE, "regard": NONE},
)
describe(
    "membership.Import",
    noun="import",
    rows=lambda board: Import.objects.filter(board=board).only("public_id", "kind"),
    page=_import_page,
    fields={"list": "List", "rows": "Rows", "columns": "Columns"},
)
