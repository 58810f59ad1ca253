"""Who did what: actors, acts, and the append-only, hash-chained trail behind them.

Every service is an act. An act is one transaction, is done by somebody, and leaves at least one event; one
that leaves none does not commit. Each board has a chain of its own and the installation has one.
"""

import hashlib
import inspect
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any, ParamSpec, Self, TypeVar

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.utils import timezone

from boards.events import Event
from boards.guards import refusal_for
from boards.models import ActorKind, AuditEvent, AuditHead, Board, Identified, User
from boards.refusals import Refused

P = ParamSpec("P")
R = TypeVar("R")

INSTALLATION = "installation"
WRITTEN_AT_ONCE = 500


class NothingRecorded(Exception):
    """An act ended without having recorded anything, so it is undone. A fault of ours, never the user's."""


@dataclass(frozen=True)
class Actor:
    """In whose name an act is done; carries an id, never a person's name."""

    kind: ActorKind
    id: str

    @classmethod
    def for_user(cls, user: object) -> Self:
        """Give the actor for somebody signed in; refuses anybody else."""
        if not isinstance(user, User) or not user.is_authenticated:
            raise TypeError("Only somebody who is signed in can act.")
        return cls(ActorKind.USER, str(user.public_id))

    @classmethod
    def system(cls, name: str) -> Self:
        """Give the actor for a named job of the system, such as a command."""
        if not name:
            raise ValueError("A job of the system acts under its name.")
        return cls(ActorKind.SYSTEM, name)

    @classmethod
    def client(cls, client_id: str) -> Self:
        """Give the actor for an API client."""
        if not client_id:
            raise ValueError("A client acts under its id.")
        return cls(ActorKind.CLIENT, client_id)


@dataclass
class _OpenAct:
    recorded: int = 0


_open_acts: ContextVar[tuple[_OpenAct, ...]] = ContextVar("_open_acts", default=())


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Make a service: one transaction, in the name of `by`, refused if it records nothing.

    `by` is keyword-only and has no default. Acts nest; what an inner act records counts for the outer one.
    A model's complaint about a value and a guard of the database that says no both come out as `Refused`.
    """
    by = inspect.signature(function).parameters.get("by")
    if by is None or by.kind is not by.KEYWORD_ONLY or by.default is not by.empty:
        raise TypeError(f"{function.__qualname__} must take a keyword-only `by` without a default.")

    @wraps(function)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        if not isinstance(kwargs.get("by"), Actor):
            raise TypeError(f"{function.__qualname__} needs `by`, the actor in whose name it is done.")
        try:
            with transaction.atomic(), _opened() as this:
                result = function(*args, **kwargs)
                if not this.recorded:
                    raise NothingRecorded(function.__qualname__)
                return result
        except ValidationError as error:
            raise Refused.of_validation(error) from error
        except IntegrityError as error:
            refused = refusal_for(error)
            if refused is None:
                raise
            raise refused from error

    vars(done)["is_act"] = True
    return done


def is_act(function: object) -> bool:
    """Tell whether a function is a service made by `@act`."""
    return bool(getattr(function, "is_act", False))


@contextmanager
def _opened() -> Iterator[_OpenAct]:
    this = _OpenAct()
    token = _open_acts.set((*_open_acts.get(), this))
    try:
        yield this
    finally:
        _open_acts.reset(token)


def record(
    event: Event,
    obj: Identified,
    *,
    by: Actor,
    before: object = None,
    after: object = None,
    reason: str = "",
    board: Board | None = None,
) -> AuditEvent:
    """Append an event about `obj` to its board's chain, or to the installation's when it has no board.

    `before` and `after` are what changed, as plain values; they name people by id only. Refuses to be called
    outside an act, and refuses fractions, which not every database gives back as they were.
    """
    acts = _open_acts.get()
    if not acts:
        raise RuntimeError("Events are recorded inside an act.")
    entry = _unchained(event, obj, by, reason, board or _board_of(obj))
    entry.before, entry.after = _plain(before), _plain(after)
    _append([entry])
    for open_act in acts:
        open_act.recorded += 1
    return entry


@dataclass(frozen=True)
class Told:
    """What `record` is to be told of one of many things that happen at once."""

    event: Event
    obj: Identified
    before: object = None
    after: object = None


def record_all(told: Iterable[Told], *, by: Actor, reason: str = "", board: Board) -> None:
    """Append many events to a board's chain at once, in their order; refuses as `record` does."""
    acts = _open_acts.get()
    if not acts:
        raise RuntimeError("Events are recorded inside an act.")
    entries = []
    for each in told:
        entry = _unchained(each.event, each.obj, by, reason, board)
        entry.before, entry.after = _plain(each.before), _plain(each.after)
        entries.append(entry)
    if entries:
        _append(entries)
    for open_act in acts:
        open_act.recorded += len(entries)


def _board_of(obj: Identified) -> Board | None:
    owner = obj if isinstance(obj, Board) else getattr(obj, "board", None)
    return owner if isinstance(owner, Board) else None


def _unchained(event: Event, obj: Identified, by: Actor, reason: str, board: Board | None) -> AuditEvent:
    return AuditEvent(
        board=board,
        chain=chain_of(board),
        event=event.name,
        object_type=obj._meta.label,
        object_id=obj.public_id,
        actor_kind=by.kind,
        actor_id=by.id,
        # The one clock below the door: the instant of writing is the trail's own, and nobody may choose it.
        at=timezone.now(),
        reason=reason,
    )


def _plain(value: object) -> Any:
    plain = json.loads(json.dumps(value, cls=DjangoJSONEncoder))
    if _has_fraction(plain):
        raise TypeError("The trail holds no fractions; money is whole pence.")
    return plain


def _has_fraction(value: object) -> bool:
    if isinstance(value, dict):
        return any(_has_fraction(each) for each in value.values())
    if isinstance(value, list):
        return any(_has_fraction(each) for each in value)
    return isinstance(value, float)


def _append(entries: Sequence[AuditEvent]) -> None:
    # The head's row is locked until the act commits, so events of one chain are written one after another.
    chain = entries[0].chain
    AuditHead.objects.get_or_create(chain=chain)
    head = AuditHead.objects.select_for_update().get(chain=chain)
    for entry in entries:
        entry.sequence = head.sequence + 1
        entry.previous_digest = head.digest
        entry.digest = digest_of(entry)
        head.sequence, head.digest = entry.sequence, entry.digest
    AuditEvent.objects.bulk_create(entries, batch_size=WRITTEN_AT_ONCE)
    head.save()


def chain_of(board: Board | None) -> str:
    """Give the name of a board's chain, or of the installation's."""
    return INSTALLATION if board is None else str(board.public_id)


def content_of(entry: AuditEvent) -> dict[str, Any]:
    """Give what an event's digest is made over, the digest of the one before included."""
    return {
        "chain": entry.chain,
        "sequence": entry.sequence,
        "event": entry.event,
        "object_type": entry.object_type,
        "object": str(entry.object_id),
        "actor_kind": str(entry.actor_kind),
        "actor": entry.actor_id,
        "at": _utc_text(entry.at),
        "reason": entry.reason,
        "before": entry.before,
        "after": entry.after,
        "previous": entry.previous_digest,
    }


def canonical(content: dict[str, Any]) -> str:
    """Give the one way in which an event's content is written."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(entry: AuditEvent) -> str:
    """Give the SHA-256 of an event over its canonical JSON."""
    return hashlib.sha256(canonical(content_of(entry)).encode()).hexdigest()


def _utc_text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def verify_chain(board: Board | None) -> list[str]:
    """Read one chain from its beginning and give every fault, each naming its row; none means it holds.

    Events that are added meanwhile are no fault. A board's chain has at least the event of its creation.
    """
    problems: list[str] = []
    chain, sequence, previous = chain_of(board), 0, ""
    head = AuditHead.objects.filter(chain=chain).first()
    passed = head is None or head.sequence == 0
    for entry in AuditEvent.objects.filter(chain=chain).order_by("sequence").iterator():
        problems += _faults(entry, board, sequence + 1, previous)
        sequence, previous = entry.sequence, entry.digest
        passed = passed or (head is not None and (head.sequence, head.digest) == (sequence, previous))
    if board is not None and not sequence:
        problems.append(f"Chain {chain}: it has no event, and every board begins with that of its creation.")
    return [*problems, *_faults_of_head(chain, sequence, passed)]


def _faults(entry: AuditEvent, board: Board | None, expected: int, previous: str) -> Iterator[str]:
    row = f"Event {entry.sequence} of chain {entry.chain} (row {entry.pk})"
    if entry.sequence != expected:
        yield f"{row}: event {expected} should stand here."
    if entry.board_id != (board.pk if board else None):
        yield f"{row}: it is filed under another board."
    if entry.previous_digest != previous:
        yield f"{row}: it does not follow from the event before it."
    if entry.digest != digest_of(entry):
        yield f"{row}: its content is not what was recorded."


def _faults_of_head(chain: str, sequence: int, passed: bool) -> Iterator[str]:
    """`passed`: where the head stood when the reading began was come by."""
    head = AuditHead.objects.filter(chain=chain).first()
    if head is None:
        if sequence:
            yield f"Chain {chain}: its last event is {sequence}, and its head is missing."
    elif head.sequence == sequence and not passed:
        yield f"Chain {chain}: its head stands at event {sequence} with another digest than that event has."
    elif head.sequence < sequence or not passed:
        yield f"Chain {chain}: its head stands at event {head.sequence}, its last event is {sequence}."
