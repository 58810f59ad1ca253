"""What a record calls its people, seats and authorities, as a file names them: there and back."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from membership import twins
from membership.imports.cells import WrongCell, cleaned, heading_key, periods_said, shown
from membership.imports.columns import Column, Holds
from statute.facts import ALL_BASES, BoardFacts
from statute.shape import IDENTIFIER

Row = Mapping[str, Any]
SeatKind = tuple[Any, ...]

NO_WORDS: Final[Mapping[str, str]] = {}
# No id has a space, so a line never stands for a row's own.
WRONG_ROW: Final = "line "


class Naming:
    """The names that a record gives to what its rows may speak of."""

    def __init__(self, document: twins.Document) -> None:
        self.document = document
        self._brought: dict[str, dict[str, str]] = {}

    @cached_property
    def facts(self) -> BoardFacts:
        """The record as the law knows it."""
        return twins.facts_in(self.document)

    # -- people

    @cached_property
    def people(self) -> dict[str, str]:
        """The people's names by their ids; empty for somebody without one."""
        return {row["id"]: row.get("name", "") for row in self.document.get("people", [])}

    @cached_property
    def people_named(self) -> dict[str, list[str]]:
        """The ids of the people by their names."""
        return _turned_round((cleaned(name), person) for person, name in self.people.items() if name)

    @cached_property
    def people_nearly_named(self) -> dict[str, list[str]]:
        """The names of the people as they are, by what they are without capitals."""
        return _turned_round((cleaned(name).casefold(), name) for name in self.people.values() if name)

    # -- seats

    @cached_property
    def seats_of_kind(self) -> dict[SeatKind, list[int]]:
        """The places of the seats that are of one kind: basis, authority, group and locality."""
        return _turned_round(
            (kind_of(row), place) for place, row in enumerate(self.document.get("seats", []))
        )

    def seat_number(self, place: int) -> int:
        """Give which of the seats of its kind a seat is."""
        return self.seats_of_kind[kind_of(self.document["seats"][place])].index(place) + 1

    @cached_property
    def seat_words(self) -> list[str]:
        """What to call the seats, in the order of the record."""
        return [self._seat_words(place, row) for place, row in enumerate(self.document.get("seats", []))]

    def _seat_words(self, place: int, row: Row) -> str:
        if "name" in row:
            return str(row["name"])
        words = ALL_BASES[row["basis"]] if "basis" in row else "Seat on a basis not on record"
        whose = row.get("nominated_by") or row.get("represents")
        parts = [
            words,
            *([self.authority(whose)] if whose else []),
            *([self.row_of("groups", row["group"])] if "group" in row else []),
            *([self.row_of("localities", row["locality"])] if "locality" in row else []),
        ]
        number = f" {self.seat_number(place)}" if len(self.seats_of_kind[kind_of(row)]) > 1 else ""
        return ", ".join(parts) + number

    @cached_property
    def seats_called(self) -> dict[str, list[int]]:
        """The places of the seats by all that a file may call them."""
        found = defaultdict(list)
        for place, row in enumerate(self.document.get("seats", [])):
            for key in {heading_key(each) for each in self._callings(place, row)}:
                found[key].append(place)
        return dict(found)

    def _callings(self, place: int, row: Row) -> list[str]:
        whose = row.get("nominated_by") or row.get("represents")
        label = self.authority(whose) if whose else ""
        callings = [row["id"], self.seat_words[place]]
        if "basis" in row:
            words = ALL_BASES[row["basis"]]
            callings += [row["basis"], words, f"{words}, {label}", f"{words} of {label}", f"{label} {words}"]
        return callings

    @cached_property
    def seat_places(self) -> dict[str, int]:
        """Where the seats stand, by their ids."""
        return {row["id"]: place for place, row in enumerate(self.document.get("seats", []))}

    def seat(self, ref: str) -> str:
        """Give what to call a seat, by its id."""
        place = self.seat_places.get(ref)
        return ref if place is None else self.seat_words[place]

    def person(self, ref: str) -> str:
        """Give what to call a person, by their id."""
        return self.people.get(ref) or ref

    # -- groups and localities

    def bring(self, name: str, rows: Mapping[str, str]) -> None:
        """Let rows that a file brings be called too, by the ids they are to have; the record's keep theirs.

        One that is wrong, and so has no id, stands under what `WRONG_ROW` makes of its line.
        """
        self._brought[name] = dict(rows)
        vars(self).pop("_rows_named", None)
        vars(self).pop("_rows_called", None)

    @cached_property
    def _rows_named(self) -> dict[str, dict[str, str]]:
        """The names of groups and localities, list by list, by their ids."""
        lists = ("groups", "localities")
        return {
            each: self._brought.get(each, {})
            | {row["id"]: row.get("name", "") for row in self.document.get(each, [])}
            for each in lists
        }

    @cached_property
    def _rows_called(self) -> dict[str, dict[str, list[str]]]:
        """The ids of groups and localities, list by list, by their names; of one renamed by both."""
        found: dict[str, dict[str, list[str]]] = {}
        for each, rows in self._rows_named.items():
            pairs = {(heading_key(name), ref): None for ref, name in rows.items() if name}
            pairs |= {(heading_key(name), ref): None for ref, name in self._brought.get(each, {}).items()}
            found[each] = _turned_round(pairs)
        return found

    def row_of(self, name: str, ref: str, words: Mapping[str, str] = NO_WORDS) -> str:
        """Give what to call a group or a locality, or a word, so that a file says the same of no other."""
        label = words.get(ref) or cleaned(self._rows_named[name].get(ref, ""))
        return label if label and self._row_meant(name, label, words) == [ref] else ref

    def row_called(self, name: str, text: str, words: Mapping[str, str] = NO_WORDS) -> str:
        """Give the id of the group or locality that a cell names, or a word; refuses none and several."""
        found = self._row_meant(name, text, words)
        where = "on this record" + (" or in this file" if name in self._brought else "")
        if len(found) > 1:
            raise WrongCell(f"{len(found)} {name} {where} are called {shown(text)}; give the id")
        if found and found[0].startswith(WRONG_ROW):
            raise WrongCell(f"{found[0]}, where {shown(text)} is new, is wrong itself")
        if found:
            return found[0]
        # The record says whether it takes an id that no row has.
        if _is_an_id(text) and not self._rows_named[name]:
            return text
        there = [self.row_of(name, ref) for ref in [*self._rows_named[name]][:13]]
        known = f"; known are {', '.join(there[:12])}{', …' if len(there) > 12 else ''}" if there else ""
        raise WrongCell(f"there are no {name} {where} called {shown(text)}{known}")

    def _row_meant(self, name: str, text: str, words: Mapping[str, str]) -> list[str]:
        if text in self._rows_named[name] or text in words:
            return [text]
        if (word := _word_meant(text, words)) is not None:
            return [word]
        return self._rows_called[name].get(heading_key(text), [])

    # -- authorities and other bodies

    def body(self, ref: str, words: Mapping[str, str]) -> str:
        """Give what to call an authority, a group or another body, so that a file says it of no other."""
        labels = [words.get(ref), self.parties.get(ref), cleaned(self._rows_named["groups"].get(ref, ""))]
        return next((each for each in labels if each and self._body_meant(each, words) == ref), ref)

    def body_called(self, text: str, words: Mapping[str, str]) -> str:
        """Give the id of the authority, group or body that a cell names; refuses none and several."""
        return self._body_meant(text, words) or self.authority_called(text, bodies=words, groups=True)

    def _body_meant(self, text: str, words: Mapping[str, str]) -> str | None:
        if text in self._rows_named["groups"] or text in self.parties or text in words:
            return text
        if (word := _word_meant(text, words)) is not None:
            return word
        key = heading_key(text)
        found = {*self._authorities_called.get(key, ()), *self._rows_called["groups"].get(key, ())}
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def parties(self) -> dict[str, str]:
        """The authorities that are party to the scheme, and what they are called."""
        rows = self.document["board"].get("parties", [])
        return {row["authority"]: self.facts.authority_label(row["authority"]) for row in rows}

    @cached_property
    def _authorities_called(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        kinds = {row["authority"]: row["kind"] for row in self.document["board"].get("parties", [])}
        general = {
            "council": ("council", "local authority"),
            "health_board": ("health board", "nhs", "nhs board"),
        }
        for ref, label in self.parties.items():
            for word in (ref, label, *general[kinds[ref]]):
                found[heading_key(word)].add(ref)
        return found

    def authority(self, ref: str) -> str:
        """Give what to call an authority, so that a file says the same of no other."""
        label = self.parties.get(ref, ref)
        return label if self._authorities_called.get(heading_key(label)) == {ref} else ref

    def authority_called(
        self, text: str, *, bodies: Mapping[str, str] = NO_WORDS, groups: bool = False
    ) -> str:
        """Give the id of the authority or body that a cell names; refuses none and several.

        With `groups`, where one may stand too, those are told with what there is.
        """
        key = heading_key(text)
        if text in self.parties:
            return text
        found = self._authorities_called.get(key, set())
        if len(found) == 1:
            return next(iter(found))
        labels = list(filter(None, self._rows_named["groups"].values())) if groups else []
        more = ["…"] if len(labels) > 12 else []
        known = ", ".join([*self.parties.values(), *bodies.values(), *labels[:12], *more])
        if found:
            raise WrongCell(f"{shown(text)} may be several authorities; name one of: {known}")
        # The record may name an authority that is no party, by an id without spaces.
        if self._is_free(text):
            return text
        kinds = "authority or group" if groups else "authority"
        raise WrongCell(f"{shown(text)} is no {kinds} of this board" + (f"; it has {known}" if known else ""))

    def _is_free(self, text: str) -> bool:
        return _is_an_id(text) and (
            not self.parties or ("-" in text and text.islower()) or text in self._in_use
        )

    @cached_property
    def _in_use(self) -> set[str]:
        named = (
            "nominated_by", "represents", "of", "from", "to", "ended_by", "appointed_by", "chair_by",
            "vice_by", "by",
        )  # fmt: skip
        lists = ("seats", "standings", "papers", "appointments", "appointing_periods", "decisions")
        rows = [row for name in lists for row in self.document.get(name, [])]
        return {row[name] for row in rows for name in named if isinstance(row.get(name), str)}


def cell_said(naming: Naming, column: Column, value: Any) -> str:
    """Give what a file of ours has in a cell for a value of the record; empty where it is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        if column.holds is Holds.PERIODS:
            return periods_said(value)
        return "; ".join(column.choices.get(each, each) for each in value)
    if column.holds is Holds.AUTHORITY:
        return naming.authority(value)
    if column.holds is Holds.BODY:
        return naming.body(value, column.choices)
    if column.holds is Holds.ROW:
        return naming.row_of(column.of, value, column.choices)
    return str(column.choices.get(value, value))


def value_in(row: Row, column: Column) -> Any:
    """Give the value of a row that stands in a column; None where it is not known."""
    return row.get(column.within, {}).get(column.name) if column.within else row.get(column.name)


def kind_of(row: Row) -> SeatKind:
    """Give what seats that are told apart by a number have in common."""
    group = row.get("group", "none")
    return row.get("basis"), row.get("nominated_by"), row.get("represents"), group, row.get("locality")


def _word_meant(text: str, words: Mapping[str, str]) -> str | None:
    """Give which of some words a cell says, with or without its article; None where it says none."""
    key = heading_key(text)
    return next((ref for ref, said in words.items() if key in _spellings(ref, said)), None)


def _spellings(ref: str, said: str) -> tuple[str, ...]:
    return heading_key(ref), heading_key(said), heading_key(said).removeprefix("the ")


def _is_an_id(text: str) -> bool:
    faults: list[Any] = []
    IDENTIFIER.read(text, "", faults)
    return not faults


def _turned_round(pairs: Any) -> dict[Any, list[Any]]:
    found = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
