"""The board record: the facts about one board as a JSON document.

``read_record`` turns text into facts, strictly, or raises :class:`BadRecord` with every fault it found.
``canonical`` writes a document as the export does: keys sorted, what was absent still absent.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final

from statute.facts import (
    BASES,
    LISTS,
    REGIMES,
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
from statute.holding import OFFICES, STANDINGS
from statute.shape import (
    IDENTIFIER,
    MISSING,
    SLUG,
    Choice,
    DayOf,
    Fault,
    Keyed,
    Many,
    Named,
    OrWord,
    Shape,
    Text,
    Whole,
    YesNo,
    shown,
)
from statute.spans import Span, in_words
from statute.unknown import NONE, OPEN, WHILE_IN_OFFICE, Unknown, is_known

LARGEST: Final = 20 * 1024 * 1024
"""How many bytes a board record may have."""

DEEPEST: Final = 20
"""How many lists and objects may stand inside one another."""

PAPER_KINDS: Final = (
    "nomination", "determination", "inability", "agreement", "notice", "resignation", "declaration",
    "consultation", "decision",
)  # fmt: skip
DISQUALIFICATIONS: Final = (
    "conviction",
    "dismissal",
    "insolvency",
    "professional_removal",
    "standards_sanction",
)
PERFORMERS = ("doctor", "nurse")
CONTRACTS: Final = ("health_board", "gms", "section_17c", "council", "other")
OFFICE_NAMES: Final = ("chair", "vice_chair")
TOPICS: Final = (
    "non_executives",
    "vacancy",
    "vacancies",
    "interim_chief_officer",
    "chair",
    "term",
    "chair_change",
)
ABOUT: Final = ("seat", "person", "appointment", "authority")

DAY = DayOf()
END = OrWord(DAY, {"open": OPEN})
ID = IDENTIFIER
NAME = Text(200)
PROSE = Text(2000)
SAYS_TEXT = OrWord(PROSE, {"none": NONE})
SAYS_ID = OrWord(ID, {"none": NONE})
SAYS_NUMBER = OrWord(Whole(0, 200), {"none": NONE})
SAYS_MONTHS = OrWord(Whole(1, 240), {"none": NONE})
KNOWN = Many(Named({"from": DAY, "to": END}, ("from", "to")), 500)

BOARD: Final = Named(
    {
        "slug": SLUG,
        "name": NAME,
        "established": Named(
            {"order": NAME, "effective_on": DAY},
            said={"effective_on": "The first day on which the board exists in law."},
        ),
        "regimes": Many(Named({"regime": Choice(tuple(REGIMES)), "from": DAY}, ("regime", "from")), 50),
        "parties": Many(
            Named(
                {
                    "authority": ID,
                    "kind": Choice(("council", "health_board")),
                    "name": NAME,
                    "members": Many(Named({"from": DAY, "count": Whole(1, 500)}, ("from", "count")), 100),
                },
                ("authority", "kind"),
                said={"members": "How many councillors a council has in all, from each day on."},
            ),
            40,
        ),
    },
    ("slug", "name"),
    said={
        "established": "The order that made the board; left out for a lead agency area.",
        "parties": "The authorities that prepared the integration scheme.",
    },
)
SCHEME_VERSION: Final = Named(
    {
        "id": ID,
        "from": DAY,
        "agreed_number": SAYS_NUMBER,
        "specified_number": SAYS_NUMBER,
        "specified_by": ID,
        "nominees": OrWord(Keyed(Whole(0, 200)), {"none": NONE}),
        "first_chair_by": SAYS_ID,
        "chair_term_months": SAYS_MONTHS,
        "vice_term_months": SAYS_MONTHS,
        "chair_arrangements": SAYS_TEXT,
        "chair_change_arrangements": SAYS_TEXT,
        "additional_members": SAYS_NUMBER,
        "additional_member_arrangements": SAYS_TEXT,
        "interim_arrangements": SAYS_TEXT,
        "vacancy_arrangements": SAYS_TEXT,
        "administration": SAYS_TEXT,
        "funding": SAYS_TEXT,
    },
    ("from",),
    said={
        "agreed_number": 'How many nominees each side has by agreement; "none" where nothing was agreed.',
        "specified_number": 'The number a council insists on; "none" where it insists on none.',
        "nominees": "How many each constituent authority nominates, by authority.",
        "specified_by": "The council that insists on the specified number.",
        "first_chair_by": 'Which authority appoints the first chair; "none" where the scheme does not say.',
        "chair_term_months": 'How long the chair is appointed for; "none" where the scheme does not say.',
        "vice_term_months": 'How long the vice-chair is appointed for; "none" where the scheme does not say.',
        "chair_arrangements": "How chair and vice-chair are appointed, in the words of the scheme; "
        '"none" where it does not say. So too for the other arrangements.',
        "additional_members": "How many members, beyond nominees, the scheme provides for in all: officers, "
        "professionals and stakeholders included.",
        "administration": "How a monitoring committee is supported.",
        "funding": "How a monitoring committee is paid for.",
    },
)
PERSON: Final = Named({"id": ID, "name": NAME}, ("id",))
SEAT: Final = Named(
    {
        "id": ID,
        "basis": Choice(tuple(BASES)),
        "nominated_by": ID,
        "represents": ID,
        "group": ID,
        "name": NAME,
        "known": KNOWN,
    },
    ("id",),
    said={
        "basis": "The ground in law of the seat: nominee of a council (LA_NOM) or the Health Board (HB_NOM); "
        "chief social work officer (CSWO), chief officer (CO), the board's proper officer for finance (CFO); "
        "general practitioner, nurse, doctor outside primary medical services (HOSPDR); member for staff, "
        "the third sector, service users or unpaid carers; additional member (ADDL); and on a monitoring "
        "committee the Health Board's director of finance (HB_FD) and the council's proper officer (LA_S95).",
        "nominated_by": "The constituent authority whose seat it is; for LA_NOM and HB_NOM.",
        "represents": "The constituent authority whose staff or office the seat is for.",
        "group": 'The group the seat is on; "none", or left out, for the board itself.',
        "known": 'The periods for which all holders of the seat are on record; "open" = kept up to date.',
    },
)
APPOINTMENT: Final = Named(
    {
        "id": ID,
        "seat": ID,
        "person": ID,
        "starts_on": DAY,
        "term_ends": OrWord(DAY, {"open": OPEN, "while in office": WHILE_IN_OFFICE}),
        "ends": END,
        "seen_on": DAY,
        "interim": YesNo(),
        "joint": YesNo(),
    },
    ("seat", "person"),
    said={
        "term_ends": "The last day of the term as it was determined.",
        "ends": 'The last day actually in the seat; "open" while it is held.',
        "seen_on": "A day on which the person was seen in the seat, where neither start nor end is known.",
        "interim": "Holds the seat for the time being, until its office is filled.",
        "joint": "Holds the seat together with another.",
    },
)
HOLDER: Final = Named(
    {
        "office": Choice(OFFICE_NAMES),
        "person": ID,
        "starts_on": DAY,
        "ends": END,
        "temporary": YesNo(),
        "appointed_by": ID,
    },
    ("office", "person"),
    said={
        "temporary": "Stands in for a time; the period and its turn go on.",
        "appointed_by": "Where it is not the authority that appoints in this period.",
    },
)
APPOINTING_PERIOD: Final = Named(
    {
        "id": ID,
        "from": DAY,
        "to": END,
        "seen_on": DAY,
        "chair_by": ID,
        "vice_by": ID,
        "holders": Many(HOLDER, 100),
        "temporary": YesNo(),
        "late_start_reason": SAYS_TEXT,
    },
    said={
        "to": "The last day of the period as it was determined.",
        "seen_on": "A day in the period, where neither its first nor its last is known.",
        "chair_by": "The authority that appoints the chair; left out on a monitoring committee.",
        "vice_by": "The authority that appoints the vice-chair; left out on a monitoring committee.",
        "holders": "Who was chair and vice-chair in the period; [] where nobody was.",
        "temporary": "A temporary appointment while the entitled side is depleted; it uses up no turn.",
        "late_start_reason": 'Why the period began late; "none" where there was no reason.',
    },
)
STANDING: Final = Named(
    {
        "id": ID,
        "person": ID,
        "is": Choice(tuple(STANDINGS)),
        "of": ID,
        "office": Choice(tuple(OFFICES)),
        "as": Choice(PERFORMERS),
        "contract": Choice(CONTRACTS),
        "category": Choice(DISQUALIFICATIONS),
        "value": YesNo(),
        "starts_on": DAY,
        "ends": END,
        "seen_on": DAY,
    },
    ("person", "is"),
    said={
        "is": "What the person is over a time. A non-executive is a member of the Health Board as well.",
        "of": "The council or Health Board by its id; for an employment, the employer.",
        "office": 'Which office, for an office_holder. One of a council or the Health Board needs its "of".',
        "as": "On which register, for one who is registered.",
        "contract": "For an employment: with the Health Board itself (health_board), with a practice by its "
        "kind of contract (gms, section_17c), with a council, or other.",
        "value": "False: the person is known not to be.",
        "seen_on": "A day on which it was so, where neither start nor end is known.",
    },
)
PAPER: Final = Named(
    {
        "id": ID,
        "kind": Choice(PAPER_KINDS),
        "topic": Choice(TOPICS),
        "about": Named(dict.fromkeys(ABOUT, ID)),
        "from": ID,
        "to": ID,
        "says": YesNo(),
        "given_on": DAY,
        "received_on": DAY,
        "effective_on": DAY,
        "reference": NAME,
    },
    ("kind",),
    said={
        "topic": "What the paper is on: an authority unable to find non_executives; one empty seat "
        "(vacancy); arrangements for vacancies in general; an interim chief officer; the chair or a change "
        "of chair; a term.",
        "about": "Whom or what it concerns. A determination of a professional member names the appointment, "
        "or the person, or the person and the seat.",
        "from": "Who gave it: an authority by its id, or another name.",
        "to": "Who received it: an authority by its id, or another name; the Scottish Ministers are "
        "scottish-ministers.",
        "says": "False: the paper says that it is not so (an authority that was able to nominate, say).",
    },
)
SETTING: Final = Named(
    {
        "id": ID,
        "from": DAY,
        "notice_to_ministers_days": Whole(0, 1000),
        "successive_terms": SAYS_NUMBER,
        "switched_off": Many(Text(20, r"[A-Z]{2,6}-[0-9]{2}", "the id of a rule"), 500),
    },
    ("from",),
    said={
        "notice_to_ministers_days": "Days the board allows for telling the Ministers of a vacancy, counted "
        "from the end of the six months.",
        "successive_terms": 'The board\'s own limit on terms in a row; "none" where it has none.',
        "switched_off": "Local rules that the board does not want to be asked about.",
    },
)
RECORD: Final = Named(
    {
        "record": Whole(1, 1),
        "board": BOARD,
        "scheme_versions": Many(SCHEME_VERSION, 200),
        "people": Many(PERSON),
        "seats": Many(SEAT, 2000),
        "appointments": Many(APPOINTMENT),
        "appointing_periods": Many(APPOINTING_PERIOD, 1000),
        "standings": Many(STANDING),
        "papers": Many(PAPER),
        "settings": Many(SETTING, 200),
        "complete": Named(dict.fromkeys(LISTS, KNOWN)),
    },
    ("board", "appointments"),
    "Board record",
    {"complete": "For which periods a missing row of a list means that there is none."},
)


class BadRecord(Exception):
    """A document that is no board record, with every fault found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(str(fault) for fault in self.faults))


def json_schema() -> dict[str, Any]:
    """The published JSON Schema of the board record."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | RECORD.schema()


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


class _Row:
    """A row as read, whose missing fields become Unknowns that say what is missing."""

    def __init__(self, fields: dict[str, Any], whose: str, link: str = "of") -> None:
        self.fields = fields
        self.whose = f"{link} {whose}"

    def get(self, name: str, missing: str = "") -> Any:
        if name in self.fields:
            return self.fields[name]
        return Unknown(f"{missing or name.replace('_', ' ')} {self.whose}")


def _spans(rows: list[dict[str, Any]]) -> tuple[Span, ...]:
    return tuple(sorted((Span(row["from"], row["to"]) for row in rows), key=lambda span: span.from_))


def _identity(row: dict[str, Any]) -> BoardIdentity:
    established = _Row(row.get("established", {}), "the board")
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
    read = _Row(row, row.get("name", row["authority"]))
    members: Any = read.get("members", "the number of councillors")
    if "members" in row:
        sizes = [CouncilSize(each["from"], each["count"]) for each in row["members"]]
        members = tuple(sorted(sizes, key=lambda size: size.from_))
    return Party(row["authority"], row["kind"], read.get("name"), members)


def _scheme_version(row: dict[str, Any]) -> SchemeVersion:
    read = _Row(row, f"the integration scheme of {in_words(row['from'])}", "in")
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
    )


def _person(row: dict[str, Any]) -> Person:
    return Person(row["id"], _Row(row, row["id"]).get("name"))


def _seat(row: dict[str, Any]) -> Seat:
    read = _Row(row, f"seat {row['id']}")
    group = row.get("group", "none")
    return Seat(
        row["id"],
        read.get("basis", "the basis"),
        read.get("nominated_by", "the nominating authority"),
        read.get("represents", "the authority represented"),
        "" if group == "none" else group,
        read.get("name"),
        _spans(row.get("known", [])),
    )


def appointment_id(row: dict[str, Any]) -> str:
    """The id an appointment goes by: its own, or one made of its seat, person and first recorded day."""
    if "id" in row:
        return str(row["id"])
    day = next((row[name] for name in ("starts_on", "seen_on", "ends") if name in row), "")
    return f"{row['seat']}/{row['person']}" + (f"/{day}" if day else "")


def _appointment(row: dict[str, Any], people: dict[str, str]) -> Appointment:
    name = people.get(row["person"], row["person"])
    read = _Row(row, f"{name} in seat {row['seat']}")
    return Appointment(
        appointment_id(row),
        row["seat"],
        row["person"],
        read.get("starts_on", "the first day"),
        read.get("term_ends", "the last day of the term"),
        read.get("ends", "the last day"),
        read.get("seen_on"),
        read.get("interim", "whether the appointment is interim, that"),
        row.get("joint", False),
    )


def _period(row: dict[str, Any], index: int, people: dict[str, str]) -> AppointingPeriod:
    begins = row.get("from") or row.get("seen_on")
    whose = f"the appointing period of {in_words(begins)}" if begins else f"appointing period {index + 1}"
    read = _Row(row, whose)
    holders: Any = read.get("holders", "the chair and vice-chair")
    if "holders" in row:
        holders = tuple(_holder(each, people) for each in row["holders"])
    return AppointingPeriod(
        row.get("id") or (begins.isoformat() if begins else str(index + 1)),
        read.get("from", "the first day"),
        read.get("to", "the last day"),
        read.get("seen_on"),
        read.get("chair_by", "who appoints the chair"),
        read.get("vice_by", "who appoints the vice-chair"),
        holders,
        read.get("temporary"),
        read.get("late_start_reason", "the reason for the late start"),
    )


def _holder(row: dict[str, Any], people: dict[str, str]) -> Holder:
    office = row["office"].replace("_", "-")
    read = _Row(row, f"{people.get(row['person'], row['person'])} as {office}")
    return Holder(
        row["office"],
        row["person"],
        read.get("starts_on", "the first day"),
        read.get("ends", "the last day"),
        read.get("temporary"),
        read.get("appointed_by", "the appointing authority"),
    )


def _standing(row: dict[str, Any], index: int, people: dict[str, str]) -> Standing:
    whose = f"{people.get(row['person'], row['person'])} as {STANDINGS[row['is']].removeprefix('a ')}"
    read = _Row(row, whose)
    return Standing(
        row.get("id") or f"standing-{index + 1}",
        row["person"],
        row["is"],
        read.get("of", "the authority"),
        read.get("office", "the office"),
        read.get("as", "the profession"),
        read.get("contract", "the kind of contract"),
        read.get("category", "the category"),
        row.get("value", True),
        read.get("starts_on", "the first day"),
        read.get("ends", "the last day"),
        read.get("seen_on"),
    )


def _paper(row: dict[str, Any], index: int) -> Paper:
    number = row.get("id") or f"paper-{index + 1}"
    read = _Row(row, f"the {row['kind']} {number}")
    return Paper(
        number,
        row["kind"],
        read.get("topic"),
        read.get("about", "the subject"),
        read.get("from", "the author"),
        read.get("to", "the addressee"),
        row.get("says", True),
        read.get("given_on"),
        read.get("received_on"),
        read.get("effective_on"),
        read.get("reference"),
    )


def _setting(row: dict[str, Any]) -> LocalSetting:
    read = _Row(row, f"the settings of {in_words(row['from'])}")
    switched_off: Any = read.get("switched_off")
    return LocalSetting(
        row["from"],
        read.get("notice_to_ministers_days"),
        read.get("successive_terms"),
        tuple(switched_off) if is_known(switched_off) else switched_off,
    )


def _built(read: dict[str, Any]) -> BoardFacts:
    people = {row["id"]: row.get("name", row["id"]) for row in read.get("people", [])}
    return BoardFacts(
        board=_identity(read["board"]),
        scheme_versions=tuple(
            sorted(
                (_scheme_version(row) for row in read.get("scheme_versions", [])), key=lambda each: each.from_
            )
        ),
        people=tuple(_person(row) for row in read.get("people", [])),
        seats=tuple(_seat(row) for row in read.get("seats", [])),
        appointments=tuple(_appointment(row, people) for row in read["appointments"]),
        appointing_periods=tuple(
            _period(row, index, people) for index, row in enumerate(read.get("appointing_periods", []))
        ),
        standings=tuple(_standing(row, index, people) for index, row in enumerate(read.get("standings", []))),
        papers=tuple(_paper(row, index) for index, row in enumerate(read.get("papers", []))),
        settings=tuple(
            sorted((_setting(row) for row in read.get("settings", [])), key=lambda each: each.from_)
        ),
        complete={name: _spans(rows) for name, rows in read.get("complete", {}).items()},
    )


# -- coherence: what the shape alone cannot say ------------------------------------------------------------


def _backwards(row: Any, first: str, last: str, place: str, what: str) -> Iterator[Fault]:
    start, end = row.get(first, MISSING), row.get(last, MISSING)
    if isinstance(start, date) and isinstance(end, date) and end < start:
        yield Fault(
            f"{place}.{last}", shown(end.isoformat()), f"{what} before it starts ({start.isoformat()})"
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
    for name in ("scheme_versions", "settings"):
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
    if "parties" in read["board"]:
        for index, row in enumerate(read.get("seats", [])):
            yield from _dangling(row, "nominated_by", parties, f"seats[{index}]", "an authority")
        for index, row in enumerate(read.get("appointing_periods", [])):
            for name in ("chair_by", "vice_by"):
                yield from _dangling(row, name, parties, f"appointing_periods[{index}]", "an authority")


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
                if other_span.overlaps(span) and not (each.joint and other.joint):
                    yield each, other


def _holder_faults(facts: BoardFacts) -> Iterator[Fault]:
    places = {each.id: index for index, each in enumerate(facts.appointments)}
    for first, second in two_holders(facts):
        names = f"{facts.person_label(first.person)} and {facts.person_label(second.person)}"
        reason = f"two holders of seat {first.seat} on one day (see appointments[{places[first.id]}])"
        yield Fault(f"appointments[{places[second.id]}]", shown(names), reason)


def facts_of(document: Any) -> BoardFacts:
    """The facts in a document; raises :class:`BadRecord` naming every fault."""
    faults: list[Fault] = []
    read = RECORD.read(document, "record", faults)
    faults = [_at_the_top(fault) for fault in faults]
    if faults:
        raise BadRecord(faults)
    faults = [*_id_faults(read), *_reference_faults(read), *_period_faults(read)]
    if faults:
        raise BadRecord(faults)
    facts = _built(read)
    faults = list(_holder_faults(facts))
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


def without_restricted(document: dict[str, Any]) -> dict[str, Any]:
    """A document without disqualifications, which are for the secretary alone.

    Where there were any, the standings are no longer claimed to be complete: a row left out does not mean
    none.
    """
    shown_rows = [row for row in document.get("standings", []) if row["is"] != "disqualified"]
    if len(shown_rows) == len(document.get("standings", [])):
        return document
    complete = {name: spans for name, spans in document.get("complete", {}).items() if name != "standings"}
    return document | {"standings": shown_rows} | ({"complete": complete} if "complete" in document else {})


def canonical(document: Any) -> str:
    """A document as the export writes it: keys sorted, rows in their order, what was absent still absent."""
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


__all__ = [
    "BadRecord",
    "Shape",
    "appointment_id",
    "canonical",
    "document_of",
    "facts_of",
    "json_schema",
    "read_record",
    "without_restricted",
]
