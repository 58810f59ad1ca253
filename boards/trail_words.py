"""The trail in words: what the things that events name are called now, and what their fields say.

The trail itself holds ids. Every room describes its own things here when it is ready, so that this room need
not know them; what is not described, or no longer there, is said to be so and is never guessed.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from boards.models import (
    ActorKind,
    ApiClient,
    AuditEvent,
    Board,
    ClientAccess,
    ConstituentAuthority,
    LocalSetting,
    Party,
    Regime,
    RegimeKind,
    Role,
    RoleName,
    SchemeVersion,
    User,
)
from statute.spans import in_words

EDINBURGH: Final = ZoneInfo("Europe/London")
AN_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

SOMEBODY_GONE: Final = "somebody no longer on record"
SOMETHING_GONE: Final = "something no longer on record"
FOR_THE_SECRETARY: Final = "an entry that only the secretary may see"
NOTHING: Final = "nothing recorded"
PEOPLE_FIELDS: Final = frozenset({"user", "person", "agreed_by"})

Said = Mapping[str, Any]
Values = Mapping[Any, str]


def _no_page(board: Board, row: Any) -> str:
    return ""


def _no_parts(row: Any) -> Iterable[UUID]:
    return ()


def _never(row: Any, said: Said) -> bool:
    return False


@dataclass(frozen=True)
class Description:
    """How one kind of thing is called in the trail, where its page is, and what its fields mean."""

    model: str
    noun: str
    rows: Callable[[Board], QuerySet[Any]]
    name: Callable[[Any], str] = str
    page: Callable[[Board, Any], str] = _no_page
    parts: Callable[[Any], Iterable[UUID]] = _no_parts
    restricted: Callable[[Any, Said], bool] = _never
    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Values] = field(default_factory=dict)
    gone: str = SOMETHING_GONE

    @property
    def may_be_restricted(self) -> bool:
        """Whether events about such a thing may be for the secretary alone."""
        return self.restricted is not _never


_described: dict[str, Description] = {}
_jobs: dict[str, str] = {}


def describe(
    model: str,
    *,
    noun: str,
    rows: Callable[[Board], QuerySet[Any]],
    name: Callable[[Any], str] = str,
    page: Callable[[Board, Any], str] = _no_page,
    parts: Callable[[Any], Iterable[UUID]] = _no_parts,
    restricted: Callable[[Any, Said], bool] = _never,
    fields: Mapping[str, str] | None = None,
    values: Mapping[str, Values] | None = None,
    gone: str = SOMETHING_GONE,
) -> None:
    """Say how one kind of thing, a model by its label, is called and where its page is; a room does so once.

    `rows(board)` gives those that the board's trail may name, with all that `name(row)` reads, so that no row
    costs a query. `page(board, row)` gives an address, or nothing. `parts(row)` gives the public ids of what
    belongs to the row's own story. `restricted(row, said)` tells whether an event about it is for the
    secretary alone, where `row` is None for one that is not there any more. `fields` and `values` put into
    words what events say of it; a field's words also give its place. `gone` stands for a row that is not
    there any more.
    """
    _described[model] = Description(
        model, noun, rows, name, page, parts, restricted, fields or {}, values or {}, gone
    )


def described(model: str) -> Description | None:
    """Give the description of a kind of thing, if a room has given one."""
    return _described.get(model)


def descriptions() -> list[Description]:
    """Give every description."""
    return list(_described.values())


def name_job(name: str, words: str) -> None:
    """Say what people call a job of the system that acts under a name."""
    _jobs[name] = words


@dataclass(frozen=True)
class Thing:
    """Something that the trail names, as it is now."""

    public_id: UUID
    description: Description
    row: Any

    @property
    def name(self) -> str:
        """What it is called."""
        return self.description.name(self.row)

    @property
    def is_shared(self) -> bool:
        """Tell whether it is of all boards, and so on a board's trail only where that speaks of it."""
        return self.description.model in SHARED

    def address_on(self, board: Board) -> str:
        """Give the address of its page; empty where it has none."""
        return self.description.page(board, self.row)

    def is_restricted(self, said: Said) -> bool:
        """Tell whether what an event says of it is for the secretary alone."""
        return self.description.restricted(self.row, said)


class Names:
    """What ids stand for on a board's trail: a query for each kind of thing, however many there are.

    With no ids wanted everything is looked up, for a trail that is read from end to end. `only` names the
    kinds of thing to look among.
    """

    def __init__(
        self, board: Board, wanted: Collection[UUID] | None = None, *, only: Collection[str] = ()
    ) -> None:
        self.board = board
        self._found: dict[UUID, Thing] = {}
        for description in [_described[model] for model in only] or descriptions():
            rows = description.rows(board)
            for row in rows if wanted is None else rows.filter(public_id__in=wanted):
                self._found[row.public_id] = Thing(row.public_id, description, row)

    def of(self, public_id: UUID) -> Thing | None:
        """Give what an id stands for, or None for what is no longer there."""
        return self._found.get(public_id)

    @cached_property
    def authorities(self) -> dict[str, str]:
        """What the authorities are called that the board's record names by its own ids."""
        parties = Party.objects.filter(board=self.board).select_related("authority")
        return {each.authority_ref: each.name or each.authority.name for each in parties}


def ids_in(event: AuditEvent) -> Iterator[UUID]:
    """Give every id by which an event names something or somebody."""
    yield event.object_id
    if AN_ID.fullmatch(event.actor_id):
        yield UUID(event.actor_id)
    yield from _ids(event.before)
    yield from _ids(event.after)


def _ids(value: Any) -> Iterator[UUID]:
    if isinstance(value, str) and AN_ID.fullmatch(value):
        yield UUID(value)
    elif isinstance(value, (dict, list)):
        yield from chain.from_iterable(map(_ids, value.values() if isinstance(value, dict) else value))


def who_acted(kind: str, actor: str, names: Names) -> str:
    """Give who it was that acted, by kind and id as the trail has them; as they are called now."""
    if kind == ActorKind.SYSTEM:
        return f"The system: {_jobs.get(actor, actor)}"
    found = names.of(UUID(actor)) if AN_ID.fullmatch(actor) else None
    if kind == ActorKind.CLIENT:
        return f"Partner system: {found.name if found else actor}"
    return found.name if found else SOMEBODY_GONE.capitalize()


@dataclass(frozen=True)
class Change:
    """A field that an event speaks of: what it was, and what it became."""

    field: str
    was: str
    is_: str


class Wording:
    """Puts what events say into words; what is restricted only where it may be `unveiled`."""

    def __init__(self, names: Names, *, unveiled: bool) -> None:
        self.names, self.unveiled = names, unveiled

    def changes(self, event: AuditEvent) -> list[Change]:
        """Give what an event says was and is, field by field; only the event can tell what changed."""
        before, after = _fields(event.before), _fields(event.after)
        own = str(event.object_id)
        described_as = described(event.object_type)
        changed = [
            key
            for key in sorted({*before, *after}, key=_place_in(described_as))
            if own not in (before.get(key), after.get(key))
        ]
        return [
            Change(
                self.field(key, described_as),
                self.value(key, before[key], described_as) if key in before else "",
                self.value(key, after[key], described_as) if key in after else "",
            )
            for key in changed
        ]

    def field(self, key: str, description: Description | None) -> str:
        """Give a field's name in words."""
        words = (description.fields if description else {}).get(key) or key.replace("_", " ")
        return words[:1].upper() + words[1:]

    def value(self, key: str, value: Any, description: Description | None) -> str:
        """Give a field's value in words."""
        known = (description.values if description else {}).get(key, {})
        if isinstance(value, list):
            return _listed([self.value(key, each, description) for each in value]) or "none"
        if isinstance(value, dict):
            inner = value.items()
            said = (
                f"{self.field(name, description)}: {self.value(name, each, None)}" for name, each in inner
            )
            return "; ".join(said) or "none"
        if value in known:
            return known[value]
        if value is None:
            return NOTHING
        if isinstance(value, bool):
            return "yes" if value else "no"
        return self._text(key, value) if isinstance(value, str) else str(value)

    def _text(self, key: str, value: str) -> str:
        if AN_ID.fullmatch(value):
            return self._named(key, UUID(value))
        return self.names.authorities.get(value) or _instant_in_words(value) or value

    def _named(self, key: str, public_id: UUID) -> str:
        found = self.names.of(public_id)
        if found is None:
            return SOMEBODY_GONE if key in PEOPLE_FIELDS else SOMETHING_GONE
        return found.name if self.unveiled or not found.is_restricted({}) else FOR_THE_SECRETARY


def _fields(said: Any) -> dict[str, Any]:
    if said is None:
        return {}
    return said if isinstance(said, dict) else {"value": said}


def said_by(event: AuditEvent) -> dict[str, Any]:
    """Give all that an event says of its thing, what became of it over what it was."""
    return _fields(event.before) | _fields(event.after)


def _place_in(description: Description | None) -> Callable[[str], tuple[int, str]]:
    places = {name: place for place, name in enumerate(description.fields if description else ())}
    return lambda key: (places.get(key, len(places)), key)


def _listed(said: list[str]) -> str:
    return ("; " if any("," in each or ";" in each for each in said) else ", ").join(said)


def _instant_in_words(value: str) -> str:
    """Give a day or an instant as people write it; nothing for any other text."""
    try:
        if A_DAY.fullmatch(value):
            return in_words(date.fromisoformat(value))
        if A_DAY.match(value) and value[10:11] == "T":
            return instant_in_words(datetime.fromisoformat(value))
    except ValueError:
        pass
    return ""


def instant_in_words(instant: datetime) -> str:
    """Give an instant as it was in Edinburgh."""
    here = instant.astimezone(EDINBURGH) if instant.tzinfo else instant
    return f"{in_words(here.date())}, {here:%H:%M}"


def _roles(board: Board) -> QuerySet[Any]:
    return Role.objects.filter(board=board).select_related("user")


def _role_in_words(role: Role) -> str:
    return f"{role.user}, {role.get_name_display().lower()}"


def _accesses(board: Board) -> QuerySet[Any]:
    return ClientAccess.objects.filter(board=board).select_related("client")


# Who can act.
ACTORS: Final = frozenset({"boards.User", "boards.ApiClient"})
# What all boards share: named on a trail that speaks of it, but no board's own.
SHARED: Final = ACTORS | {"boards.ConstituentAuthority"}

DAYS: Final = {"starts_on": "First day", "ends_on": "Last day"}

describe(
    "boards.Board",
    noun="board",
    rows=lambda board: Board.objects.filter(pk=board.pk),
    fields={
        "slug": "Short name for addresses",
        "rows": "Rows brought in",
        "order": "Establishing order",
        "effective_on": "Exists in law from",
    },
)
describe(
    "boards.Regime",
    noun="model of integration",
    rows=lambda board: Regime.objects.filter(board=board),
    fields={"regime": "Model of integration", "from": "From"},
    values={"regime": dict(RegimeKind.choices)},
)
describe(
    "boards.Party",
    noun="party to the scheme",
    rows=lambda board: Party.objects.filter(board=board).select_related("authority"),
    name=lambda party: str(party.name or party.authority),
    fields={"authority": "Authority", "kind": "Kind", "members": "Councillors"},
)
describe(
    "boards.SchemeVersion",
    noun="version of the integration scheme",
    rows=lambda board: SchemeVersion.objects.filter(board=board),
    fields={"from": "In force from"},
)
describe(
    "boards.LocalSetting",
    noun="settings of the board",
    rows=lambda board: LocalSetting.objects.filter(board=board),
    fields={"from": "From"},
)
describe("boards.User", noun="user", rows=lambda board: User.objects.all(), gone=SOMEBODY_GONE)
describe(
    "boards.ConstituentAuthority", noun="authority", rows=lambda board: ConstituentAuthority.objects.all()
)
describe(
    "boards.Role",
    noun="role",
    rows=_roles,
    name=_role_in_words,
    fields={"user": "Who", "role": "Role", **DAYS},
    values={
        "role": dict(RoleName.choices),
        "starts_on": {None: "from the beginning"},
        "ends_on": {None: "no end"},
    },
)
describe(
    "boards.ApiClient", noun="API client", rows=lambda board: ApiClient.objects.only("public_id", "name")
)
describe(
    "boards.ClientAccess",
    noun="access",
    rows=_accesses,
    name=lambda access: str(access.client),
    fields={"client": "API client", "scopes": "May do"},
)
name_job("load_demo", "loading the demonstration")
name_job("import_board", "bringing in a board’s record")
name_job("create_operator", "making an operator")
