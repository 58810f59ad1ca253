"""One row of a file understood: its cells as values, the rows it names found, and which row it is itself."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final
from uuid import UUID, uuid5

from membership.imports import cells
from membership.imports.cells import DayColumn, Empty, WrongCell, cleaned, shown, typed
from membership.imports.columns import LEFT_OUT, PARTS_OF_A_NAME, SEAT_BASES, Column, Holds, Kind, Layout
from membership.imports.naming import WRONG_ROW, Naming, cell_said, kind_of, value_in
from membership.imports.reading import Line
from statute.shape import IDENTIFIER, Fault
from statute.structure import GROUP_BASES

Row = dict[str, Any]

LONGEST_CELL: Final = 5_000
# Nominees are called the same on the board and on its planning group.
NOMINEES_OF_GROUP: Final = {"HB_NOM": "SPG_HB", "LA_NOM": "SPG_LA"}
# The datazones of a locality stand in one cell.
LONGEST_LIST: Final = 100_000


@dataclass(frozen=True)
class Held:
    """The record that a file is held against: where its rows stand, and which ids no new row can have."""

    document: dict[str, Any]
    places: Mapping[str, Mapping[str, int]]
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Awaited:
    """What a cell says of a row that may stand in the same file, until all of it has been read."""

    text: str


@dataclass
class Understood:
    """What a row of the file says, and which row of the record it speaks of; with faults it is neither."""

    line: Line
    said: Row = field(default_factory=dict)
    own_id: str | None = None
    number: str = ""
    place: int | None = None
    new_id: str = ""
    person: tuple[str, str] | None = None
    faults: list[str] = field(default_factory=list)

    def fault(self, message: str) -> None:
        """Note what is wrong, once."""
        if message not in self.faults:
            self.faults.append(message)


class Reader:
    """Reads the rows of one file for one list of one record, from top to bottom."""

    def __init__(
        self, kind: Kind, layout: Layout, days: Mapping[str, DayColumn], held: Held, seed: UUID, width: int
    ) -> None:
        self.kind, self.layout, self.days, self.held, self.seed = kind, layout, days, held, seed
        self.naming = Naming(held.document)
        self.width = width
        self.rows: list[Row] = held.document.get(kind.name, [])
        self.new_people: dict[str, str] = {}
        self.new_names: dict[str, str] = {}
        self.new_spellings: dict[str, str] = {}
        self.met: dict[Any, int] = {}
        self.names_met: dict[str, tuple[int, bool]] = {}
        self._indexes: dict[tuple[str, ...], dict[tuple[Any, ...], list[int]]] = {}
        self._find: Callable[[Understood], int | None] = {
            "people": self._find_person,
            "seats": self._find_seat,
            "appointments": self._find_appointment,
            "papers": self._find_paper,
        }.get(kind.name, self._find_by_fields)

    def read_all(self, lines: Iterable[Line]) -> list[Understood]:
        """Give what some rows say, which may name each other."""
        rows = [self._read(line) for line in lines]
        for column in self._of_itself:
            self.naming.bring(column.of, dict(self._names(rows)))
            for row in rows:
                said = row.said.get(column.name)
                if isinstance(said, Awaited):
                    del row.said[column.name]
                    with _noting(row, column.words):
                        found = self.naming.row_called(column.of, said.text, column.choices)
                        row.said[column.name] = found
        return rows

    @property
    def _of_itself(self) -> list[Column]:
        """The columns in which rows of the same list are named."""
        return [each for each in self.kind.columns if each.holds is Holds.ROW and each.of == self.kind.name]

    def _names(self, rows: Iterable[Understood]) -> Iterator[tuple[str, str]]:
        """Give what rows are called, by the ids they have or are to have."""
        on_record = {cleaned(each.get("name", "")) for each in self.rows}
        for row in rows:
            name = row.said.get("name")
            if not name:
                continue
            if row.place is not None:
                yield self.rows[row.place]["id"], name
            elif not row.faults:
                yield row.new_id, name
            elif name not in on_record:
                yield f"{WRONG_ROW}{row.line.number}", name

    def _read(self, line: Line) -> Understood:
        """Give what a row says by itself."""
        row = Understood(line)
        if any(cell.strip() for cell in line.cells[self.width :]):
            row.fault("It has more cells than there are headings. Is there a separator too many?")
            return row
        values = self._values(row)
        row.own_id = values.pop("id", None)
        self._resolve(row, values)
        if not row.faults:
            with _noting(row, ""):
                self._identify(row)
        if not row.faults and self.kind.name == "seats":
            with _noting(row, "Basis"):
                self._refuse_basis_elsewhere(row)
        return row

    # -- cells

    def _values(self, row: Understood) -> dict[str, Any]:
        found: dict[str, Any] = {}
        held = self._row_of_id(row.line)
        for index, name in enumerate(self.layout.columns):
            if name == LEFT_OUT:
                continue
            column, raw = self.kind.column(name), _cell_of(row.line, index)
            if self._says_what_is_held(column, raw, held):
                found[name] = value_in(held, column)
                continue
            with _noting(row, column.words):
                found[name] = self._value(column, raw)
        return {name: value for name, value in found.items() if value is not Empty.NOTHING}

    def _row_of_id(self, line: Line) -> Row:
        """Give the row of the record that a line has the id of; an empty one where it has none."""
        index = self.layout.index("id")
        own = "" if index is None else cleaned(typed(_cell_of(line, index)))
        place = self.held.places[self.kind.name].get(own)
        return {} if place is None else self.rows[place]

    def _says_what_is_held(self, column: Column, raw: str, held: Row) -> bool:
        """Whether a cell is as a file of ours would have it: it says the same, whatever else it may mean."""
        if column.holds in (Holds.HELP, Holds.ID) or not raw:
            return False
        return cleaned(typed(raw)) == cleaned(cell_said(self.naming, column, value_in(held, column)))

    def _value(self, column: Column, raw: str) -> Any:
        longest = LONGEST_LIST if column.holds is Holds.TEXTS else LONGEST_CELL
        if len(raw) > longest:
            raise WrongCell(f"it holds {len(raw):,} characters, and may hold {longest:,} at most")
        text = cleaned(raw)
        if not text or (text in cells.DASHES and column.holds is not Holds.END):
            return Empty.NOTHING
        if text.casefold() in cells.ERASING:
            return Empty.NOTHING if column.holds is Holds.HELP else None
        return self._meaning(column, cleaned(typed(raw)))

    def _meaning(self, column: Column, text: str) -> Any:
        match column.holds:
            case Holds.DAY | Holds.END | Holds.TERM:
                return self._day_or_word(column, text)
            case Holds.YES_NO:
                return cells.yes_or_no(text)
            case Holds.WORD:
                if column.name == "is" and cells.heading_key(text).startswith("disqualif"):
                    raise WrongCell("disqualifications are not imported; record them on the person’s page")
                return cells.one_of(text, column.choices)
            case Holds.AUTHORITY:
                return self.naming.authority_called(text)
            case Holds.BODY:
                return self.naming.body_called(text, column.choices)
            case Holds.ROW if column.of == self.kind.name:
                return Awaited(text)
            case Holds.ROW:
                return self.naming.row_called(column.of, text, column.choices)
            case Holds.NUMBER:
                return cells.whole_number(text)
            case Holds.PERIODS:
                return cells.periods(text)
            case Holds.IDS:
                return [self._person_of_id(each) for each in cells.listed(text)]
            case Holds.WORDS:
                return [cells.one_of(each, column.choices) for each in cells.listed(text)]
            case Holds.TEXTS:
                return list(cells.listed(text))
            case Holds.ID:
                return _an_id(text)
        return text

    def _day_or_word(self, column: Column, text: str) -> str:
        word = text.casefold()
        if column.holds is Holds.END and word in cells.STILL:
            return "open"
        if column.holds is Holds.TERM and word in cells.TERM_OPEN:
            return "open"
        if column.holds is Holds.TERM and word in cells.IN_OFFICE:
            return "while in office"
        return self.days[column.name].read(text).isoformat()

    # -- rows that it names

    def _resolve(self, row: Understood, values: dict[str, Any]) -> None:
        """Put what the cells say into the words of the record."""
        help_given = {name: values.pop(name) for name in [*values] if self._helps(name)}
        if self.kind.name == "people":
            self._name(values, help_given)
        elif self.kind.name == "seats":
            row.number = help_given.get("number", "")
            self._call_nominees_of_group(values, self._row_of_id(row.line))
        else:
            self._resolve_names(row, values, help_given)
        for whole in self.kind.wholes:
            parts = {name: values.pop(name) for name in self.kind.parts(whole) if name in values}
            values |= {whole: parts} if parts else {}
        row.said |= values

    def _helps(self, name: str) -> bool:
        return self.kind.column(name).holds is Holds.HELP

    def _name(self, values: dict[str, Any], parts: Mapping[str, str]) -> None:
        if joined := _joined(parts):
            values["name"] = joined

    def _resolve_names(self, row: Understood, values: dict[str, Any], given: Mapping[str, str]) -> None:
        if self.kind.has("person"):
            with _noting(row, "Person"):
                self._person(row, values, given.get("person_name") or _joined(given))
        if self.kind.has("seat"):
            with _noting(row, "Seat"):
                self._seat(values, given)

    def _call_nominees_of_group(self, said: Row, held: Row) -> None:
        """Put the basis of a nominee on the planning group, where a file calls it as one on the board."""
        now = {**held, **said}
        on_group = now.get("group") in self._planning_groups and _where(now) != _where(held)
        if on_group and now.get("basis") in NOMINEES_OF_GROUP:
            said["basis"] = NOMINEES_OF_GROUP[now["basis"]]

    def _refuse_basis_elsewhere(self, row: Understood) -> None:
        """Refuse a seat whose basis is none where it is; one that is on record so may say so."""
        held = {} if row.place is None else self.rows[row.place]
        self._call_nominees_of_group(row.said, held)
        now = {**held, **row.said}
        basis, group = _where(now)
        if basis is None or (basis, group) == _where(held):
            return
        if group == "none" and basis in GROUP_BASES:
            raise WrongCell(f"{shown(SEAT_BASES[basis])} is a place on a group; say which one under “Group”")
        if group != "none" and basis not in GROUP_BASES:
            name = self.naming.row_of("groups", group)
            raise WrongCell(
                f"{shown(SEAT_BASES[basis])} is a place on the board itself, and {shown(name)} is a group; "
                f"leave “Group” empty, or say what the place on the group is, such as "
                f"{shown(SEAT_BASES['MEMBER'])}"
            )

    @cached_property
    def _planning_groups(self) -> set[str]:
        groups = self.held.document.get("groups", [])
        return {each["id"] for each in groups if each.get("kind") == "planning_group"}

    def _person(self, row: Understood, values: dict[str, Any], name: str) -> None:
        ref = values.get("person")
        if ref and ref in self.held.places["people"]:
            values["person"] = self._person_of_id(ref)
            held = self.naming.people[values["person"]]
            if name and name not in (cleaned(held), values["person"]):
                raise WrongCell(
                    f"the id {ref} is of {held or 'somebody without a name'}, not of {shown(name)}; "
                    "put right whichever is wrong"
                )
            return
        if name and (found := self._person_named(name)):
            values["person"] = found
        elif name:
            row.person = values["person"], _ = self._new_person(ref or "", name), name
        elif ref:
            raise WrongCell(f"nobody on this record has the id {shown(ref)}; give the name as well")

    def _person_of_id(self, ref: str) -> str:
        place = self.held.places["people"].get(ref)
        if place is None:
            raise WrongCell(f"nobody on this record has the id {shown(ref)}")
        return str(self.held.document["people"][place]["id"])

    def _person_named(self, name: str) -> str | None:
        found = self.naming.people_named.get(name, [])
        if len(found) > 1:
            raise WrongCell(
                f"{len(found)} people on this record are called {shown(name)}; give the person’s id"
            )
        near = self.naming.people_nearly_named.get(name.casefold(), [])
        if not found and near:
            raise WrongCell(
                f"{shown(name)} is spelt {shown(near[0])} on this record; spell it so, or give the id"
            )
        if not found and name in self.naming.people:
            return name
        return found[0] if found else None

    def _new_person(self, ref: str, name: str) -> str:
        given = ref if ref and ref not in self.held.taken else ""
        spelt = self.new_spellings.setdefault(name.casefold(), name)
        if spelt != name:
            raise WrongCell(f"{shown(name)} is spelt {shown(spelt)} on a line above; spell it one way")
        key = given or name
        if key not in self.new_people:
            self.new_people[key] = given or str(uuid5(self.seed, f"person:{name}"))
            self.new_names[self.new_people[key]] = name
        return self.new_people[key]

    def _seat(self, values: dict[str, Any], given: Mapping[str, str]) -> None:
        ref = values.get("seat")
        seats = self.held.document.get("seats", [])
        if ref and ref in self.held.places["seats"]:
            place = self.held.places["seats"][ref]
            values["seat"] = seats[place]["id"]
            words = given.get("seat_words", "")
            if words and place not in self.naming.seats_called.get(cells.heading_key(words), []):
                raise WrongCell(
                    f"the id {ref} is of {shown(self.naming.seat_words[place])}, not of {shown(words)}; "
                    "put right whichever is wrong"
                )
            return
        candidates = self._seats_meant(given)
        if candidates is not None:
            values["seat"] = seats[self._one_seat(candidates, values, given)]["id"]
        elif ref:
            raise WrongCell(f"no seat on this record has the id {shown(ref)}")

    def _seats_meant(self, given: Mapping[str, str]) -> list[int] | None:
        """Give the places of the seats that a row may mean; None where it says nothing of a seat."""
        words, basis = given.get("seat_words"), given.get("seat_basis")
        authority = given.get("seat_authority")
        if not words and not basis:
            return None
        seats = self.held.document.get("seats", [])
        found = list(range(len(seats)))
        if words:
            found = self.naming.seats_called.get(cells.heading_key(words), [])
            if not found:
                raise WrongCell(f"no seat on this record is called {shown(words)}; {self._seats_there()}")
        if basis:
            code = cells.one_of(basis, SEAT_BASES)
            found = [place for place in found if seats[place].get("basis") == code]
        if authority and (len(found) > 1 or not words):
            ref = self.naming.authority_called(authority)
            found = [place for place in found if ref in _whose(seats[place])]
        if not found:
            raise WrongCell(f"no seat on this record fits; {self._seats_there()}")
        return found

    def _seats_there(self) -> str:
        words = self.naming.seat_words
        if not words:
            return "there are no seats yet, so import those first"
        return f"it has: {', '.join(words[:12])}{', …' if len(words) > 12 else ''}"

    def _one_seat(self, found: list[int], values: Mapping[str, Any], given: Mapping[str, str]) -> int:
        if number := given.get("seat_number"):
            if not number.isdecimal() or not 1 <= int(number) <= len(found):
                raise WrongCell(
                    f"there are {len(found)} seats like that, and {shown(number)} is none of them"
                )
            return found[int(number) - 1]
        if len(found) == 1:
            return found[0]
        seats = self.held.document["seats"]
        named = {seats[place]["id"]: place for place in found}
        when = values.get("person"), values.get("starts_on")
        sat = [seat for seat in self._seats_sat_in.get(when, []) if seat in named]
        if len(sat) == 1:
            return named[sat[0]]
        words = ", ".join(self.naming.seat_words[place] for place in found[:12])
        raise WrongCell(f"it may be any of {len(found)} seats: {words}. Give the seat’s name, number or id")

    # -- which row it is

    def _identify(self, row: Understood) -> None:
        own = row.own_id
        row.place = self.held.places[self.kind.name].get(own) if own else None
        if row.place is None:
            row.place = self._find(row)
        if row.place is None:
            free = own is not None and own not in self.held.taken
            row.new_id = str(own if free else uuid5(self.seed, f"{self.kind.name}:{row.line.number}"))
        self._refuse_twice(row)
        if self.kind.name == "people" and row.place is None:
            self._refuse_name_twice(row)

    def _refuse_name_twice(self, row: Understood) -> None:
        """Refuse a new name that stands above, unless each has an id by which it is told from the other."""
        has_id = row.new_id == row.own_id
        first, first_has_id = self.names_met.setdefault(
            row.said["name"].casefold(), (row.line.number, has_id)
        )
        if first != row.line.number and not (has_id and first_has_id):
            raise WrongCell(f"line {first} says the same name; give each an id if they are two people")

    def _refuse_twice(self, row: Understood) -> None:
        keys: list[Any] = [("place", row.place)] if row.place is not None else [("id", row.new_id)]
        if row.place is None and self.kind.name == "appointments":
            keys.append(tuple(row.said.get(name) for name in ("seat", "person", "starts_on")))
        elif row.place is None and self.kind.known_by:
            keys.append(self._known_by(row))
        elif row.place is None and self.kind.name == "papers":
            keys.append(repr(sorted(row.said.items())))
        for key in keys:
            first = self.met.setdefault(key, row.line.number)
            if first != row.line.number:
                raise WrongCell(f"line {first} speaks of the same entry; keep one of the two")

    def _find_person(self, row: Understood) -> int | None:
        name = row.said.get("name")
        if not name:
            raise WrongCell("there is no name")
        found = self._person_named(name)
        if found is not None:
            return self.held.places["people"][found]
        return None

    def _find_seat(self, row: Understood) -> int | None:
        name, number = row.said.get("name"), row.number
        if name:
            found = self._seats_named.get(name, [])
            if len(found) > 1:
                raise WrongCell(
                    f"{len(found)} seats on this record are called {shown(name)}; give the seat’s id"
                )
            if found:
                return found[0]
        alike = self.naming.seats_of_kind.get(kind_of(row.said), [])
        if number:
            if not number.isdecimal():
                raise WrongCell(f"{shown(number)} is no number of a seat")
            return alike[int(number) - 1] if 1 <= int(number) <= len(alike) else None
        if name and any("name" not in self.rows[place] for place in alike):
            raise WrongCell("there is a seat like that without a name; give its id or its number, to name it")
        if name or row.own_id:
            return None
        if "basis" not in row.said:
            raise WrongCell("there is no basis, name or id")
        # Rows that are all alike are the seats of their kind in their order.
        key = ("alike", kind_of(row.said))
        before = self.met.get(key, 0)
        self.met[key] = before + 1
        unnamed = [place for place in alike if "name" not in self.rows[place]]
        return unnamed[before] if before < len(unnamed) else None

    def _find_appointment(self, row: Understood) -> int | None:
        missing = [name for name in ("seat", "person") if not row.said.get(name)]
        if missing:
            raise WrongCell(f"there is no {' and no '.join(missing)}")
        found = self._by_fields(("seat", "person")).get((row.said["seat"], row.said["person"]), [])
        starts = row.said.get("starts_on")
        fitting = (
            [place for place in found if self.rows[place].get("starts_on") == starts] if starts else found
        )
        if len(fitting) > 1:
            raise WrongCell("there are several such appointments on record; give its id, or the first day")
        if starts and not fitting and any("starts_on" not in self.rows[place] for place in found):
            raise WrongCell(
                "there is such an appointment on record without a first day; give its id to add one"
            )
        return fitting[0] if fitting else None

    def _find_by_fields(self, row: Understood) -> int | None:
        if not all(row.said.get(name) for name in self.kind.needs):
            raise WrongCell(self.kind.lacking)
        if self.kind.name == "appointing_periods" and not (row.said.get("from") or row.said.get("seen_on")):
            raise WrongCell("there is no first day")
        return self._only(self._by_fields(self.kind.known_by).get(self._known_by(row), []))

    def _known_by(self, row: Understood) -> tuple[Any, ...]:
        return tuple(row.said.get(name) for name in self.kind.known_by)

    def _find_paper(self, row: Understood) -> int | None:
        if not row.said.get("kind"):
            raise WrongCell("it does not say which kind of paper it is")
        alike = self._by_fields(("kind", "given_on")).get((row.said["kind"], row.said.get("given_on")), [])
        found = [
            place
            for place in alike
            if all(same(self.rows[place].get(name), value) for name, value in row.said.items())
        ]
        return self._only(found)

    def _by_fields(self, names: tuple[str, ...]) -> dict[tuple[Any, ...], list[int]]:
        """Give the places of the rows by what some of their fields say."""
        if names not in self._indexes:
            index: dict[tuple[Any, ...], list[int]] = defaultdict(list)
            for place, each in enumerate(self.rows):
                index[tuple(each.get(name) for name in names)].append(place)
            self._indexes[names] = dict(index)
        return self._indexes[names]

    @cached_property
    def _seats_named(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for place, each in enumerate(self.rows):
            if "name" in each:
                found[cleaned(each["name"])].append(place)
        return dict(found)

    @cached_property
    def _seats_sat_in(self) -> dict[tuple[Any, Any], list[str]]:
        found = defaultdict(list)
        for each in self.held.document["appointments"]:
            found[each["person"], each.get("starts_on")].append(each["seat"])
        return dict(found)

    def _only(self, found: list[int]) -> int | None:
        if len(found) > 1:
            raise WrongCell(f"{len(found)} entries on this record fit; give the id of the one that is meant")
        return found[0] if found else None


def same(held: Any, said: Any) -> bool:
    """Tell whether the record says already what a cell says; spaces that nobody sees make no difference."""
    if isinstance(held, str) and isinstance(said, str):
        return cleaned(held) == cleaned(said)
    if isinstance(held, dict) and isinstance(said, dict):
        return all(same(held.get(name), value) for name, value in said.items())
    if isinstance(held, list) and isinstance(said, list) and len(held) == len(said):
        return all(map(same, held, said))
    return bool(held == said)


def _cell_of(line: Line, index: int) -> str:
    """Give a cell of a line; empty where the line ends before it."""
    return line.cells[index].strip() if index < len(line.cells) else ""


def _where(seat: Row) -> tuple[Any, str]:
    """Give the basis of a seat, and the group it is on or `none`."""
    return seat.get("basis"), seat.get("group") or "none"


def _whose(seat: Mapping[str, Any]) -> set[Any]:
    return {seat.get("nominated_by"), seat.get("represents")}


def _joined(parts: Mapping[str, str]) -> str:
    return " ".join(parts[name] for name in PARTS_OF_A_NAME if name in parts)


def _an_id(text: str) -> str:
    faults: list[Fault] = []
    IDENTIFIER.read(text, "", faults)
    if faults:
        raise WrongCell(f"{shown(text)} is no id: an id has letters, digits, dots, colons and hyphens")
    return text


def day_of(text: str) -> date | None:
    """Give the day that a value of the record is; None for a word."""
    return date.fromisoformat(text) if text[:1].isdigit() else None


@contextmanager
def _noting(row: Understood, words: str) -> Iterator[None]:
    """Note what is wrong with a row, at the column where it is."""
    try:
        yield
    except WrongCell as wrong:
        said = str(wrong) if str(wrong).endswith("…") else f"{wrong}."
        row.fault(f"{words}: {said}" if words else said[:1].upper() + said[1:])
