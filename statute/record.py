"""The board record: the facts about one board as a JSON document.

``read_record`` turns text into facts, strictly, or raises :class:`BadRecord` with every fault it found.
``canonical`` writes a document as the export does: keys sorted, what was absent still absent.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from statute.coherence import holder_faults, row_faults
from statute.facts import (
    ALL_BASES,
    AppointingPeriod,
    Appointment,
    BoardFacts,
    BoardIdentity,
    CouncilSize,
    Established,
    Holder,
    LocalSetting,
    Paper,
    Party,
    Person,
    RegimeStep,
    SchemeVersion,
    Seat,
    Standing,
)
from statute.holding import STANDINGS
from statute.reading import Names, Row, spans_of
from statute.record_shape import RECORD, appointment_id
from statute.shape import (
    Fault,
    shown,
)
from statute.spans import in_words
from statute.structure_record import (
    area_of,
    consultation_of,
    decision_of,
    group_of,
    involvement_of,
    issue_of,
    locality_of,
)
from statute.unknown import Unknown, is_known

LARGEST: Final = 20 * 1024 * 1024
"""How many bytes a board record may have."""

DEEPEST: Final = 20
"""How many lists and objects may stand inside one another."""

TOLD_OTHERWISE: Final = ("appointments", "standings", "papers")
"""The lists of which not everything is told openly."""


class BadRecord(Exception):
    """A document that is no board record, with every fault found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(str(fault) for fault in self.faults))


# -- from bytes to a document ------------------------------------------------------------------------------


def _refuse_constant(word: str) -> Any:
    raise ValueError(f"{word} is not a number")


def _one_of_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if twice:
        raise ValueError(f"the field {shown(twice[0])} stands twice in one object")
    return dict(pairs)


def _whole_number(text: str) -> int:
    if len(text) > 18:
        raise ValueError("a number has more digits than any figure of a board")
    return int(text)


def _too_deep(text: str) -> bool:
    """Whether more lists and objects stand inside one another than any record needs."""
    depth = 0
    inside = escaped = False
    for character in text:
        if inside:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                inside = False
        elif character == '"':
            inside = True
        elif character in "[{":
            depth += 1
            if depth > DEEPEST:
                return True
        elif character in "]}":
            depth -= 1
    return False


def document_of(content: bytes) -> Any:
    """The JSON document in a file's content; raises :class:`BadRecord` where there is none."""

    def refused(reason: str) -> BadRecord:
        return BadRecord([Fault("the file", "", reason)])

    if len(content) > LARGEST:
        raise refused(f"is larger than {LARGEST // 1024 // 1024} MB, the most a board record may have")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(f"is not UTF-8 text (byte {error.start + 1} cannot be read)") from error
    if _too_deep(text):
        raise refused(f"has more than {DEEPEST} lists and objects inside one another")
    try:
        return json.loads(
            text, object_pairs_hook=_one_of_each, parse_constant=_refuse_constant, parse_int=_whole_number
        )
    except json.JSONDecodeError as error:
        raise refused(f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except ValueError as error:
        raise refused(f"cannot be read: {error}") from error


# -- from a document to facts ------------------------------------------------------------------------------


def _identity(row: dict[str, Any]) -> BoardIdentity:
    established = Row(row.get("established", {}), "the board")
    regimes: Any = Unknown("which model of integration the board follows")
    if "regimes" in row:
        steps = [RegimeStep(each["regime"], each["from"]) for each in row["regimes"]]
        regimes = tuple(sorted(steps, key=lambda step: step.from_))
    parties: Any = Unknown("which authorities are parties to the integration scheme")
    if "parties" in row:
        parties = tuple(_party(each) for each in row["parties"])
    return BoardIdentity(
        row["slug"],
        row["name"],
        Established(
            established.get("order", "the establishing order"),
            established.get("effective_on", "the day of establishment"),
        ),
        regimes,
        parties,
    )


def _party(row: dict[str, Any]) -> Party:
    read = Row(row, row.get("name", row["authority"]))
    members: Any = read.get("members", "the number of councillors")
    if "members" in row:
        sizes = [CouncilSize(each["from"], each["count"]) for each in row["members"]]
        members = tuple(sorted(sizes, key=lambda size: size.from_))
    return Party(row["authority"], row["kind"], read.get("name", "the name"), members)


def _scheme_version(row: dict[str, Any]) -> SchemeVersion:
    read = Row(row, f"the integration scheme of {in_words(row['from'])}", "in")
    return SchemeVersion(
        row["from"],
        read.get("agreed_number", "the number of nominees agreed"),
        read.get("specified_number", "the number of nominees a council specified"),
        read.get("specified_by", "the council that specified the number"),
        read.get("nominees", "the numbers of nominees"),
        read.get("first_chair_by", "who appoints the first chair"),
        read.get("chair_term_months", "the chair's term"),
        read.get("vice_term_months", "the vice-chair's term"),
        read.get("chair_arrangements", "how the chair is appointed"),
        read.get("chair_change_arrangements", "how the chair is changed"),
        read.get("additional_members", "the number of additional members"),
        read.get("additional_member_arrangements", "the arrangements for additional members"),
        read.get("interim_arrangements", "the arrangements for an interim chief officer"),
        read.get("vacancy_arrangements", "the arrangements for temporary vacancies"),
        read.get("administration", "the administrative support"),
        read.get("funding", "the funding"),
        read.get("planning_group_advice", "the advice on clinical and care governance"),
    )


def _person(row: dict[str, Any]) -> Person:
    return Person(row["id"], Row(row, row["id"]).get("name", "the name"))


def _seat(row: dict[str, Any]) -> Seat:
    read = Row(row, f"the seat “{_seat_words(row)}”")
    group = row.get("group", "none")
    return Seat(
        row["id"],
        read.get("basis", "the basis"),
        read.get("nominated_by", "the nominating authority"),
        read.get("represents", "the authority represented"),
        "" if group == "none" else group,
        read.get("name", "the name"),
        read.get("nominated_jointly", "whether the councils together nominate to {}"),
        read.get("locality", "the locality"),
        spans_of(row.get("known", [])),
    )


def _seat_words(row: dict[str, Any]) -> str:
    """What people call a seat that is not a fact yet; its id only where nothing else is said."""
    return str(row.get("name") or ALL_BASES.get(row.get("basis", "")) or row["id"])


def _appointment(row: dict[str, Any], people: dict[str, str], seats: dict[str, str]) -> Appointment:
    name = people.get(row["person"], row["person"])
    read = Row(row, f"{name} ({seats.get(row['seat'], row['seat'])})")
    return Appointment(
        appointment_id(row),
        row["seat"],
        row["person"],
        read.get("starts_on", "the first day"),
        read.get("term_ends", "the last day of the term"),
        read.get("ends", "the last day"),
        read.get("seen_on", "a day"),
        read.get("interim", "whether the appointment of {} is interim"),
        row.get("joint", False),
        read.get("how_ended", "how the time of {} ended"),
        read.get("ended_by", "who ended the time of {}"),
        read.get("appointed_by", "who appointed {}"),
    )


def _period(row: dict[str, Any], index: int, people: dict[str, str]) -> AppointingPeriod:
    begins = row.get("from") or row.get("seen_on")
    whose = f"the appointing period of {in_words(begins)}" if begins else f"appointing period {index + 1}"
    read = Row(row, whose)
    holders: Any = read.get("holders", "the chair and vice-chair")
    if "holders" in row:
        holders = tuple(_holder(each, people) for each in row["holders"])
    return AppointingPeriod(
        row.get("id") or (begins.isoformat() if begins else str(index + 1)),
        read.get("from", "the first day"),
        read.get("to", "the last day"),
        read.get("seen_on", "a day"),
        read.get("chair_by", "who appoints the chair"),
        read.get("vice_by", "who appoints the vice-chair"),
        holders,
        read.get("temporary", "whether {} is temporary"),
        read.get("late_start_reason", "the reason for the late start"),
        read.get("first_set_to", "the last day as first determined"),
    )


def _holder(row: dict[str, Any], people: dict[str, str]) -> Holder:
    office = row["office"].replace("_", "-")
    read = Row(row, f"{people.get(row['person'], row['person'])} as {office}")
    return Holder(
        row["office"],
        row["person"],
        read.get("starts_on", "the first day"),
        read.get("ends", "the last day"),
        read.get("temporary", "whether the appointment of {} is temporary"),
        read.get("appointed_by", "who appointed {}"),
    )


def _standing(row: dict[str, Any], index: int, people: dict[str, str]) -> Standing:
    name, was = people.get(row["person"], row["person"]), "was" if row.get("value", True) else "was not"
    read = Row(row, f"{name} {was} {STANDINGS[row['is']]}")
    return Standing(
        row.get("id") or f"standing-{index + 1}",
        row["person"],
        row["is"],
        read.get("of", "for which authority {}"),
        row.get("office", Unknown(f"which office {name} held")),
        read.get("as", "as what {}"),
        read.get("contract", "under which kind of contract {}"),
        read.get("category", "the category of the ground on which {}"),
        read.get("register", "on which register {}"),
        read.get("service", "with which service {}"),
        read.get("for_profit", "whether the aim includes profit where {}"),
        row.get("value", True),
        read.get("starts_on", "the first day on which {}"),
        read.get("ends", "the last day on which {}"),
        read.get("seen_on", "a day on which {}"),
    )


def _paper(row: dict[str, Any], index: int, names: Names) -> Paper:
    days = [row[name] for name in ("given_on", "received_on", "effective_on") if name in row]
    read = Row(row, _paper_words(row, names, f" of {in_words(days[0])}" if days else ""))
    agreed_by: Any = read.get("agreed_by", "who agreed to {}")
    return Paper(
        row.get("id") or f"paper-{index + 1}",
        row["kind"],
        read.get("topic", "the topic"),
        read.get("about", "whom or what {} is about"),
        read.get("from", "who gave {}"),
        read.get("to", "to whom {} was given"),
        row.get("says", True),
        read.get("form", "whether {} was given in writing"),
        read.get("good_cause", "whether a good cause was given, for {}"),
        read.get("capacity", "in which capacity the member presided, for {}"),
        tuple(agreed_by) if is_known(agreed_by) else agreed_by,
        read.get("reason", "the reason given in {}"),
        read.get("given_on", "the day {} was given"),
        read.get("received_on", "the day {} was received"),
        read.get("effective_on", "the day {} takes effect"),
        read.get("reference", "the reference"),
        read.whose,
    )


def _paper_words(row: dict[str, Any], names: Names, of_day: str) -> str:
    """What people call a paper: its kind, its topic, its day as given here, and whom or what it is about."""
    words = f"the {row['kind'].replace('_', ' ')}"
    if row.get("topic", row["kind"]) != row["kind"]:
        words += f" ({row['topic'].replace('_', ' ')})"
    about = names.of(row.get("about", {}))
    return f"{words}{of_day} about {about}" if about else f"{words}{of_day}"


def _setting(row: dict[str, Any]) -> LocalSetting:
    read = Row(row, f"the settings of {in_words(row['from'])}")
    switched_off: Any = read.get("switched_off", "the rules switched off")
    return LocalSetting(
        row["from"],
        read.get("notice_to_ministers_days", "the days for notice to the Ministers"),
        read.get("resignation_notice_days", "the days for notice of a resignation"),
        read.get("successive_terms", "the limit on terms in a row"),
        read.get("terms_of_reference_months", "the months between reviews of terms of reference"),
        read.get("planning_group_meetings", "the yearly number of meetings of the planning group"),
        tuple(switched_off) if is_known(switched_off) else switched_off,
    )


def _names(read: dict[str, Any]) -> Names:
    """What people call those whom other rows name."""

    def labels(name: str) -> dict[str, str]:
        return {row["id"]: row.get("name", row["id"]) for row in read.get(name, [])}

    seats = {row["id"]: _seat_words(row) for row in read.get("seats", [])}
    people = labels("people")
    appointments = {
        appointment_id(row): people.get(row["person"], row["person"]) for row in read["appointments"]
    }
    groups = {row["id"]: group_of(row).label for row in read.get("groups", [])}
    parties = {
        row["authority"]: row.get("name", row["authority"]) for row in read["board"].get("parties", [])
    }
    return Names(people, seats, appointments, groups, labels("localities"), parties)


def _built(read: dict[str, Any]) -> BoardFacts:
    names = _names(read)
    people, seats = names.people, names.seats
    return BoardFacts(
        board=_identity(read["board"]),
        scheme_versions=tuple(
            sorted(
                (_scheme_version(row) for row in read.get("scheme_versions", [])), key=lambda each: each.from_
            )
        ),
        people=tuple(_person(row) for row in read.get("people", [])),
        seats=tuple(_seat(row) for row in read.get("seats", [])),
        appointments=tuple(_appointment(row, people, seats) for row in read["appointments"]),
        appointing_periods=tuple(
            _period(row, index, people) for index, row in enumerate(read.get("appointing_periods", []))
        ),
        standings=tuple(_standing(row, index, people) for index, row in enumerate(read.get("standings", []))),
        papers=tuple(_paper(row, index, names) for index, row in enumerate(read.get("papers", []))),
        groups=tuple(group_of(row) for row in read.get("groups", [])),
        decisions=tuple(
            decision_of(row, index, names) for index, row in enumerate(read.get("decisions", []))
        ),
        consultations=tuple(
            consultation_of(row, index, names) for index, row in enumerate(read.get("consultations", []))
        ),
        localities=tuple(locality_of(row) for row in read.get("localities", [])),
        areas=tuple(sorted((area_of(row) for row in read.get("areas", [])), key=lambda each: each.from_)),
        involvements=tuple(
            involvement_of(row, index, people | names.localities)
            for index, row in enumerate(read.get("involvements", []))
        ),
        issues=tuple(issue_of(row, index, names) for index, row in enumerate(read.get("issues", []))),
        settings=tuple(
            sorted((_setting(row) for row in read.get("settings", [])), key=lambda each: each.from_)
        ),
        complete={name: spans_of(rows) for name, rows in read.get("complete", {}).items()},
    )


def facts_of(document: Any) -> BoardFacts:
    """The facts in a document; raises :class:`BadRecord` naming every fault."""
    faults: list[Fault] = []
    read = RECORD.read(document, "record", faults)
    faults = [_at_the_top(fault) for fault in faults]
    if faults:
        raise BadRecord(faults)
    faults = list(row_faults(read))
    if faults:
        raise BadRecord(faults)
    facts = _built(read)
    faults = list(holder_faults(facts))
    if faults:
        raise BadRecord(faults)
    return facts


def _at_the_top(fault: Fault) -> Fault:
    """The fault's place without the name of the whole."""
    place = fault.place.removeprefix("record.") or "record"
    return Fault(place, fault.value, fault.reason)


def read_record(content: bytes) -> BoardFacts:
    """The facts in a file's content; raises :class:`BadRecord` naming every fault."""
    return facts_of(document_of(content))


def told_openly(document: dict[str, Any]) -> dict[str, Any]:
    """A document as it is told to whoever is not the secretary: nothing in it tells of a disqualification.

    Standings of that kind are left out. An appointment that ended by one ended for another reason, as others
    do; by whom is not told. No declaration tells whether a ground may apply. What is claimed to be complete
    still is, for all that may be told: only rules for the secretary alone ask about the rest.
    """
    lists = {name: document[name] for name in TOLD_OTHERWISE if name in document}
    told = {name: [row_told(name, row) for row in rows] for name, rows in lists.items()}
    return document | {name: [row for row in rows if row is not None] for name, rows in told.items()}


def row_told(name: str, row: dict[str, Any]) -> dict[str, Any] | None:
    """A row of one of the lists as it is told openly; None for one that is not told at all."""
    if name == "standings" and row["is"] == "disqualified":
        return None
    if name == "appointments" and row.get("how_ended") == "disqualification":
        # Who ended it would tell the rest: nobody has to end what ended for another reason.
        return _without(row, "ended_by") | {"how_ended": "other"}
    return _without(row, "says") if name == "papers" and row["kind"] == "declaration" else row


def _without(row: dict[str, Any], field: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != field}


def canonical(document: Any) -> str:
    """A document as the export writes it: keys sorted, rows in their order, what was absent still absent."""
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
