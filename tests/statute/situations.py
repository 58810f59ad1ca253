"""Boards for tests, as board records: plain dictionaries that a test changes where its case differs."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from typing import Any

import statute.rules  # noqa: F401  (registers every rule)
from statute.assessing import answer
from statute.facts import BoardFacts
from statute.findings import Finding
from statute.record import facts_of
from statute.registry import REGISTRY

Record = dict[str, Any]

ALWAYS: list[dict[str, str]] = [{"from": "2015-04-01", "to": "open"}]
COUNCIL, OTHER_COUNCIL, HEALTH = "alba-council", "beinn-council", "nhs-alba"

OFFICES = {
    "CSWO": "chief_social_work_officer", "CO": "chief_officer", "CFO": "board_proper_officer",
    "HB_FD": "health_board_finance_director", "LA_S95": "council_proper_officer",
}  # fmt: skip


def blank(regime: str = "ijb_single", councils: Iterable[str] = (COUNCIL,)) -> Record:
    """A board that exists, with nobody on it; every list is known to be complete from 1 April 2015."""
    parties: list[dict[str, Any]] = [
        {"authority": each, "kind": "council", "members": [{"from": "2012-05-03", "count": 40}]}
        for each in councils
    ]
    lists = (
        "scheme_versions",
        "people",
        "seats",
        "appointments",
        "appointing_periods",
        "standings",
        "papers",
        "settings",
    )
    return {
        "record": 1,
        "board": {
            "slug": "alba",
            "name": "Alba Integration Joint Board",
            "established": {"order": "SSI 2015/88", "effective_on": "2015-04-01"},
            "regimes": [{"regime": regime, "from": "2015-04-01"}],
            "parties": [*parties, {"authority": HEALTH, "kind": "health_board"}],
        },
        **{name: [] for name in lists},
        "complete": {name: deepcopy(ALWAYS) for name in lists},
    }


def seat(record: Record, seat_id: str, basis: str, **fields: Any) -> None:
    """Add a seat that is known throughout."""
    record["seats"].append({"id": seat_id, "basis": basis, "known": deepcopy(ALWAYS)} | fields)


def person(record: Record, person_id: str, name: str = "") -> None:
    """Add a person, unless already there."""
    if not any(each["id"] == person_id for each in record["people"]):
        record["people"].append({"id": person_id, "name": name or f"Member {person_id}"})


def appoint(
    record: Record, seat_id: str, person_id: str, starts_on: str = "2025-05-01", **fields: Any
) -> None:
    """Put a person in a seat for three years, still held, unless ``fields`` say not so (None: left out)."""
    person(record, person_id)
    term = {"term_ends": f"{int(starts_on[:4]) + 3}-04-30" if starts_on.endswith("-05-01") else "2028-04-30"}
    row = {"seat": seat_id, "person": person_id, "starts_on": starts_on, **term, "ends": "open"} | fields
    record["appointments"].append({name: value for name, value in row.items() if value is not None})


def standing(
    record: Record,
    person_id: str,
    is_: str,
    starts_on: str | None = "2015-04-01",
    ends: str | None = "open",
    **fields: Any,
) -> None:
    """Record that a person is something; None leaves a day out."""
    row: dict[str, Any] = {"person": person_id, "is": is_, "starts_on": starts_on, "ends": ends} | fields
    record["standings"].append({name: value for name, value in row.items() if value is not None})


def nominee(record: Record, seat_id: str, authority: str, person_id: str = "", **fields: Any) -> None:
    """A nominee of a council (a councillor) or the Health Board (a non-executive), in their own seat."""
    who = person_id or f"p-{seat_id}"
    council = authority != HEALTH
    seat(record, seat_id, "LA_NOM" if council else "HB_NOM", nominated_by=authority)
    appoint(record, seat_id, who, **fields)
    if council:
        standing(record, who, "councillor", "2022-05-05", of=authority)
    else:
        standing(record, who, "health_board_member", of=HEALTH)
        standing(record, who, "non_executive", of=HEALTH)


def officer(record: Record, seat_id: str, basis: str, of: str | None = None, **fields: Any) -> None:
    """Somebody in a seat by virtue of an office they hold."""
    who = f"p-{seat_id}"
    seat(record, seat_id, basis)
    appoint(record, seat_id, who, "2015-04-01", **({"term_ends": "while in office"} | fields))
    standing(record, who, "office_holder", office=OFFICES[basis], **({"of": of} if of else {}))


def professional(record: Record, seat_id: str, basis: str, **fields: Any) -> None:
    """A GP, nurse or doctor with the standing their seat asks for, determined by the Health Board."""
    who = f"p-{seat_id}"
    seat(record, seat_id, basis)
    appoint(record, seat_id, who, **fields)
    standing(record, who, "registered", **{"as": "nurse" if basis == "NURSE" else "doctor"})
    if basis == "GP":
        standing(record, who, "on_performers_list", of=HEALTH)
    else:
        standing(record, who, "employed", of=HEALTH, contract="health_board")
    record["papers"].append(
        {
            "id": f"det-{seat_id}",
            "kind": "determination",
            "about": {"person": who, "seat": seat_id},
            "from": HEALTH,
            "given_on": "2015-04-01",
        }
    )


def member(
    record: Record,
    seat_id: str,
    basis: str,
    person_id: str = "",
    represents: str | None = None,
    **fields: Any,
) -> None:
    """A stakeholder or additional member in a seat of their own."""
    seat(record, seat_id, basis, **({"represents": represents} if represents else {}))
    appoint(record, seat_id, person_id or f"p-{seat_id}", **fields)


def scheme(record: Record, **fields: Any) -> None:
    """Add a scheme version from 1 April 2015, with what a scheme of this regime must say."""
    row: dict[str, Any] = {"from": "2015-04-01"} | fields
    record["scheme_versions"].append({name: value for name, value in row.items() if value is not None})


def chairs(
    record: Record, chair: str, vice: str, chair_by: str = COUNCIL, vice_by: str = HEALTH, **fields: Any
) -> None:
    """An appointing period of two years from 1 April 2025 with a chair and a vice-chair in office."""
    holders = [
        {"office": "chair", "person": chair, "starts_on": "2025-05-01", "ends": "open"},
        {"office": "vice_chair", "person": vice, "starts_on": "2025-05-01", "ends": "open"},
    ]
    record["appointing_periods"].append(
        {
            "from": "2025-04-01",
            "to": "2027-03-31",
            "chair_by": chair_by,
            "vice_by": vice_by,
            "holders": holders,
        }
        | fields
    )


def paper(record: Record, kind: str, topic: str, given_on: str, **fields: Any) -> None:
    """Add a paper; ``from`` and ``to`` are given as ``from_`` and ``to``, whom it is about as ``person``."""
    taken, words = {each.get("id") for each in record["papers"]}, topic.replace("_", "-")
    number = next(each for each in range(1, len(taken) + 2) if f"{words}-{each}" not in taken)
    row: dict[str, Any] = {"id": f"{words}-{number}", "kind": kind, "topic": topic, "given_on": given_on}
    if "person" in fields:
        row["about"] = {"person": fields.pop("person")}
    record["papers"].append(row | {name.removesuffix("_"): value for name, value in fields.items()})


def declared(record: Record) -> None:
    """Every member signed a declaration of eligibility on the first day in the seat."""
    signed = {each["about"]["person"] for each in record["papers"] if each.get("topic") == "eligibility"}
    for each in record["appointments"]:
        if each["person"] not in signed:
            paper(record, "declaration", "eligibility", each["starts_on"], person=each["person"])


def officers_appointed(record: Record) -> None:
    """The chief officer and the proper officer came to office as the law asks, when the board began."""
    for each in record["board"]["parties"]:
        paper(
            record, "consultation", "chief_officer", "2015-03-01", person="p-co", from_="board",
            to=each["authority"],
        )  # fmt: skip
    for topic, who in (("chief_officer", "p-co"), ("proper_officer", "p-cfo")):
        paper(record, "decision", topic, "2015-04-01", person=who, from_="board")
    paper(record, "decision", "responsibilities", "2015-04-01", from_="board")
    paper(record, "agreement", "responsibilities", "2015-06-01", from_="scottish-ministers")
    standing(record, "p-co", "employed", of=COUNCIL, contract="council")
    standing(record, "p-co", "seconded", of=COUNCIL)


def single(council: int = 4, health: int = 4) -> Record:
    """A lawful single-council board: nominees, officers, professionals and one member for each group.

    Seats la1…, hb1…, cswo, co, cfo, gp, nurse, hospdr, staff, third, user, carer; people are p-<seat>.
    """
    record = blank()
    scheme(
        record, agreed_number=council, specified_number="none", nominees={COUNCIL: council, HEALTH: health},
        first_chair_by=COUNCIL, chair_term_months=24, vice_term_months=24,
    )  # fmt: skip
    for number in range(1, council + 1):
        nominee(record, f"la{number}", COUNCIL)
    for number in range(1, health + 1):
        nominee(record, f"hb{number}", HEALTH)
    officer(record, "cswo", "CSWO", of=COUNCIL)
    officer(record, "co", "CO")
    officer(record, "cfo", "CFO")
    for seat_id, basis in (("gp", "GP"), ("nurse", "NURSE"), ("hospdr", "HOSPDR")):
        professional(record, seat_id, basis)
    for seat_id in ("staff", "third", "user", "carer"):
        member(record, seat_id, seat_id.upper())
    chairs(record, "p-la1", "p-hb1")
    officers_appointed(record)
    declared(record)
    return record


def multi(first: int = 3, second: int = 3, health: int = 6, **scheme_fields: Any) -> Record:
    """A lawful board of two councils; seats la1… and lb1… for the councils, else as :func:`single`."""
    record = single(first, health)
    record["board"]["regimes"] = [{"regime": "ijb_multi", "from": "2015-04-01"}]
    record["board"]["parties"].insert(
        1, {"authority": OTHER_COUNCIL, "kind": "council", "members": [{"from": "2012-05-03", "count": 22}]}
    )
    for number in range(1, second + 1):
        nominee(record, f"lb{number}", OTHER_COUNCIL)
    record["scheme_versions"] = []
    fields: dict[str, Any] = {
        "nominees": {COUNCIL: first, OTHER_COUNCIL: second, HEALTH: health},
        "first_chair_by": COUNCIL, "chair_term_months": 24, "vice_term_months": 24,
        "chair_arrangements": "The parties agree in turn.", "additional_members": 10,
        "additional_member_arrangements": "Ten members beyond the nominees.",
        "vacancy_arrangements": "As for one council.",
    }  # fmt: skip
    scheme(record, **(fields | scheme_fields))
    paper(
        record, "consultation", "chief_officer", "2015-03-01", person="p-co", from_="board", to=OTHER_COUNCIL
    )
    declared(record)
    return record


def committee(regime: str = "lead_joint", council: int = 5, health: int = 5) -> Record:
    """A lawful monitoring committee of one council; seats as :func:`single`, fd, s95, staffhb and staffla."""
    record = blank(regime)
    record["board"]["name"] = "Alba Integration Joint Monitoring Committee"
    scheme(
        record, nominees={COUNCIL: council, HEALTH: health}, additional_members="none",
        administration="By the council.", funding="Shared equally.", chair_arrangements="Jointly by both.",
        chair_change_arrangements="By agreement with one month's notice.",
    )  # fmt: skip
    for number in range(1, council + 1):
        nominee(record, f"la{number}", COUNCIL)
    for number in range(1, health + 1):
        nominee(record, f"hb{number}", HEALTH)
    officer(record, "cswo", "CSWO", of=COUNCIL)
    if regime in ("lead_hb", "lead_joint"):
        officer(record, "fd", "HB_FD", of=HEALTH)
        member(record, "staffhb", "STAFF", represents=HEALTH)
    if regime in ("lead_la", "lead_joint"):
        officer(record, "s95", "LA_S95", of=COUNCIL)
        member(record, "staffla", "STAFF", represents=COUNCIL)
    for seat_id, basis in (("gp", "GP"), ("nurse", "NURSE"), ("hospdr", "HOSPDR")):
        professional(record, seat_id, basis)
    for seat_id in ("third", "user", "carer"):
        member(record, seat_id, seat_id.upper())
    record["appointing_periods"].append(
        {
            "from": "2025-05-01",
            "to": "open",
            "holders": [{"office": "chair", "person": "p-la1", "starts_on": "2025-05-01", "ends": "open"}],
        }
    )
    declared(record)
    return record


def row(record: Record, list_name: str, **wanted: Any) -> dict[str, Any]:
    """The one row of a list with the wanted fields, to be changed in place."""
    found = [
        each for each in record[list_name] if all(each.get(name) == value for name, value in wanted.items())
    ]
    assert len(found) == 1, (list_name, wanted, len(found))
    chosen: dict[str, Any] = found[0]
    return chosen


def end(record: Record, seat_id: str, on: str) -> None:
    """End the one appointment to a seat on its last day."""
    row(record, "appointments", seat=seat_id)["ends"] = on


def vacate(record: Record, *seat_ids: str) -> None:
    """Take the appointments to some seats out of the record, so that the seats were never filled."""
    record["appointments"] = [each for each in record["appointments"] if each["seat"] not in seat_ids]


def forget(record: Record, list_name: str) -> None:
    """Leave a list empty and not known to be complete."""
    record[list_name] = []
    record["complete"].pop(list_name, None)


def outcome(record: Record, rule_id: str, on: str) -> str:
    """A rule's outcome for a record on a day."""
    return answer(REGISTRY[rule_id], facts_of(record), date.fromisoformat(on)).outcome.value


def findings(record: Record, rule_id: str, on: str) -> tuple[Finding, ...]:
    """A rule's findings for a record on a day."""
    return answer(REGISTRY[rule_id], facts_of(record), date.fromisoformat(on)).findings


def around(record: Record, rule_id: str, day: str) -> tuple[str, str, str]:
    """A rule's outcomes on the day before, the day itself and the day after."""
    here = date.fromisoformat(day).toordinal()
    facts: BoardFacts = facts_of(record)
    before, on, after = (
        answer(REGISTRY[rule_id], facts, date.fromordinal(here + step)).outcome.value for step in (-1, 0, 1)
    )
    return before, on, after
