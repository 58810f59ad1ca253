"""Strategic planning groups for tests, on top of a board: a group, its seats, the people in them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from statute.structure import INTERESTS
from tests.statute.committees import decision
from tests.statute.localities_cast import divided
from tests.statute.situations import (
    ALWAYS,
    COUNCIL,
    HEALTH,
    Record,
    appoint,
    multi,
    paper,
    row,
    seat,
    single,
    standing,
)

SPG = "spg"
LISTS = ("groups", "decisions", "consultations", "localities")
USERS, CARERS = ("G02", "G07"), ("G03", "G08")
AIMS = {"G04": True, "G05": False, "G09": True, "G10": False, "G11": False}


def planning_group(record: Record, group_id: str = SPG, **fields: Any) -> Record:
    """Add a strategic planning group from 1 April 2015; what is recorded of groups is complete."""
    for name in LISTS:
        record.setdefault(name, [])
        record["complete"].setdefault(name, deepcopy(ALWAYS))
    usual = {"name": "Planning group", "kind": "planning_group", "from": "2015-04-01", "to": "open"}
    group = {"id": group_id} | usual | fields
    record["groups"].append({name: each for name, each in group.items() if each is not None})
    return record


def place(record: Record, seat_id: str, basis: str, person_id: str = "", **fields: Any) -> None:
    """Add a seat on the planning group, and somebody in it since 1 May 2025 whom the board appointed.

    ``fields`` that a seat has go to the seat, the rest to the appointment.
    """
    of_seat = {
        name: fields.pop(name)
        for name in ("nominated_by", "nominated_jointly", "locality", "known", "group")
        if name in fields
    }
    seat(record, seat_id, basis, **({"group": SPG} | of_seat))
    appoint(record, seat_id, person_id or f"p-{seat_id}", **({"appointed_by": "board"} | fields))


def considers(
    record: Record,
    seat_id: str,
    says: bool = True,
    given_on: str = "2025-05-01",
    person_id: str = "",
    **fields: Any,
) -> None:
    """The board's statement on whether it considers the person in a seat representative."""
    taken = {each.get("id") for each in record["papers"]}
    number = next(each for each in range(1, len(taken) + 2) if f"representative-{each}" not in taken)
    said: dict[str, Any] = {
        "id": f"representative-{number}", "kind": "determination", "topic": "representative", "from": "board",
        "about": {"person": person_id or f"p-{seat_id}", "seat": seat_id}, "says": says, "given_on": given_on,
    }  # fmt: skip
    fields = {name.removesuffix("_"): value for name, value in fields.items()}
    record["papers"].append({name: each for name, each in (said | fields).items() if each is not None})


def belongs(record: Record, person_id: str, interest: str) -> None:
    """Record that a person belongs to one of the twelve prescribed groups of persons."""
    if interest in USERS:
        standing(record, person_id, "lives_in_area")
    elif interest in CARERS:
        standing(record, person_id, "cares_in_area")
    else:
        standing(record, person_id, "operates_in_area")
    if interest == "G01":
        standing(record, person_id, "health_professional", register="gmc")
    if interest == "G06":
        standing(record, person_id, "social_care_professional", register="sssc")
    if interest in AIMS:
        standing(record, person_id, "provides_service", service="A service", for_profit=AIMS[interest])


def speaker(record: Record, interest: str, seat_id: str = "", **fields: Any) -> None:
    """Somebody who belongs to an interest, considered representative of it, in seat g01 to g12."""
    seat_id = seat_id or interest.lower()
    place(record, seat_id, interest, **fields)
    belongs(record, f"p-{seat_id}", interest)
    considers(record, seat_id)


def locality(record: Record, locality_id: str, voice: bool = True, **fields: Any) -> None:
    """Add a locality of the plan from 1 April 2015 and, unless not wanted, its voice on the group."""
    record["localities"].append({"id": locality_id, "from": "2015-04-01", "to": "open"} | fields)
    if voice:
        place(record, f"loc-{locality_id}", "SPG_LOC", locality=locality_id)


def spoken_for(record: Record, **group: Any) -> Record:
    """The board with a planning group that has its nominees, and somebody for each of the twelve."""
    planning_group(record, **group)
    place(record, "spg-hb", "SPG_HB", nominated_by=HEALTH)
    councils = [each for each in record["board"]["parties"] if each["kind"] == "council"]
    together = {"nominated_jointly": True} if len(councils) > 1 else {"nominated_by": COUNCIL}
    place(record, "spg-la", "SPG_LA", **together)
    for interest in INTERESTS:
        speaker(record, interest)
    return record


def filled(record: Record, **group: Any) -> Record:
    """The board with a planning group on which all places are filled: two nominees, the twelve interests in
    seats g01 to g12, and the voices of two localities, north and south."""
    spoken_for(record, **group)
    locality(record, "north", name="North")
    locality(record, "south", name="South")
    return record


def board_with_group() -> Record:
    """A lawful board of one council whose planning group is full."""
    return filled(single())


def multi_with_group() -> Record:
    """A lawful board of two councils whose planning group is full."""
    return filled(multi())


def settled() -> Record:
    """A lawful board of one council with two localities, whose planning group is full, has all that the board
    must settle for it, and works as guidance has it."""
    record = spoken_for(divided(2))
    for each in record["localities"]:
        place(record, f"loc-{each['id']}", "SPG_LOC", locality=each["id"])
    row(record, "scheme_versions")["planning_group_advice"] = "The lead clinician advises."
    decision(record, "size", "board", "2026-03-01", "group_size", group=SPG, number=16)
    settles = ["appointment", "removal", "replacement", "procedure"]
    decision(record, "terms", "board", "2026-03-01", "terms_of_reference", group=SPG, covers=settles)
    decision(record, "expenses", "board", "2026-03-01", "expenses_policy", group=SPG)
    of_group = {each["id"] for each in record["seats"] if each.get("group") == SPG}
    for each in list(record["appointments"]):
        if each["seat"] in of_group:
            paper(record, "induction", "access_needs", "2025-06-01", person=each["person"])
    for day in ("2026-02-01", "2026-04-01", "2026-06-01", "2026-08-01"):
        paper(record, "meeting", "progress", day, about={"group": SPG})
    paper(record, "advice", "care_governance", "2026-06-01", about={"group": SPG})
    return record
