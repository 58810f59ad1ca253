"""Localities for tests: rows added to the boards of :mod:`tests.statute.situations`."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from statute.structure import CONSULTEES, INVOLVEMENTS
from tests.statute.situations import ALWAYS, Record, paper, person, single

LISTS = ("groups", "decisions", "localities", "areas", "involvements", "issues")
NAMES = ("Ardgarve", "Balkeld", "Carrick Moor", "Dunlyn", "Eskvale", "Fearnbay")
BEGAN = "2026-04-01"


def with_lists(record: Record) -> Record:
    """The board, with the lists about localities known to be complete from 1 April 2015."""
    for name in LISTS:
        record.setdefault(name, [])
        record["complete"][name] = deepcopy(ALWAYS)
    return record


def locality(record: Record, locality_id: str, name: str = "", **fields: Any) -> None:
    """Add a locality of the plan from 1 April 2026 (None: a field left out)."""
    row: dict[str, Any] = {"id": locality_id, "name": name or locality_id.capitalize(), "from": BEGAN}
    row |= {"to": "open"} | {field.removesuffix("_"): value for field, value in fields.items()}
    record["localities"].append({field: value for field, value in row.items() if value is not None})


def part(record: Record, locality_id: str, kind: str | None, who: str = "", **fields: Any) -> None:
    """Somebody of one kind who sits on the locality's group, still (None: a field left out)."""
    who = who or f"{kind}-{locality_id}".replace("_", "-")
    person(record, who)
    row: dict[str, Any] = {"locality": locality_id, "kind": kind, "person": who, "as_member": True}
    row |= {"starts_on": BEGAN, "ends": "open"} | fields
    record["involvements"].append({field: value for field, value in row.items() if value is not None})


def involved(locality_id: str, *acted: str, **others: dict[str, Any]) -> list[dict[str, Any]]:
    """What a decision says of the consultees in a locality: those involved, and more of others (code=fields).

    All the rest are left out as having no interest, for a reason.
    """
    reasoned = {"action": False, "interest": False, "reason": "Nothing changes for them."}
    rows = []
    for code in CONSULTEES:
        said = others.get(code, {"action": True} if code in acted else reasoned)
        rows.append({"locality": locality_id, "who": code} | said)
    return rows


def decision(record: Record, decision_id: str, on: str | None = "2026-10-01", **fields: Any) -> None:
    """A decision of the board to change services (None: a field left out)."""
    row: dict[str, Any] = {"id": decision_id, "by": "board", "on": on, "topic": "service_change"} | fields
    record["decisions"].append({field: value for field, value in row.items() if value is not None})


def effects(*affected: str, none: Iterable[str] = ()) -> list[dict[str, Any]]:
    """The effects of a decision: on some localities, and none on others."""
    hit = [{"locality": each, "significant": True} for each in affected]
    return hit + [{"locality": each, "significant": False} for each in none]


def divided(count: int = 6, board: Record | None = None) -> Record:
    """A board with localities a, b, c… that meet every rule, each of three datazones and one cluster.

    Their boundaries were consulted on in May 2025; all five kinds of people take part, and a cluster lead.
    """
    record = with_lists(single() if board is None else board)
    units = []
    for number, name in enumerate(NAMES[:count]):
        short = name[0].lower()
        own = [f"S0100{number}{digit}" for digit in (1, 2, 3)]
        units += own
        locality(record, short, name, units=own, clusters=[{"name": f"{name} cluster"}])
        for kind in INVOLVEMENTS:
            lead = {"practitioner_for": f"{name} cluster"} if kind == "professionals" else {}
            part(record, short, kind, **lead)
    record["areas"].append({"from": "2015-04-01", "unit": "datazone", "units": units})
    paper(record, "consultation", "boundaries", "2025-05-12", from_="board")
    paper(record, "agreement", "practitioners", "2026-03-01", from_="board")
    return record


def closing(**fields: Any) -> Record:
    """A board of six localities that decided on 1 October 2026 on services in one of them, Carrick Moor."""
    record = divided()
    said: dict[str, Any] = {
        "what": "Close the day hospital",
        "effects": effects("c", none="abdef"),
        "involved": involved("c", "C02", "C03", "C07", "C08", "C10", "C14"),
    }
    decision(record, "d1", **(said | fields))
    return record
