"""The trail read: what was done on a board, told in words, narrowed, checked and written out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from boards.audit import INSTALLATION, canonical, chain_of, content_of, verify_chain
from boards.events import title_of
from boards.models import ActorKind, AuditEvent, AuditHead, Board
from boards.selectors import events_of
from boards.trail_words import (
    ACTORS,
    AN_ID,
    EDINBURGH,
    SOMETHING_GONE,
    Change,
    Names,
    Thing,
    Wording,
    described,
    descriptions,
    ids_in,
    instant_in_words,
    said_by,
    who_acted,
)

ANY_PERSON: Final = "people"
UNREADABLE: Final = (ValueError, TypeError, AttributeError, OverflowError)
VEILED: Final = "Something was done to an entry that only the secretary may see"


@dataclass(frozen=True)
class Wanted:
    """What narrows the trail; nothing given narrows nothing. `who` is a kind and an id, or any person."""

    first: date | None = None
    last: date | None = None
    event: str = ""
    who: str = ""


def events_wanted(board: Board, wanted: Wanted) -> QuerySet[AuditEvent]:
    """Give what was done on a board and is looked for, the latest first."""
    found = events_of(board)
    if wanted.first:
        found = found.filter(at__gte=_begin_of(wanted.first))
    if wanted.last:
        found = found.filter(at__lt=_begin_of(wanted.last + timedelta(days=1)))
    if wanted.event:
        found = found.filter(event=wanted.event)
    if wanted.who:
        kind, _, actor = wanted.who.partition(":")
        found = found.filter(
            **{"actor_kind": ActorKind.USER}
            if wanted.who == ANY_PERSON
            else {"actor_kind": kind, "actor_id": actor}
        )
    return found


def _begin_of(day: date) -> datetime:
    return datetime.combine(day, time.min, EDINBURGH)


def kinds_on(board: Board) -> list[tuple[str, str]]:
    """Give the kinds of event there have been on a board, each with its words, in the order of the words."""
    names = events_of(board).order_by().values_list("event", flat=True).distinct()
    return sorted(((name, title_of(name)) for name in names), key=lambda pair: pair[1])


def actors_on(board: Board) -> list[tuple[str, str]]:
    """Give those who have acted on a board, people first, each with what they are called."""
    acted = list(events_of(board).order_by().values_list("actor_kind", "actor_id").distinct())
    ids = [UUID(actor) for _, actor in acted if AN_ID.fullmatch(actor)]
    names = Names(board, ids, only=ACTORS)
    order = list(ActorKind)
    found = [
        (order.index(ActorKind(kind)), who_acted(kind, actor, names), kind, actor) for kind, actor in acted
    ]
    return [(f"{kind}:{actor}", who) for _, who, kind, actor in sorted(found)]


def events_about(board: Board, public_id: UUID, parts: Iterable[UUID] = ()) -> QuerySet[AuditEvent]:
    """Give all that happened to one thing or to what belongs to it, and all that names it; oldest first."""
    told = events_of(board).alias(
        before_text=Cast("before", TextField()), after_text=Cast("after", TextField())
    )
    named = Q(before_text__contains=str(public_id)) | Q(after_text__contains=str(public_id))
    return told.filter(Q(object_id__in=[public_id, *parts]) | named).order_by("sequence")


@dataclass(frozen=True)
class Told:
    """An event in words."""

    event: AuditEvent
    title: str
    thing: str
    address: str
    who: str
    reason: str
    changes: Sequence[Change]
    veiled: bool = False

    @property
    def at(self) -> datetime:
        """The instant at which it was recorded."""
        return self.event.at

    @property
    def day(self) -> date:
        """The day on which it was recorded, in Edinburgh."""
        return self.event.at.astimezone(EDINBURGH).date()

    @property
    def has_was(self) -> bool:
        """Whether any field said something before."""
        return any(each.was for each in self.changes)

    @property
    def has_is(self) -> bool:
        """Whether any field says something after."""
        return any(each.is_ for each in self.changes)


class Telling:
    """Tells the events of a board, as whoever reads them may see them."""

    def __init__(self, board: Board, names: Names, *, unveiled: bool) -> None:
        self.board, self.names, self.unveiled = board, names, unveiled
        self.wording = Wording(names, unveiled=unveiled)

    def told(self, event: AuditEvent) -> Told:
        """Give an event in words; one about what is restricted says only when it was and who did it."""
        thing = self.names.of(event.object_id)
        who = who_acted(event.actor_kind, event.actor_id, self.names)
        if not self.unveiled and _is_restricted(event, thing):
            return Told(event, VEILED, "", "", who, "", (), veiled=True)
        changes = self.wording.changes(event)
        address = thing.address_on(self.board) if thing else ""
        return Told(
            event, title_of(event.event), _thing_name(event, thing), address, who, event.reason, changes
        )


def _is_restricted(event: AuditEvent, thing: Thing | None) -> bool:
    description = described(event.object_type)
    return bool(description and description.restricted(thing.row if thing else None, said_by(event)))


def _thing_name(event: AuditEvent, thing: Thing | None) -> str:
    if thing:
        return thing.name
    description = described(event.object_type)
    return description.gone if description else SOMETHING_GONE


def tell(board: Board, events: Iterable[AuditEvent], *, unveiled: bool) -> list[Told]:
    """Give some events in words, with as many queries as there are kinds of thing."""
    listed = list(events)
    names = Names(board, set(chain.from_iterable(map(ids_in, listed))))
    telling = Telling(board, names, unveiled=unveiled)
    return [telling.told(event) for event in listed]


@dataclass(frozen=True)
class About:
    """What a trail of one thing is about."""

    name: str
    address: str
    events: QuerySet[AuditEvent]


def about(board: Board, public_id: UUID, *, unveiled: bool) -> About | None:
    """Give what an id stands for on a board with all that happened to it; None where it stands for nothing.

    What is not on record any more is known by what happened to it. What is restricted is left out unless
    `unveiled`.
    """
    thing = Names(board, [public_id]).of(public_id)
    events = events_about(board, public_id, thing.description.parts(thing.row) if thing else ())
    if not unveiled:
        events = _without_restricted(board, events)
    if (thing is None or thing.is_shared) and not events.exists():
        return None
    if thing is None:
        return About(SOMETHING_GONE, "", events)
    if thing.is_restricted({}) and not unveiled:
        return None
    return About(thing.name, thing.address_on(board), events)


def _without_restricted(board: Board, events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
    # On the trail of one person even an event that says nothing would say that there is something.
    models = [each.model for each in descriptions() if each.may_be_restricted]
    suspects = list(events.filter(object_type__in=models))
    names = Names(board, [each.object_id for each in suspects], only=models)
    hidden = [each.pk for each in suspects if _is_restricted(each, names.of(each.object_id))]
    return events.exclude(pk__in=hidden)


HEADINGS: Final = (
    "Number", "Day", "Time in Edinburgh", "What was done", "To what", "By whom", "Reason", "Was", "Is",
    "Digest",
)  # fmt: skip


def rows_for_a_spreadsheet(board: Board, wanted: Wanted, *, unveiled: bool) -> Iterator[list[str]]:
    """Give the events looked for as rows of text below their headings, each cell safe in a spreadsheet.

    All names are looked up once, so that the number of queries does not grow with the trail.
    """
    telling = Telling(board, Names(board), unveiled=unveiled)
    yield list(HEADINGS)
    for event in events_wanted(board, wanted).iterator():
        yield [safe_cell(cell) for cell in _cells(telling.told(event))]


def _cells(told: Told) -> list[str]:
    day, _, time_of_day = instant_in_words(told.at).partition(", ")
    was = "; ".join(f"{each.field}: {each.was}" for each in told.changes if each.was)
    is_ = "; ".join(f"{each.field}: {each.is_}" for each in told.changes if each.is_)
    number = str(told.event.sequence)
    said = [told.title, told.thing, told.who, told.reason, was, is_]
    return [number, day, time_of_day, *said, told.event.digest]


def safe_cell(text: str) -> str:
    """Give text that a spreadsheet takes for text, whatever it begins with."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


def lines_to_verify(board: Board | None) -> Iterator[str]:
    """Give a chain, oldest event first, as lines of JSON: what each digest was made over, and the digest."""
    for event in AuditEvent.objects.filter(chain=chain_of(board)).order_by("sequence").iterator():
        yield canonical(content_of(event) | {"digest": event.digest})


@dataclass(frozen=True)
class Checked:
    """How one chain was found: how many events it has, the last one's digest, and every fault."""

    events: int
    digest: str
    faults: Sequence[str]

    @property
    def in_words(self) -> str:
        """What was found, in a line."""
        if self.faults:
            many = len(self.faults)
            return f"{many} fault{'s' if many > 1 else ''} in the chain of {_events(self.events)}"
        if self.events > 1:
            return f"All {self.events} events follow from one another"
        return "The one event is as it was recorded" if self.events else "There is no event yet"


def _events(number: int) -> str:
    return f"{number} event{'' if number == 1 else 's'}"


def check(board: Board | None) -> Checked:
    """Read a chain from end to end and give what was found, each fault with its row."""
    chained = AuditEvent.objects.filter(chain=chain_of(board)).order_by("-sequence")
    sequence, digest = chained.values_list("sequence", "digest").first() or (0, "")
    return Checked(sequence, digest, _faults_of(board))


def _faults_of(board: Board | None) -> list[str]:
    try:
        return verify_chain(board)
    except UNREADABLE:
        # A row that is no event any more: SQLite keeps anything in any column.
        if found := [*_unreadable_rows(chain_of(board))]:
            return found
        raise


def _unreadable_rows(chain: str) -> Iterator[str]:
    rows = AuditEvent.objects.filter(chain=chain).order_by("pk")
    for pk in rows.values_list("pk", flat=True):
        if not _is_readable(rows, pk):
            yield f"Row {pk} of chain {chain}: it cannot be read as an event."


def _is_readable(rows: QuerySet[AuditEvent], pk: int) -> bool:
    try:
        entry = rows.get(pk=pk)
        canonical(content_of(entry))
    except UNREADABLE:
        return False
    return isinstance(entry.sequence, int)


def stray_faults() -> list[str]:
    """Give the chains that belong to no board: nobody writes such a chain."""
    known = {INSTALLATION, *(str(each) for each in Board.objects.values_list("public_id", flat=True))}
    rows = AuditEvent.objects.exclude(chain__in=known).order_by("pk").values_list("pk", "chain", "sequence")
    heads = AuditHead.objects.exclude(chain__in=known).order_by("chain").values_list("chain", flat=True)
    return [
        *(
            f"Event {number} of chain {name} (row {pk}): no board has that chain."
            for pk, name, number in rows
        ),
        *(f"Chain {name}: it has a head, and no board has that chain." for name in heads),
    ]


def fault_of_noted(board: Board | None, sequence: int, digest: str) -> str:
    """Give what is wrong with an event whose digest was noted elsewhere; nothing where it still has it."""
    chain = chain_of(board)
    found = AuditEvent.objects.filter(chain=chain, sequence=sequence).values_list("digest", flat=True).first()
    if found == digest:
        return ""
    if found is None:
        return f"Event {sequence} of chain {chain}: it is not there, and its digest was noted elsewhere."
    return f"Event {sequence} of chain {chain}: its digest is not the one that was noted elsewhere."
