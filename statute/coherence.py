"""What holds a board record together beyond its shape: ids, references, days in order, one holder a seat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from statute.facts import LISTS, Appointment, BoardFacts
from statute.record_shape import appointment_id
from statute.shape import MISSING, Fault, shown

STRUCTURE = ("groups", "localities", "decisions", "people")


def row_faults(read: dict[str, Any]) -> Iterator[Fault]:
    """What is wrong between the rows of a record whose every field has its shape."""
    yield from _id_faults(read)
    yield from _reference_faults(read)
    yield from _structure_reference_faults(read)
    yield from _period_faults(read)


def _backwards(
    row: Any, first: str, last: str, place: str, what: str, begins: str = "it starts"
) -> Iterator[Fault]:
    start, end = row.get(first, MISSING), row.get(last, MISSING)
    if isinstance(start, date) and isinstance(end, date) and end < start:
        yield Fault(
            f"{place}.{last}", shown(end.isoformat()), f"{what} before {begins} ({start.isoformat()})"
        )


def _twice(rows: list[Any], key: Callable[[Any], Any], place: str, what: str) -> Iterator[Fault]:
    seen: dict[Any, int] = {}
    for index, row in enumerate(rows):
        value = key(row)
        if value is None:
            continue
        if value in seen:
            yield Fault(f"{place}[{index}]", shown(str(value)), f"{what} (also at {place}[{seen[value]}])")
        seen.setdefault(value, index)


def _spans_backwards(rows: list[Any], place: str) -> Iterator[Fault]:
    for index, row in enumerate(rows):
        yield from _backwards(row, "from", "to", f"{place}[{index}]", "a period that ends")


def _dangling(row: Any, name: str, ids: set[str], place: str, what: str) -> Iterator[Fault]:
    value = row.get(name)
    if isinstance(value, str) and value not in ids:
        yield Fault(f"{place}.{name}", shown(value), f"names {what} that is not in the record")


def _id_faults(read: dict[str, Any]) -> Iterator[Fault]:
    for name in LISTS:
        yield from _twice(read.get(name, []), lambda row: row.get("id"), name, "an id that stands twice")
    for name in ("scheme_versions", "settings", "areas"):
        yield from _twice(
            read.get(name, []), lambda row: row["from"].isoformat(), name, "a second one from one day"
        )
    yield from _twice(read["appointments"], appointment_id, "appointments", "the same appointment twice")
    board = read["board"]
    yield from _twice(
        board.get("regimes", []),
        lambda row: row["from"].isoformat(),
        "board.regimes",
        "a second one from one day",
    )
    yield from _twice(
        board.get("parties", []),
        lambda row: row["authority"],
        "board.parties",
        "an authority that stands twice",
    )


def _reference_faults(read: dict[str, Any]) -> Iterator[Fault]:
    seats = {row["id"] for row in read.get("seats", [])}
    people = {row["id"] for row in read.get("people", [])}
    parties = {row["authority"] for row in read["board"].get("parties", [])}
    for index, row in enumerate(read["appointments"]):
        yield from _dangling(row, "seat", seats, f"appointments[{index}]", "a seat")
        yield from _dangling(row, "person", people, f"appointments[{index}]", "a person")
    for index, row in enumerate(read.get("standings", [])):
        yield from _dangling(row, "person", people, f"standings[{index}]", "a person")
    for index, row in enumerate(read.get("appointing_periods", [])):
        for number, holder in enumerate(row.get("holders", [])):
            yield from _dangling(
                holder, "person", people, f"appointing_periods[{index}].holders[{number}]", "a person"
            )
    for index, row in enumerate(read.get("papers", [])):
        about = row.get("about", {})
        yield from _dangling(about, "seat", seats, f"papers[{index}].about", "a seat")
        yield from _dangling(about, "person", people, f"papers[{index}].about", "a person")
        for number, who in enumerate(row.get("agreed_by", [])):
            yield from _dangling(
                {"who": who}, "who", people, f"papers[{index}].agreed_by[{number}]", "a person"
            )
    if "parties" in read["board"]:
        for index, row in enumerate(read.get("seats", [])):
            yield from _dangling(row, "nominated_by", parties, f"seats[{index}]", "an authority")
        for index, row in enumerate(read.get("appointing_periods", [])):
            for name in ("chair_by", "vice_by"):
                yield from _dangling(row, name, parties, f"appointing_periods[{index}]", "an authority")


def _structure_reference_faults(read: dict[str, Any]) -> Iterator[Fault]:
    """What names a group, a locality, a decision or a person that is not there."""
    ids = {name: {row["id"] for row in read.get(name, []) if "id" in row} for name in STRUCTURE}
    words = {"groups": "a group", "localities": "a locality", "decisions": "a decision", "people": "a person"}

    def check(row: Any, name: str, kind: str, place: str, *others: str) -> Iterator[Fault]:
        if row.get(name) not in others:
            yield from _dangling(row, name, ids[kind], place, words[kind])

    for index, row in enumerate(read.get("seats", [])):
        # A record that does not speak of groups may still say that a seat is on one.
        if "groups" in read:
            yield from check(row, "group", "groups", f"seats[{index}]", "none")
        yield from check(row, "locality", "localities", f"seats[{index}]")
    for index, row in enumerate(read.get("papers", [])):
        for name, kind in (("group", "groups"), ("locality", "localities")):
            yield from check(row.get("about", {}), name, kind, f"papers[{index}].about")
    for index, row in enumerate(read.get("groups", [])):
        yield from check(row, "parent", "groups", f"groups[{index}]", "board")
    for index, row in enumerate(read.get("decisions", [])):
        place = f"decisions[{index}]"
        yield from check(row, "under", "decisions", place)
        for name, kind in (("group", "groups"), ("locality", "localities"), ("person", "people")):
            yield from check(row.get("about", {}), name, kind, f"{place}.about")
        for part in ("effects", "involved"):
            for number, each in enumerate(row.get(part, [])):
                yield from check(each, "locality", "localities", f"{place}.{part}[{number}]")
    for index, row in enumerate(read.get("consultations", [])):
        yield from check(row, "group", "groups", f"consultations[{index}]")
        yield from check(row, "decision", "decisions", f"consultations[{index}]")
    for index, row in enumerate(read.get("localities", [])):
        yield from check(row, "group", "groups", f"localities[{index}]")
    for index, row in enumerate(read.get("involvements", [])):
        yield from check(row, "locality", "localities", f"involvements[{index}]")
        yield from check(row, "person", "people", f"involvements[{index}]")
    for index, row in enumerate(read.get("issues", [])):
        yield from check(row, "locality", "localities", f"issues[{index}]")
    yield from _in_a_circle(read, "groups", "parent", "makes the group report to itself")
    yield from _in_a_circle(read, "decisions", "under", "makes the decision rest on itself")


def _in_a_circle(read: dict[str, Any], name: str, field: str, what: str) -> Iterator[Fault]:
    """The rows of a list whose field leads, row by row of the same list, back to themselves."""
    rows = read.get(name, [])
    above_of = {row["id"]: row.get(field) for row in rows if "id" in row}
    for index, row in enumerate(rows):
        own = row.get("id")
        seen, above = {own}, above_of.get(own)
        while isinstance(above, str) and above in above_of and above not in seen:
            seen.add(above)
            above = above_of[above]
        if isinstance(above, str) and above == own:
            yield Fault(f"{name}[{index}].{field}", shown(row[field]), what)


def _period_faults(read: dict[str, Any]) -> Iterator[Fault]:
    for index, row in enumerate(read["appointments"]):
        place = f"appointments[{index}]"
        yield from _backwards(row, "starts_on", "ends", place, "an appointment that ends")
        yield from _backwards(row, "starts_on", "term_ends", place, "a term that ends")
    for index, row in enumerate(read.get("standings", [])):
        yield from _backwards(row, "starts_on", "ends", f"standings[{index}]", "a standing that ends")
    for index, row in enumerate(read.get("appointing_periods", [])):
        place = f"appointing_periods[{index}]"
        yield from _backwards(row, "from", "to", place, "a period that ends")
        for number, holder in enumerate(row.get("holders", [])):
            yield from _backwards(
                holder, "starts_on", "ends", f"{place}.holders[{number}]", "an office that ends"
            )
    for index, row in enumerate(read.get("groups", [])):
        yield from _backwards(row, "from", "to", f"groups[{index}]", "a group that ends")
    for index, row in enumerate(read.get("localities", [])):
        yield from _backwards(row, "from", "to", f"localities[{index}]", "a locality that ends")
    for index, row in enumerate(read.get("involvements", [])):
        place = f"involvements[{index}]"
        yield from _backwards(row, "starts_on", "ends", place, "somebody's part that ends")
    for index, row in enumerate(read.get("decisions", [])):
        yield from _backwards(row, "on", "until", f"decisions[{index}]", "a decision that ends")
    for index, row in enumerate(read.get("consultations", [])):
        yield from _backwards(row, "asked_on", "closed_on", f"consultations[{index}]", "one that closes")
    for index, row in enumerate(read.get("issues", [])):
        place = f"issues[{index}]"
        yield from _backwards(row, "raised_on", "told_on", place, "the group was told of it", "it was raised")
        yield from _backwards(row, "raised_on", "answered_on", place, "it was answered", "it was raised")
    for index, row in enumerate(read.get("seats", [])):
        yield from _spans_backwards(row.get("known", []), f"seats[{index}].known")
    for name, rows in read.get("complete", {}).items():
        yield from _spans_backwards(rows, f"complete.{name}")


def two_holders(facts: BoardFacts) -> Iterator[tuple[Appointment, Appointment]]:
    """Pairs of appointments that certainly fill one seat on one day, and are not both joint."""
    for appointments in facts.appointments_by_seat.values():
        spans = [(facts.held_by_appointment[each.id].certain, each) for each in appointments]
        certain = sorted(
            ((span, each) for span, each in spans if span is not None), key=lambda pair: pair[0].from_
        )
        for index, (span, each) in enumerate(certain):
            for other_span, other in certain[index + 1 :]:
                if isinstance(span.to, date) and other_span.from_ > span.to:
                    break
                if other_span.overlaps(span) and not (each.joint and other.joint):
                    yield each, other


def holder_faults(facts: BoardFacts) -> Iterator[Fault]:
    places = {each.id: index for index, each in enumerate(facts.appointments)}
    for first, second in two_holders(facts):
        names = f"{facts.person_label(first.person)} and {facts.person_label(second.person)}"
        reason = f"two holders of seat {first.seat} on one day (see appointments[{places[first.id]}])"
        yield Fault(f"appointments[{places[second.id]}]", shown(names), reason)
