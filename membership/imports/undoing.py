"""What it takes to undo an import: its new rows withdrawn, the others as they were before."""

import re
from collections.abc import Iterator
from typing import Any, Final

from simple_history.utils import get_history_manager_for_model

from boards import snapshot
from boards.models import Board
from boards.refusals import Refused
from boards.tables import PublicIds
from boards.wording import Row
from membership import twins
from membership.imports.columns import KINDS, Kind
from membership.imports.naming import Naming
from membership.imports.plan import label_of, value_in_words
from membership.models import Import
from membership.twins.imports import Laid, laid_in, rows_imported
from statute.record import BadRecord, facts_of
from statute.shape import Fault

MOST_TOLD: Final = 10
NAMES_PEOPLE: Final = ("appointments", "standings")
LONGEST_LABEL: Final = 100
# What one row of a list is called, where it names another or is named.
CALLED: Final = {
    "people": "person",
    "seats": "seat",
    "appointments": "appointment",
    "standings": "standing",
    "papers": "paper",
    "groups": "group",
    "decisions": "decision",
    "consultations": "consultation",
    "localities": "locality",
    "involvements": "part in a locality",
    "issues": "issue",
}
NAMES: Final = re.compile(r"names an? (?P<called>person|seat|group|locality|decision) that is not .*")


def undone(board: Board, document: twins.Document, done: Import) -> twins.Document:
    """Give the record as it would be without an import.

    Refuses one that has not been done or has been undone, and one of whose rows has been changed since or is
    named by others, saying which.
    """
    if done.imported_at is None:
        raise Refused("This has not been imported.")
    if done.undone_at is not None:
        raise Refused("This has been undone already.")
    rows = list(_rows_back(board, document, done))
    return _holding_together(document, rows)


def why_not(board: Board, done: Import) -> list[str]:
    """Give the reasons for which an import cannot be undone; none where it can."""
    try:
        undone(board, snapshot.load_record(board), done)
    except Refused as refused:
        return refused.messages
    return []


def _rows_back(board: Board, document: twins.Document, done: Import) -> Iterator[Laid]:
    changed: list[str] = []
    for name in KINDS:
        wanted = {public_id: (before, after) for each, public_id, before, after in done.done if each == name}
        if wanted:
            back = _Back(board, document, name, wanted)
            yield from back.rows()
            changed += back.changed_since
    if changed:
        more = f" So have {len(changed) - MOST_TOLD} more." if len(changed) > MOST_TOLD else ""
        names = "; ".join(changed[:MOST_TOLD])
        raise Refused(f"These have been changed since, so the import cannot be undone: {names}.{more}")


class _Back:
    """The rows of one list, put back as they were before an import."""

    def __init__(
        self, board: Board, document: twins.Document, name: str, wanted: dict[str, tuple[int, int]]
    ) -> None:
        self.board, self.document, self.name, self.wanted = board, document, name, wanted
        self.table = KINDS[name].table
        self.naming = Naming(document)
        self.changed_since: list[str] = []
        ids = PublicIds(board, self.table.linked)
        self.refs = {
            column: {pk: ref for ref, (pk, _) in ids.found(column).items()} for column in self.table.linked
        }

    def rows(self) -> Iterator[Laid]:
        """Give the rows as they are to be laid back."""
        on_record = self.table.model.objects.filter(board=self.board).order_by("pk")
        places = {str(row.public_id): (place, row.version) for place, row in enumerate(on_record)}
        versions = self._versions()
        for public_id, (before, after) in self.wanted.items():
            place, version = places.get(public_id, (None, 0))
            # A later import that was undone left another version, which says the same.
            if place is None or not (version == after or self._says(place, versions.get((public_id, after)))):
                self.changed_since.append(self._label(place))
            elif before:
                yield Laid(self.name, place, self._as_it_was(place, versions[public_id, before]))
            elif self._has_holders(place):
                self.changed_since.append(self._label(place))
            else:
                yield Laid(self.name, place, None)

    def _versions(self) -> dict[tuple[str, int], Any]:
        """Give the kept versions of the rows, before the import and after it, by public id and version."""
        wanted = {(public_id, version) for public_id, pair in self.wanted.items() for version in pair}
        history = get_history_manager_for_model(self.table.model).filter(
            board=self.board, public_id__in=list(self.wanted)
        )
        kept = ((str(each.public_id), each.version, each) for each in history.order_by("history_id"))
        return {
            (public_id, version): each for public_id, version, each in kept if (public_id, version) in wanted
        }

    def _says(self, place: int, kept: Any) -> bool:
        """Whether the row says what a kept version of it says."""
        return kept is not None and self._as_it_was(place, kept) == self.document[self.name][place]

    def _as_it_was(self, place: int, kept: Any) -> Row:
        wording = self.table.wording
        columns = {name: getattr(kept, name) for name in wording.columns if not name.endswith("__ref")}
        for column in wording.links.values():
            columns[f"{column}__ref"] = self.refs[column].get(getattr(kept, f"{column}_id"), "")
        now = self.document[self.name][place]
        stays = {name: now[name] for name in ("id", "holders") if name in now}
        return wording.said(columns) | stays

    def _has_holders(self, place: int) -> bool:
        return bool(self.document[self.name][place].get("holders"))

    def _label(self, place: int | None) -> str:
        if place is None:
            return "an entry that is no longer on record"
        return _label_of(self.naming, self.name, self.document[self.name][place]) or "an entry without a name"


def _label_of(naming: Naming, name: str, row: Row) -> str:
    """Give what to call a row of a list; empty where nothing in it says."""
    kind = KINDS.get(name)
    if kind is None:
        return str(row.get("subject") or row.get("what") or "")
    return label_of(kind, row, lambda field, value: _in_words(naming, kind, field, value))


def _in_words(naming: Naming, kind: Kind, name: str, value: Any) -> str:
    if name in kind.wholes:
        return ", ".join(_in_words(naming, kind, part, each) for part, each in value.items())
    if name in ("person", "seat"):
        return naming.person(value) if name == "person" else naming.seat(value)
    return value_in_words(naming, kind.column(name), value)


def _holding_together(document: twins.Document, rows: list[Laid]) -> twins.Document:
    try:
        return rows_imported(document, rows)
    except Refused:
        naming = Naming(document)
        named = [
            naming.person(ref) for ref in _gone("people", document, rows) & _people_named(document, rows)
        ]
        named += [naming.seat(ref) for ref in _gone("seats", document, rows) & _seats_named(document, rows)]
        told = [_as_named(sorted(named))] if named else []
        told += _as_naming(list(dict.fromkeys(_naming_what_goes(naming, rows, named))))
        if not told:
            raise
        raise Refused(told) from None


def _as_named(names: list[str]) -> str:
    words = "; ".join(names[:MOST_TOLD])
    return f"Other entries name what the import brought, so it cannot be undone: {words}."


def _as_naming(sentences: list[str]) -> list[str]:
    """Give which rows name what would go, of many some; with what is to be done first."""
    more = len(sentences) - MOST_TOLD
    told = [f"{each}; undo or correct that first." for each in sentences[:MOST_TOLD]]
    return [*told, *([f"So do {more} more."] if more > 0 else [])]


def _naming_what_goes(naming: Naming, rows: list[Laid], named: list[str]) -> Iterator[str]:
    """Give, row by row in words, what names a row that would go, but for those `named` already."""
    after = snapshot.settled(laid_in(naming.document, rows))
    for fault in _faults_of(after):
        found = NAMES.fullmatch(fault.reason)
        name, *steps = re.findall(r"[^.\[\]]+", fault.place)
        if found is None or name not in CALLED:
            continue
        row = after[name][int(steps[0])]
        gone = _label_by_id(naming, found["called"], _inside(row, steps[1:]))
        if gone not in named:
            label = _called(naming, name, row) or "without a name"
            yield f"The {CALLED[name]} {label} names the {found['called']} {gone}"


def _faults_of(document: twins.Document) -> tuple[Fault, ...]:
    try:
        facts_of(document)
    except BadRecord as bad:
        return tuple(bad.faults)
    return ()


def _inside(row: Any, steps: list[str]) -> Any:
    """Give what stands at a place inside a row."""
    for step in steps:
        row = row[int(step)] if isinstance(row, list) else row[step]
    return row


def _label_by_id(naming: Naming, called: str, ref: str) -> str:
    """Give what to call a row of the record by its id."""
    if called in ("person", "seat"):
        return naming.person(ref) if called == "person" else naming.seat(ref)
    name = next(each for each, words in CALLED.items() if words == called)
    row: Row = next((each for each in naming.document.get(name, []) if each.get("id") == ref), {})
    return _called(naming, name, row) or ref


def _called(naming: Naming, name: str, row: Row) -> str:
    """Give what a sentence calls a row: its name where it has one."""
    return str(row.get("name") or _label_of(naming, name, row))[:LONGEST_LABEL]


def _gone(name: str, document: twins.Document, rows: list[Laid]) -> set[str]:
    return {
        document[name][row.place]["id"]
        for row in rows
        if row.list == name and row.row is None and row.place is not None
    }


def _left(name: str, document: twins.Document, rows: list[Laid]) -> list[Row]:
    """Give the rows of a list that would be left."""
    laid = {row.place: row.row for row in rows if row.list == name}
    found = (laid.get(place, row) for place, row in enumerate(document.get(name, [])))
    return [row for row in found if row is not None]


def _people_named(document: twins.Document, rows: list[Laid]) -> set[str]:
    named = {row["person"] for name in NAMES_PEOPLE for row in _left(name, document, rows)}
    periods = _left("appointing_periods", document, rows)
    named |= {holder["person"] for period in periods for holder in period.get("holders", [])}
    papers = _left("papers", document, rows)
    named |= {ref for paper in papers for ref in paper.get("agreed_by", [])}
    return named | {paper.get("about", {}).get("person", "") for paper in papers}


def _seats_named(document: twins.Document, rows: list[Laid]) -> set[str]:
    named = {row["seat"] for row in _left("appointments", document, rows)}
    return named | {row.get("about", {}).get("seat", "") for row in _left("papers", document, rows)}
