"""Lists and rows of who sits where as endpoints, made from what is said of each kind of row in one place."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from boards.refusals import Complaint, Place, Refused
from boards.rest.describing import acts, lists, reads
from boards.rest.problems import ROOT, bad_query
from boards.rest.shapes import ReadQuery
from boards.rest.views import ActView, Answer, Sent
from membership.models import Appointment, Group, RecordRow
from membership.rest import shapes
from membership.rest.showing import Showing

Said = dict[str, Any]
Body = type[serializers.Serializer[Any]]
Does = Callable[["RowView", Any, Said], RecordRow]
Makes = Callable[["ListView", Said], RecordRow]
Narrow = Callable[["ListView"], list[Q]]
Wanted = dict[Place, tuple[type[RecordRow], str]]

AS_AT: Sent = {"as_at": "2026-11-21"}
BESIDE_THE_LIST: dict[str, tuple[Any, Any]] = {
    "as_at": (serializers.DateField(help_text="The day asked about."), AS_AT["as_at"]),
    "withdrawn": (
        shapes.WithdrawnShape(
            many=True, required=False, help_text="With modified_since: rows taken off the record since then."
        ),
        [],
    ),
}


# Kinds of row of the rooms above that an address may name, by their lists; each room says so itself.
_above: dict[str, type[RecordRow]] = {}


def lets_be_named(model: type[RecordRow]) -> None:
    """Let addresses of this room name the rows of one above it."""
    _above[model.in_list] = model


def above(name: str) -> type[RecordRow]:
    """Give the kind of row of a room above, by its list."""
    return _above[name]


class MembershipView(ActView):
    """An endpoint about who sits where."""

    kind: ClassVar["Kind"]

    @cached_property
    def showing(self) -> Showing:
        """How rows are shown to this client."""
        return Showing(self.board, self.on, names=self.may("people:read"), query=self.day_query)

    @property
    def rows(self) -> QuerySet[Any]:
        """The board's rows of this kind, in the order of the record."""
        return self.kind.rows(self).filter(self.kind.told, board=self.board).order_by("pk")

    def show(self, row: Any) -> Sent:
        """Give a row as it is sent."""
        return self.kind.show(self, row)

    def answer(self, row: RecordRow, status: int = 200) -> Answer:
        """Give the answer to an act on a row: how it is now, read afresh."""
        now = self.rows.get(pk=row.pk)
        return self.shown(now, {"as_at": self.on} | self.show(now), status)

    def rows_named(self, said: Mapping[str, Any], **kinds: type[RecordRow]) -> dict[str, Any]:
        """Give the board's rows that fields of a body name, by `public_id` or `ref`; refuses as `rows_at`."""
        wanted: Wanted = {(name,): (kind, said[name]) for name, kind in kinds.items() if name in said}
        return {place[0]: row for place, row in self.rows_at(wanted).items()}

    def rows_at(self, wanted: Wanted) -> dict[Place, Any]:
        """Give the board's rows that are named at some places of a body.

        Refuses those that there are not, each at its place.
        """
        found = {place: self._one(model, said) for place, (model, said) in wanted.items()}
        lost = [place for place, row in found.items() if row is None]
        if lost:
            words = "There is no such {} on this board."
            raise Refused.of(
                Complaint(words.format(wanted[place][0]._meta.verbose_name), place) for place in lost
            )
        return found

    def refs_in(self, said: Mapping[str, Any], **kinds: type[RecordRow]) -> Said:
        """Give a body in which rows are named by their ids in the record, however the client named them.

        A name that is no row's is left to the record, for which it may be a word or an authority.
        """
        return {
            name: self.ref_of(kinds[name], each) if name in kinds and isinstance(each, str) else each
            for name, each in said.items()
        }

    def ref_of(self, model: type[RecordRow], said: str) -> str:
        """Give the id in the record of the row that is named; where there is none, the name itself."""
        row = self._one(model, said)
        return said if row is None else row.record_id if isinstance(row, Appointment) else row.ref

    def _one(self, model: type[RecordRow], said: str) -> RecordRow | None:
        rows = model._default_manager.filter(board=self.board)
        found: RecordRow | None = rows.filter(named(said)).first()
        if found is not None:
            return found
        # An appointment without an id in the record goes by its seat, person and day.
        made = rows if model is Appointment and "/" in said else ()
        return next((row for row in made if row.record_id == said), None)


def named(said: str) -> Q:
    """Give the condition for a row that is named by its `ref` or its `public_id`."""
    try:
        return Q(ref=said) | Q(public_id=uuid.UUID(said))
    except ValueError:
        return Q(ref=said)


class ListView(MembershipView):
    """All rows of a kind, or those that the address asks for."""

    def listing(self) -> Response:
        """Give a page of them; where only changes are asked for, also what was withdrawn."""
        extra: Sent = {"as_at": self.on}
        if "modified_since" in self.said:
            extra["withdrawn"] = [self._withdrawn(row) for row in self._gone()]
        return self.listed(list(self._wanted()), self.show, **extra)

    def _wanted(self) -> Iterable[Any]:
        rows: Iterable[Any] = self.rows.filter(*self.kind.narrow(self))
        if (wanted := self.said.get("in_place")) is not None:
            rows = [row for row in rows if self.showing.in_place(row) is wanted]
        return [row for row in rows if self._is_new(row)] if "modified_since" in self.said else rows

    def _is_new(self, row: RecordRow) -> bool:
        at = self.showing.modified.of(row)
        return at is not None and at > self.said["modified_since"]

    def _gone(self) -> list[RecordRow]:
        everything = self.kind.model.everything.filter(self.kind.told, board=self.board)
        gone = everything.filter(withdrawn=True).order_by("pk")
        return [row for row in gone if self._is_new(row)]

    def _withdrawn(self, row: RecordRow) -> Sent:
        return withdrawn(self.showing, self.kind.collection, row)

    def act(self, said: Said) -> Answer:
        """Make a row."""
        assert self.kind.maker is not None
        return self.answer(self.kind.maker(self, said), status=201)

    def that(self, **columns: str) -> list[Q]:
        """Give the conditions that the address sets, by parameter and the column it speaks of."""
        return [Q(**{column: self.said[name]}) for name, column in columns.items() if name in self.said]

    def of_the(self, **kinds: type[RecordRow]) -> list[Q]:
        """Give the conditions for rows that belong to a seat or a person, named by `public_id` or `ref`.

        Refuses an address that names one that there is not.
        """
        return [Q(**{name: row}) for name, row in self._rows_asked(**kinds).items()]

    def naming(self, column: str, **kinds: type[RecordRow]) -> list[Q]:
        """Give the conditions for rows whose column has the id of one named in the address; so refused."""
        return [Q(**{column: row.ref}) for row in self._rows_asked(**kinds).values()]

    def on_the_group(self, column: str = "group") -> list[Q]:
        """Give the conditions for seats of a group, or of the board itself where the address says `none`."""
        if self.said.get("group") != "none":
            return self.naming(column, group=Group)
        return [Q(**{f"{column}__isnull": True}) | Q(**{column: "none"})]

    def on_the_locality(self, column: str = "locality") -> list[Q]:
        """Give the conditions for rows about the locality named in the address; refused as `naming`."""
        return self.naming(column, locality=above("localities"))

    def _rows_asked(self, **kinds: type[RecordRow]) -> dict[str, Any]:
        try:
            return self.rows_named(self.said, **kinds)
        except Refused as refused:
            raise bad_query({each.place[0]: [each.message] for each in refused.complaints}) from None


def withdrawn(showing: Showing, collection: str, row: RecordRow) -> Sent:
    """Give what is sent of a row that was withdrawn."""
    return {
        "id": showing.address(collection, row),
        "public_id": str(row.public_id),
        "version": row.version,
        "modified_at": showing.modified.of(row),
    }


class RowView(MembershipView):
    """One row, by its permanent id, or an act on it."""

    does: ClassVar[Does | None] = None
    makes: ClassVar[bool] = False

    @cached_property
    def row(self) -> Any:
        """The row that the address names."""
        return get_object_or_404(self.rows, public_id=self.kwargs["public_id"])

    @property
    def version(self) -> int:
        """The version of it that the client read."""
        return self.version_meant(self.row)

    def reading(self) -> Response:
        """Give the row."""
        self.tagged = self.row
        return Response({"as_at": self.on} | self.show(self.row))

    def changing(self) -> Response:
        """Change the row; without a key, since the version already lets it happen only once."""
        return self.answered(self.act(self.read_body(self.sent)))

    def act(self, said: Said) -> Answer:
        """Do it to the row, as the client read it."""
        does = type(self).does
        assert does is not None
        row = does(self, self.row, said)
        if row.withdrawn:
            return Answer(200, withdrawn(self.showing, self.kind.collection, row))
        return self.answer(row, status=201 if self.makes else 200)


@dataclass
class Kind:
    """A kind of row: what it is called, how it is found and shown, and what can be done to it.

    `told` is true of the rows of which clients are told at all, those withdrawn included.
    """

    collection: str
    one: str
    many: str
    model: type[RecordRow]
    scope: str
    shape: type[serializers.Serializer[Any]]
    example: Sent
    query: Body
    rows: Callable[[MembershipView], QuerySet[Any]]
    show: Callable[[Any, Any], Sent]
    write_scope: str = ""
    narrow: Narrow = field(default=lambda view: [])
    told: Q = field(default_factory=Q)
    maker: Makes | None = None
    views: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the two endpoints that every kind has."""
        self._list_methods: dict[str, Any] = {"get": self._listing()}
        self._row_methods: dict[str, Any] = {"get": self._reading()}

    @property
    def path(self) -> str:
        """Where the list is."""
        return f"{ROOT}/boards/alba/{self.collection}"

    @property
    def _slug(self) -> str:
        return self.one.replace(" ", "_").replace("-", "_")

    def _listing(self) -> Any:
        def get(view: ListView, request: Request, slug: str) -> Response:
            return view.listing()

        operation = f"list_{self.many.replace(' ', '_').replace('-', '_')}"
        describe = lists(
            operation,
            f"List {self.many}",
            self.shape(many=True),
            self.example,
            path=self.path,
            says=f"All {self.many} on record, in the order of the record, those that are over included.",
            query=self.query,
            tag=self.many,
            extra=BESIDE_THE_LIST,
        )
        return describe(get)

    def _reading(self) -> Any:
        def get(view: RowView, request: Request, slug: str, public_id: uuid.UUID) -> Response:
            return view.reading()

        describe = reads(
            f"read_{self._slug}",
            f"Read one {self.one}",
            self.shown_shape,
            AS_AT | self.example,
            tag=self.many,
        )
        return describe(get)

    @cached_property
    def shown_shape(self) -> type[serializers.Serializer[Any]]:
        """The shape of one row by itself, which also says which day was asked about."""
        day = serializers.DateField(help_text="The day asked about.")
        name = f"{self.shape.__name__.removesuffix('Shape')}AsAt"
        return type(name, (self.shape,), {"as_at": day, "__doc__": self.shape.__doc__})

    def make(
        self, operation: str, summary: str, body: Body, asked: Said, says: str = ""
    ) -> Callable[[Makes], Makes]:
        """Say how a row of this kind is made, by POST to the list."""

        def post(view: ListView, request: Request, slug: str) -> Response:
            return view.done_once()

        def register(maker: Makes) -> Makes:
            self.maker = maker
            self._list_methods |= {
                "body": body,
                "post": self._act(operation, summary, body, asked, says, makes=True)(post),
            }
            return maker

        return register

    def change(
        self, operation: str, summary: str, body: Body, asked: Said, says: str = ""
    ) -> Callable[[Does], Does]:
        """Say how a row of this kind is changed, by PATCH."""

        def patch(view: RowView, request: Request, slug: str, public_id: uuid.UUID) -> Response:
            return view.changing()

        def register(does: Does) -> Does:
            described = self._act(operation, summary, body, asked, says, once=False, on_a_row=True)(patch)
            self._row_methods |= {"body": body, "does": staticmethod(does), "patch": described}
            return does

        return register

    def do(
        self,
        verb: str,
        operation: str,
        summary: str,
        body: Body,
        asked: Said,
        says: str = "",
        shape: Any = None,
        example: Said | None = None,
        makes: bool = False,
    ) -> Callable[[Does], Does]:
        """Say what else is done to a row of this kind, by POST to its address and the verb.

        One that `makes` answers with a new row; one with a `shape` of its own answers with no row at all.
        """

        def post(view: RowView, request: Request, slug: str, public_id: uuid.UUID) -> Response:
            return view.done_once()

        def register(does: Does) -> Does:
            describe = self._act(
                operation,
                summary,
                body,
                asked,
                says,
                shape=shape,
                example=example,
                makes=makes,
                on_a_row=True,
                tagged=shape is None,
            )
            methods = {"body": body, "does": staticmethod(does), "makes": makes, "post": describe(post)}
            view = self._view(f"{operation}_view", RowView, methods)
            self.views[operation] = (f"{self.collection}/<uuid:public_id>/{verb}", view)
            return does

        return register

    def _act(
        self,
        operation: str,
        summary: str,
        body: Body,
        asked: Said,
        says: str,
        *,
        shape: Any = None,
        example: Said | None = None,
        **how: bool,
    ) -> Callable[[Any], Any]:
        return acts(
            operation,
            summary,
            body,
            shape or self.shown_shape,
            asked=asked,
            example=example or AS_AT | self.example,
            says=says,
            tag=self.many,
            **how,
        )

    def _view(self, name: str, base: type[MembershipView], methods: dict[str, Any]) -> Any:
        own = {"kind": self, "scope": self.scope, "write_scope": self.write_scope, "query": self.query}
        return type(name, (base,), own | methods)

    def urls(self) -> list[URLPattern]:
        """Give every address of this kind, below that of a board."""
        listing = self._view(f"{self._slug}_list", ListView, self._list_methods)
        one = self._view(f"{self._slug}_row", RowView, {"query": ReadQuery} | self._row_methods)
        found = {
            self.collection: (self.collection, listing),
            self._slug: (f"{self.collection}/<uuid:public_id>", one),
            **self.views,
        }
        return [
            path(f"boards/<slug:slug>/{where}", view.as_view(), name=name)
            for name, (where, view) in found.items()
        ]
