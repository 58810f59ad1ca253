"""What each list may hold, column by column, and which column of a file is meant by which heading."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, Final

from boards.refusals import Refused
from boards.tables import Table as Kept
from membership import keeping
from membership.imports.cells import (
    DayColumn,
    Doubts,
    Habits,
    Order,
    cleaned,
    day_of_serial,
    heading_key,
    shown,
)
from membership.imports.reading import Table
from membership.models import HowEnded
from statute.facts import ALL_BASES
from statute.holding import OFFICES, STANDINGS
from statute.record_shape import CAPACITIES, CONTRACTS, PAPER_KINDS, PERFORMERS, TOPICS, WRITTEN_HOW
from statute.spans import in_words
from statute.structure import CHAIRED_BY, COVERS, DECISION_TOPICS, GROUP_KINDS, POWERS, REGISTERS

LEFT_OUT: Final = "-"
UNDECIDED: Final = ""
REASONS_HEADING: Final = "What is wrong"
REASONS_KEY: Final = heading_key(REASONS_HEADING)
# The row of a template with this id is an example, and passed over.
EXAMPLE_ID: Final = "example"


class Holds(Enum):
    """What a column holds: a value of the record, or what helps to find a row that it names."""

    TEXT = "text"
    ID = "id"
    DAY = "day"
    END = "end"
    TERM = "term"
    YES_NO = "yes or no"
    WORD = "word"
    AUTHORITY = "authority"
    BODY = "authority, group or other body"
    ROW = "row of another list"
    NUMBER = "number"
    PERIODS = "periods"
    IDS = "ids"
    WORDS = "words"
    TEXTS = "texts"
    HELP = "help"

    @property
    def has_days(self) -> bool:
        """Whether days stand in it."""
        return self in (Holds.DAY, Holds.END, Holds.TERM)


@dataclass(frozen=True)
class Column:
    """A column of a list: the field of the record it fills or the help it gives, and how people call it.

    `within` is the field that its own is a part of, such as what a paper is about. `of` is the list in which
    a row stands that it names; `choices` are words that may stand there instead.
    """

    name: str
    words: str
    holds: Holds = Holds.TEXT
    spellings: tuple[str, ...] = ()
    example: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    within: str = ""
    of: str = ""

    @property
    def keys(self) -> set[str]:
        """The headings by which it is known."""
        return {heading_key(each) for each in (self.words, *self.spellings)}


@dataclass(frozen=True)
class Kind:
    """A list of the record that can be imported and exported.

    `known_by` has the fields by which a row without an id is known again, `needs` those without which it
    cannot be, with what to say then; `called` has the fields that make up what a row is called.
    """

    name: str
    words: str
    says: str
    columns: tuple[Column, ...]
    table: Kept
    called: tuple[str, ...]
    known_by: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    lacking: str = ""

    @cached_property
    def wholes(self) -> tuple[str, ...]:
        """The fields of which some columns are parts."""
        return tuple(dict.fromkeys(each.within for each in self.columns if each.within))

    def parts(self, whole: str) -> list[str]:
        """Give the columns that are parts of a field."""
        return [each.name for each in self.columns if each.within == whole]

    def has(self, name: str) -> bool:
        """Tell whether there is such a column."""
        return any(each.name == name for each in self.columns)

    def column(self, name: str) -> Column:
        """Give a column by its name."""
        return next(each for each in self.columns if each.name == name)

    def named(self, heading: str) -> Column | None:
        """Give the column that a heading means, if it is a known one."""
        return self._by_key.get(heading_key(heading))

    def is_known(self, heading: str) -> bool:
        """Tell whether a heading is a known one."""
        key = heading_key(heading)
        return key in self._by_key or key == REASONS_KEY

    @cached_property
    def _by_key(self) -> Mapping[str, Column]:
        """The columns by all the headings that mean them; of two, the first."""
        found: dict[str, Column] = {}
        for column in self.columns:
            for key in column.keys - {""}:
                found.setdefault(key, column)
        return found


def _plain(words: Sequence[str]) -> dict[str, str]:
    return {word: word.replace("_", " ") for word in words}


def person_columns(example: str = "Morag MacLeod", within: str = "") -> tuple[Column, ...]:
    """Give the columns in which a person is named."""
    return (
        Column("person", "Person id", Holds.ID, ("member id", "personid", "person ref"), within=within),
        Column(
            "person_name",
            "Person",
            Holds.HELP,
            ("member", "name", "full name", "member name", "name of member", "board member", "who", "holder",
             "post holder", "postholder", "representative", "appointee"),
            example,
        ),
        *NAME_PARTS,
    )  # fmt: skip


NAME_PARTS: Final = (
    Column("title", "Title", Holds.HELP, ("salutation", "honorific", "prefix")),
    Column(
        "first_name",
        "First name",
        Holds.HELP,
        ("forename", "forenames", "first names", "given name", "firstname"),
    ),
    Column("middle_name", "Middle name", Holds.HELP, ("middle names", "middle initial")),
    Column("last_name", "Last name", Holds.HELP, ("surname", "family name", "lastname", "second name")),
)
PARTS_OF_A_NAME: Final = tuple(each.name for each in NAME_PARTS)

FROM_WORDS: Final = (
    "start date", "start", "starts", "starts on", "started", "from", "date from", "from date", "appointed",
    "appointed on", "date appointed", "date of appointment", "appointment date", "start of term", "since",
    "commenced", "commencement", "date started", "joined",
)  # fmt: skip
TO_WORDS: Final = (
    "end date", "end", "ends", "ends on", "ended", "to", "date to", "to date", "until", "date left", "left",
    "left on", "resigned", "date ended", "actual end date", "date of leaving", "leaving date", "finish",
    "last day in post", "last day in the seat",
)  # fmt: skip
SEEN: Final = Column("seen_on", "Seen on", Holds.DAY, ("seen", "seen there on"))
ID_WORDS: Final = ("id", "ref", "reference", "record id", "unique id")
BODIES: Final = (
    "council nhs", "council or nhs", "nhs council", "council or health board", "council health board",
    "nominated by", "nominating body", "nominating authority", "nominating organisation", "organisation",
    "organization", "body", "authority", "constituent authority", "partner", "parent body", "representing",
)  # fmt: skip

# Two bases of seats on the planning group are called as two on the board are; a file must tell them apart.
SEAT_BASES: Final = dict(ALL_BASES) | {
    "SPG_HB": "Health Board nominee on the planning group",
    "SPG_LA": "Council nominee on the planning group",
}
PEOPLE: Final = Kind(
    "people",
    "People",
    "Everybody the record names: one row a person.",
    (
        Column("id", "Person id", Holds.ID, ("person id", "member id", *ID_WORDS)),
        Column(
            "name",
            "Name",
            Holds.TEXT,
            ("full name", "person", "member", "member name", "who"),
            "Morag MacLeod",
        ),
        *NAME_PARTS,
    ),
    keeping.PEOPLE,
    ("name",),
)
SEATS: Final = Kind(
    "seats",
    "Seats",
    "The places on the board and its groups: one row a seat.",
    (
        Column("id", "Seat id", Holds.ID, ("place id", "seat ref", *ID_WORDS)),
        Column("name", "Name", Holds.TEXT, ("seat", "seat name", "place", "title", "role", "position")),
        Column(
            "basis", "Basis", Holds.WORD, ("category", "type", "seat type", "membership type", "kind"),
            "Council nominee", SEAT_BASES,
        ),
        Column("nominated_by", "Nominated by", Holds.AUTHORITY, BODIES, "Alba Council"),
        Column("represents", "Speaks for", Holds.AUTHORITY, ("represents", "staff of", "for")),
        Column(
            "nominated_jointly", "Nominated jointly", Holds.YES_NO,
            ("joint nominee", "nominated by the councils together"),
        ),
        Column(
            "group", "Group", Holds.ROW, ("committee", "sub committee", "subcommittee"),
            choices={"none": "none"}, of="groups",
        ),
        Column("locality", "Locality", Holds.ROW, ("voice of", "locality name"), of="localities"),
        Column("number", "Number", Holds.HELP, ("no", "seat number", "seat no")),
        Column(
            "known", "Holders all on record", Holds.PERIODS, ("known", "complete for"), "2025-05-01 to open"
        ),
    ),
    keeping.SEATS,
    ("name", "basis", "nominated_by", "group", "locality"),
)  # fmt: skip
BOARD: Final = {"board": "the board"}
# Who may stand where an authority or a group is named: whom a paper comes from or goes to, who decides.
SENDERS: Final = BOARD | {"member": "the member", "scottish-ministers": "the Scottish Ministers"}
DECIDERS: Final = BOARD | {"chief-officer": "the chief officer"}
APPOINTMENTS: Final = Kind(
    "appointments",
    "Appointments",
    "Who sat in which seat, and when: one row each time somebody came to a seat.",
    (
        Column("id", "Appointment id", Holds.ID, ("appointment ref", *ID_WORDS)),
        Column("seat", "Seat id", Holds.ID, ("place id", "seat ref")),
        Column(
            "seat_words", "Seat", Holds.HELP,
            ("place", "seat name", "role", "position", "post", "office", "capacity", "role on board"),
            "Chief officer",
        ),
        Column(
            "seat_basis", "Basis", Holds.HELP,
            ("category", "type", "seat type", "membership type", "member type", "type of member"),
        ),
        Column("seat_authority", "Nominated by", Holds.HELP, BODIES),
        Column("seat_number", "Seat number", Holds.HELP, ("seat no", "number", "no")),
        *person_columns(),
        Column("starts_on", "First day", Holds.DAY, FROM_WORDS, "2025-05-01"),
        Column(
            "term_ends", "Last day of the term", Holds.TERM,
            ("term ends", "term ends on", "term end", "term end date", "end of term", "term expires",
             "term to", "expires", "expiry", "expiry date", "term expiry", "term until", "appointed until"),
            "while in office",
        ),
        Column("ends", "Last day", Holds.END, TO_WORDS, "open"),
        SEEN,
        Column("interim", "Interim", Holds.YES_NO, ("acting", "temporary", "interim or acting")),
        Column("joint", "Held jointly", Holds.YES_NO, ("joint", "job share", "shared")),
        Column(
            "how_ended", "How it ended", Holds.WORD,
            ("reason", "reason for leaving", "reason ended", "end reason", "why ended", "reason left"), "",
            dict(HowEnded.choices),
        ),
        Column("ended_by", "Ended by", Holds.BODY, ("removed by", "withdrawn by"), choices=BOARD),
        Column(
            "appointed_by", "Appointed by", Holds.BODY, ("chosen by", "selected by"), choices=BOARD
        ),
    ),
    keeping.APPOINTMENTS,
    ("person", "seat", "starts_on"),
)  # fmt: skip
STANDING_WORDS: Final = {
    code: words.removeprefix("a ") for code, words in STANDINGS.items() if code != "disqualified"
}
STANDINGS_LIST: Final = Kind(
    "standings",
    "What people are",
    "Councillors, members of the Health Board, holders of offices, registered professionals: one row for "
    "each thing that somebody is or was. Disqualifications are not among them: those are recorded on the "
    "page of the person.",
    (
        Column("id", "Standing id", Holds.ID, ID_WORDS),
        *person_columns(),
        Column(
            "is", "Is", Holds.WORD, ("standing", "status", "what", "what they are", "kind", "type", "role"),
            "councillor", STANDING_WORDS,
        ),
        Column("of", "Of", Holds.AUTHORITY, (*BODIES, "council", "health board", "employer"), "Alba Council"),
        Column("office", "Office", Holds.WORD, ("office held", "post"), "", dict(OFFICES)),
        Column("as", "Profession", Holds.WORD, ("registered as", "as", "register"), "", _plain(PERFORMERS)),
        Column("contract", "Contract", Holds.WORD, ("contract type",), "", _plain(CONTRACTS)),
        Column(
            "register", "Professional register", Holds.WORD, ("registration",), "", dict(REGISTERS)
        ),
        Column("service", "Service", Holds.TEXT, ("service provided",)),
        Column("for_profit", "For profit", Holds.YES_NO, ("commercial",)),
        Column("value", "Is so", Holds.YES_NO, ("value", "true", "is it so")),
        Column(
            "starts_on", "First day", Holds.DAY, (*FROM_WORDS, "elected", "date elected", "elected on"),
            "2022-05-05",
        ),
        Column("ends", "Last day", Holds.END, TO_WORDS, "open"),
        SEEN,
    ),
    keeping.STANDINGS,
    ("person", "is", "of"),
    ("person", "is", "of", "office", "as", "starts_on"),
    ("person", "is"),
    "it does not say who, or what they are",
)  # fmt: skip
PERIODS: Final = Kind(
    "appointing_periods",
    "Appointing periods",
    "Which authority appoints the chair and which the vice-chair, and for how long: one row a period.",
    (
        Column("id", "Period id", Holds.ID, ID_WORDS),
        Column("from", "First day", Holds.DAY, FROM_WORDS, "2025-04-01"),
        Column("to", "Last day", Holds.END, TO_WORDS, "2027-03-31"),
        Column("first_set_to", "Last day as first set", Holds.DAY, ("first set to", "original end date")),
        SEEN,
        Column(
            "chair_by", "Chair appointed by", Holds.AUTHORITY,
            ("chair", "chair by", "chair from", "chaired by", "who appoints the chair"), "Alba Council",
        ),
        Column(
            "vice_by", "Vice-chair appointed by", Holds.AUTHORITY,
            ("vice chair", "vice by", "vice chair by", "vice chair from", "depute chair"), "NHS Alba",
        ),
        Column("temporary", "Temporary", Holds.YES_NO, ("interim",)),
        Column("late_start_reason", "Why it began late", Holds.TEXT, ("late start reason",)),
    ),
    keeping.PERIODS,
    ("from", "to"),
    ("from", "seen_on"),
)  # fmt: skip
PAPERS: Final = Kind(
    "papers",
    "Papers",
    "Nominations, notices, resignations, decisions and other acts on paper: one row a paper.",
    (
        Column("id", "Paper id", Holds.ID, ("id", "record id")),
        Column("kind", "Kind", Holds.WORD, ("type", "paper", "document"), "nomination", _plain(PAPER_KINDS)),
        Column("topic", "On", Holds.WORD, ("topic", "subject"), "", _plain(TOPICS)),
        *person_columns(within="about"),
        Column("seat", "Seat id", Holds.ID, ("place id", "seat ref"), within="about"),
        Column("seat_words", "Seat", Holds.HELP, ("place", "seat name")),
        Column(
            "appointment", "Appointment id", Holds.ID, ("appointment", "appointment ref"), within="about"
        ),
        Column(
            "authority", "About which authority", Holds.AUTHORITY, ("authority",), within="about"
        ),
        Column("group", "About which group", Holds.ROW, ("group",), within="about", of="groups"),
        Column(
            "locality", "About which locality", Holds.ROW, ("locality",), within="about", of="localities"
        ),
        Column(
            "from", "From", Holds.BODY, ("sender", "sent by", "given by", "author"), "Alba Council",
            SENDERS,
        ),
        Column(
            "to", "To", Holds.BODY, ("addressee", "recipient", "sent to", "given to"), "board",
            SENDERS,
        ),
        Column("says", "Says so", Holds.YES_NO, ("says",)),
        Column("form", "Form", Holds.WORD, ("how given", "given how"), "written", _plain(WRITTEN_HOW)),
        Column("good_cause", "Good cause", Holds.YES_NO, ("cause",)),
        Column("capacity", "Presided as", Holds.WORD, ("capacity",), "", _plain(CAPACITIES)),
        Column("reason", "Reason", Holds.TEXT, ("why", "reason given")),
        Column("agreed_by", "Agreed by (person ids)", Holds.IDS, ("agreed by",)),
        Column(
            "given_on", "Given on", Holds.DAY, ("date", "dated", "given", "date given", "meeting date"),
            "2025-04-20",
        ),
        Column("received_on", "Received on", Holds.DAY, ("received", "date received")),
        Column(
            "effective_on", "Takes effect on", Holds.DAY,
            ("effective", "effective on", "effective date", "takes effect"),
        ),
        Column("reference", "Reference", Holds.TEXT, ("ref", "file reference", "our ref")),
    ),
    keeping.PAPERS,
    ("kind", "about", "given_on"),
)  # fmt: skip
GROUPS: Final = Kind(
    "groups",
    "Groups",
    "The bodies that serve the board: committees, the strategic planning group, groups of officers. One row "
    "a group; its places are seats.",
    (
        Column("id", "Group id", Holds.ID, ("group ref", *ID_WORDS)),
        Column("name", "Name", Holds.TEXT, ("group", "group name", "title", "committee"), "Audit Committee"),
        Column("kind", "Kind", Holds.WORD, ("type",), "Committee of the board", dict(GROUP_KINDS)),
        Column("statutory", "Asked for by the law", Holds.YES_NO, ("statutory",)),
        Column("power", "Power to decide", Holds.WORD, ("power", "powers"), "", dict(POWERS)),
        Column("delegated", "What was delegated", Holds.TEXT, ("delegated", "delegated powers")),
        Column("purpose", "Purpose", Holds.TEXT, ("aim",)),
        Column("remit", "Remit", Holds.TEXT, ("terms of reference",)),
        Column(
            "parent", "Reports to", Holds.ROW, ("parent", "reporting to", "accountable to"), "the board",
            BOARD | {"none": "none"}, of="groups",
        ),
        Column("chaired_by", "Chaired by", Holds.WORD, ("chair", "chair rule"), "", dict(CHAIRED_BY)),
        Column("meetings_a_year", "Meetings a year", Holds.NUMBER, ("meetings", "frequency"), "4"),
        Column("from", "First day", Holds.DAY, ("set up on", *FROM_WORDS), "2016-04-01"),
        Column("to", "Last day", Holds.END, TO_WORDS, "open"),
        Column(
            "review_due_on", "Review due on", Holds.DAY,
            ("review due", "review date", "terms of reference review", "next review"), "2027-03-31",
        ),
    ),
    keeping.GROUPS,
    ("name", "kind"),
    ("name",),
    ("name",),
    "there is no name",
)  # fmt: skip
DECISIONS: Final = Kind(
    "decisions",
    "Decisions",
    "What the board and its groups settled, and on which day: one row a decision. Effects on localities, and "
    "who was involved beforehand, are recorded on the pages.",
    (
        Column("id", "Decision id", Holds.ID, ID_WORDS),
        Column(
            "by", "Taken by", Holds.BODY, ("by", "decided by", "body", "group taking it"),
            "the board", DECIDERS,
        ),
        Column("on", "Taken on", Holds.DAY, ("on", "date", "decided on", "meeting date"), "2025-06-18"),
        Column("topic", "Topic", Holds.WORD, ("about what", "type"), "", dict(DECISION_TOPICS)),
        Column(
            "what", "What was settled", Holds.TEXT, ("decision", "what", "decided", "text"),
            "The group has twenty members.",
        ),
        Column("minute", "Minute", Holds.TEXT, ("minute reference", "item"), "Item 7"),
        Column("group", "About which group", Holds.ROW, ("group",), within="about", of="groups"),
        Column(
            "locality", "About which locality", Holds.ROW, ("locality",), within="about", of="localities"
        ),
        *person_columns("", within="about"),
        Column("appointment", "Appointment id", Holds.ID, ("appointment ref",), within="about"),
        Column("recommends", "Advice only", Holds.YES_NO, ("recommends", "recommendation")),
        Column("number", "Number", Holds.NUMBER, ("number settled",)),
        Column("covers", "Settles", Holds.WORDS, ("covers",), "", dict(COVERS)),
        Column("under", "Delegated by (decision id)", Holds.ID, ("under",)),
        Column("until", "Stands until", Holds.END, ("until", "expires"), "open"),
        Column("for", "Votes for", Holds.NUMBER, ("for",), within="votes"),
        Column("against", "Votes against", Holds.NUMBER, ("against",), within="votes"),
        Column("attending", "Voting members attending", Holds.NUMBER, ("attending",), within="votes"),
    ),
    keeping.DECISIONS,
    ("what", "topic", "on"),
    ("by", "on", "what"),
    ("what",),
    "it does not say what was settled",
)  # fmt: skip
KINDS: Final = {
    each.name: each
    for each in (APPOINTMENTS, PEOPLE, SEATS, STANDINGS_LIST, PERIODS, PAPERS, GROUPS, DECISIONS)
}
"""The lists by their names; a room above adds its own by `offer` when it is ready."""


def offer(kind: Kind) -> None:
    """Let a list of another room be brought in and taken out as a file too."""
    KINDS.setdefault(kind.name, kind)


# -- what the columns of a file mean -------------------------------------------------------------------------


@dataclass(frozen=True)
class Layout:
    """What somebody said of a file: which column is which, how days are written, and what an empty end is."""

    columns: tuple[str, ...]
    habits: Habits = field(default_factory=Habits)
    blank_ends: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Layout":
        """Give a layout as it was kept."""
        order = kept.get("order")
        habits = Habits(Order(order) if order else None, kept.get("century"), kept.get("serials"))
        return cls(tuple(kept["columns"]), habits, kept.get("blank_ends", ""))

    def kept(self) -> dict[str, Any]:
        """Give the layout as it is kept."""
        return {
            "columns": list(self.columns),
            "order": self.habits.order.value if self.habits.order else None,
            "century": self.habits.century,
            "serials": self.habits.serials,
            "blank_ends": self.blank_ends,
        }

    def index(self, name: str) -> int | None:
        """Give where a column stands in the file; None where the file has none."""
        return self.columns.index(name) if name in self.columns else None


def heading_words(table: Table, index: int) -> str:
    """Give what to call a column of a file."""
    return table.headings[index] or f"Column {index + 1}, which has no heading"


def guessed(kind: Kind, table: Table) -> tuple[str, ...]:
    """Give what each heading most likely means; undecided where it is not known or was had before."""
    found: list[str] = []
    for index, heading in enumerate(table.headings):
        column = kind.named(heading)
        if heading_key(heading) == REASONS_KEY:
            found.append(LEFT_OUT)
        elif column is not None:
            found.append(UNDECIDED if column.name in found else column.name)
        else:
            is_bare = not heading and not any(cell.strip() for cell in table.column(index))
            found.append(LEFT_OUT if is_bare else UNDECIDED)
    return tuple(found)


def refuse_layout(kind: Kind, table: Table, columns: Sequence[str]) -> None:
    """Refuse columns of which one is undecided, two are the same, or none is left."""
    undecided = [heading_words(table, index) for index, name in enumerate(columns) if name == UNDECIDED]
    if undecided:
        names = "”, “".join(undecided)
        raise Refused(f"Say what “{names}” is, or leave it out." if len(undecided) == 1 else
                      f"Say of each of these columns what it is, or leave it out: “{names}”.")  # fmt: skip
    for name in dict.fromkeys(columns):
        if name != LEFT_OUT and columns.count(name) > 1:
            raise Refused(f"Two columns are said to be “{kind.column(name).words}”. Leave one of them out.")
    if set(columns) <= {LEFT_OUT}:
        raise Refused("No column is left: say what at least one of them is.")
    full = "name" if kind.name == "people" else "person_name"
    if full in columns and set(columns) & set(PARTS_OF_A_NAME):
        words = kind.column(full).words
        raise Refused(f"A name comes from “{words}” or from its parts, not from both. Leave one of them out.")


def day_columns(kind: Kind, table: Table, layout: Layout) -> dict[str, DayColumn]:
    """Give how each column of days is to be read."""
    return {
        name: DayColumn.of(table.column(index), layout.habits)
        for index, name in enumerate(layout.columns)
        if name not in (LEFT_OUT, UNDECIDED) and kind.column(name).holds.has_days
    }


def doubts_in(kind: Kind, table: Table, layout: Layout) -> Doubts:
    """Give what the days in a file leave open, with cells to show for it."""
    found = Doubts()
    for name, column in day_columns(kind, table, layout).items():
        found.add(column.doubts(table.column(layout.columns.index(name))))
    return found


def has_blank_ends(kind: Kind, table: Table, layout: Layout) -> bool:
    """Tell whether a file has a column of last days in which some cells are empty."""
    places = [
        index
        for index, name in enumerate(layout.columns)
        if name not in (LEFT_OUT, UNDECIDED) and kind.column(name).holds is Holds.END
    ]
    return any(not cell.strip() for index in places for cell in table.column(index))


def samples(table: Table, index: int, most: int = 3) -> Iterator[str]:
    """Give some of what stands in a column, each thing once."""
    seen = dict.fromkeys(text for cell in table.column(index) if (text := cleaned(cell)))
    return (shown(text) for text in list(seen)[:most])


def serial_in_words(cell: str) -> str:
    """Give the day that a number in a cell may stand for, in words."""
    return in_words(day_of_serial(cell.partition(".")[0]))
