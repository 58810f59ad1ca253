"""Boards for the tests of resignations and removals: somebody leaves, and there are papers about it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from statute.findings import Finding
from tests.statute.situations import Record, findings, row

DAY = "2026-11-21"


def left(record: Record, seat_id: str, how: str | None, last: str | None, by: str | None = None) -> Record:
    """The one appointment to a seat ended on its last day in some manner (None: left out)."""
    appointment = row(record, "appointments", seat=seat_id)
    appointment.pop("ends")
    words = {"how_ended": how, "ends": last, "ended_by": by}
    appointment |= {name: value for name, value in words.items() if value is not None}
    return record


def paper(record: Record, kind: str, seat_id: str, topic: str | None = None, **fields: Any) -> Record:
    """A paper about the person in a seat; ``from_`` stands for the author, None leaves a field out."""
    given = {"kind": kind, "topic": topic, "about": {"person": f"p-{seat_id}", "seat": seat_id}} | fields
    given["from"] = given.pop("from_", None)
    kept = {name: value for name, value in given.items() if value is not None}
    record["papers"].append({"id": f"paper-{len(record['papers']) + 1}"} | kept)
    return record


def papers_unknown(record: Record) -> Record:
    """The same board, whose papers are not known to be complete."""
    record["complete"]["papers"] = []
    return record


def about(record: Record, rule_id: str, seat_id: str, on: str = DAY) -> list[Finding]:
    """What a rule finds about the appointments to one seat."""
    return [each for each in findings(record, rule_id, on) if each.subject.id.startswith(f"{seat_id}/")]


def outcomes(record: Record, rule_id: str, seat_id: str, on: str = DAY) -> list[str]:
    """A rule's outcomes about one seat on a day."""
    return [each.outcome.value for each in about(record, rule_id, seat_id, on)]


def around_seat(record: Record, rule_id: str, seat_id: str, day: str) -> list[list[str]]:
    """A rule's outcomes about one seat on the day before, the day itself and the day after."""
    here = date.fromisoformat(day)
    days = [(here + timedelta(days=step)).isoformat() for step in (-1, 0, 1)]
    return [outcomes(record, rule_id, seat_id, on) for on in days]


def early(record: Record) -> Record:
    """The same board, as if everything that had begun by 2025 had begun on 1 January 2014."""
    text = json.dumps(record)
    for now, then in (
        ("2015-04-01", "2014-01-01"),
        ("2025-05-01", "2014-01-01"),
        ("2022-05-05", "2014-01-01"),
    ):
        text = text.replace(now, then)
    found: Record = json.loads(text)
    return found
