"""What a record calls its people, seats and authorities, as a file names them: there and back."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from membership import twins
from membership.imports.cells import WrongCell, cleaned, heading_key, shown
from statute.facts import ALL_BASES, BoardFacts
from statute.shape import IDENTIFIER

Row = Mapping[str, Any]
SeatKind = tuple[Any, ...]

# Whom a paper may come from or go to, beside the authorities.
BODIES: Final = {
    "board": "the board",
    "member": "the member",
    "scottish-ministers": "the Scottish Ministers",
}


class Naming:
    """The names that a record gives to what its rows may speak of."""

    def __init__(self, document: twins.Document) -> None:
        self.document = document

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
        """The places of the seats that are of one kind: basis, authority and group."""
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
            *([row["group"]] if "group" in row else []),
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

    # -- authorities

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

    def authority_called(self, text: str, *, bodies: Mapping[str, str] | None = None) -> str:
        """Give the id of the authority or body that a cell names; refuses none and several."""
        key = heading_key(text)
        for ref, words in (bodies or {}).items():
            if key in (heading_key(ref), heading_key(words), heading_key(words).removeprefix("the ")):
                return ref
        if text in self.parties:
            return text
        found = self._authorities_called.get(key, set())
        if len(found) == 1:
            return next(iter(found))
        known = ", ".join([*self.parties.values(), *(bodies or {}).values()])
        if found:
            raise WrongCell(f"{shown(text)} may be several authorities; name one of: {known}")
        # The record may name an authority that is no party, by an id without spaces.
        if self._is_free(text):
            return text
        raise WrongCell(
            f"{shown(text)} is no authority of this board" + (f"; it has {known}" if known else "")
        )

    def _is_free(self, text: str) -> bool:
        faults: list[Any] = []
        IDENTIFIER.read(text, "", faults)
        return not faults and (not self.parties or ("-" in text and text.islower()) or text in self._in_use)

    @cached_property
    def _in_use(self) -> set[str]:
        named = ("nominated_by", "represents", "of", "from", "to", "ended_by", "chair_by", "vice_by")
        lists = ("seats", "standings", "papers", "appointments", "appointing_periods")
        rows = [row for name in lists for row in self.document.get(name, [])]
        return {row[name] for row in rows for name in named if isinstance(row.get(name), str)}


def kind_of(row: Row) -> SeatKind:
    """Give what seats that are told apart by a number have in common."""
    group = row.get("group", "none")
    return row.get("basis"), row.get("nominated_by"), row.get("represents"), group


def _turned_round(pairs: Any) -> dict[Any, list[Any]]:
    found = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
