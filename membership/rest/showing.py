"""Rows as the API sends them: as the record says them, with addresses, and how they stood on a day."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property, reduce
from typing import Any

from django.db.models import Max
from django.urls import reverse

from boards.columns import Lasting
from boards.ends import spans_known
from boards.models import Board, BoardOwned, RecordRow
from boards.rest.views import absolute, board_address
from boards.wording import Wording
from membership.models import (
    AppointingPeriod,
    Appointment,
    Consultation,
    Decision,
    Group,
    OfficeHolder,
    Paper,
    Person,
    Seat,
    Standing,
)
from membership.rest.disclosure import facts_to_tell
from membership.roll import seat_on
from membership.wording import (
    APPOINTING_PERIOD,
    APPOINTMENT,
    CONSULTATION,
    DECISION,
    GROUP,
    HOLDER,
    PAPER,
    PERSON,
    SEAT,
    STANDING,
)
from statute import record_shape, structure_shape
from statute.day import Day
from statute.facts import ALL_BASES, BoardFacts, Held, held
from statute.record import row_told
from statute.shape import Named
from statute.unknown import OPEN, Maybe, Open, Unknown

Sent = dict[str, Any]


class Showing:
    """How rows of one board are shown to somebody who asks about a day, and may or may not be told names."""

    def __init__(self, board: Board, on: date, *, names: bool, query: str = "") -> None:
        self.board, self.on, self.names, self.query = board, on, names, query

    @cached_property
    def facts(self) -> BoardFacts:
        """What the law is asked on, as far as it may be told."""
        return facts_to_tell(self.board, names=self.names)

    @cached_property
    def modified(self) -> "Modified":
        """When each row was last changed."""
        return Modified(self.board)

    # -- addresses ---------------------------------------------------------------------------------------

    def address(self, collection: str, row: BoardOwned) -> str:
        """Give the canonical address of a row."""
        return f"{board_address(self.board)}/{collection}/{row.public_id}"

    def page(self, route: str, row: BoardOwned) -> str:
        """Give the page of a row for people."""
        kwargs = {"slug": self.board.slug, "public_id": row.public_id}
        name = route if ":" in route else f"membership:{route}"
        return absolute(reverse(name, kwargs=kwargs)) + self.query

    def head(self, collection: str, row: BoardOwned, *, ref: str = "", web: str = "") -> Sent:
        """Give what every row has."""
        return {
            "id": self.address(collection, row),
            "public_id": str(row.public_id),
            "version": row.version,
            "ref": ref or row.ref,
            "web": web,
            "modified_at": self.modified.of(row),
        }

    def reference(self, collection: str, row: BoardOwned) -> Sent:
        """Give a row by reference."""
        return _reference(self.address(collection, row), row)

    def person_of(self, ref: str) -> Sent:
        """Give somebody, by their id in the record."""
        return self.person_named(self._people[ref])

    def person_named(self, row: Person) -> Sent:
        """Give somebody by reference, and by name where that may be told."""
        found = _reference(self.address("people", row), row)
        return found | ({"name": row.name} if self.names else {})

    def seat_named(self, row: Seat) -> Sent:
        """Give a seat by reference, and by what people call it."""
        return _reference(self.address("seats", row), row) | {"title": title_of(row)}

    def group_named(self, ref: str) -> Sent:
        """Give a group by reference, by its id in the record."""
        return self.reference("groups", self._groups[ref])

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {row.ref: row for row in self.board.groups.all()}

    # -- rows --------------------------------------------------------------------------------------------

    def person(self, row: Person) -> Sent:
        """Give a person."""
        head = self.head("people", row, web=self.page("person", row))
        return head | said_by(row, PERSON, record_shape.PERSON)

    def seat(self, row: Seat, *, holders: bool) -> Sent:
        """Give a seat, and how it stood on the day; who held it only where that may be told."""
        head = self.head("seats", row, web=self.page("seat", row))
        found = head | {"title": title_of(row)} | said_by(row, SEAT, record_shape.SEAT)
        return found | self._on_the_day(row, holders)

    def _on_the_day(self, row: Seat, holders: bool) -> Sent:
        state = seat_on(self.facts, self.facts.seat_by_id[row.ref], Day(self.on))
        since = state.empty_since
        words = "filled" if state.state.holders else "empty" if state.is_empty else "cannot_tell"
        found: Sent = {
            "state": words,
            "empty_since": since and since.day,
            "empty_since_is_exact": since and since.exact,
            "votes": state.votes,
            "missing": state.missing,
        }
        if holders:
            found["holders"] = [self.held_seat(each.id) for each in state.state.holders]
        return found

    def held_seat(self, appointment: str) -> Sent:
        """Give who holds a seat, by the id of the appointment in the record."""
        row = self.appointment_rows[appointment]
        named = _reference(self.address("appointments", row), row, row.record_id)
        return {"appointment": named, "person": self.person_named(row.person)}

    @cached_property
    def appointment_rows(self) -> dict[str, Appointment]:
        """Every appointment by its id in the record."""
        rows = self.board.appointments.select_related("seat", "person")
        return {row.record_id: row for row in rows}

    def rows_by_ref(self, collection: str) -> Mapping[str, BoardOwned]:
        """Give the rows of a list by their ids in the record; a query for each list, when asked."""
        if collection == "appointments":
            return self.appointment_rows
        return self._people if collection == "people" else self._seats

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {row.ref: row for row in self.board.people.all()}

    @cached_property
    def _seats(self) -> dict[str, Seat]:
        return {row.ref: row for row in self.board.seats.all()}

    def appointment(self, row: Appointment) -> Sent:
        """Give an appointment."""
        web = self.page("seat", row.seat)
        found = self.head("appointments", row, ref=row.record_id, web=web)
        found |= said_by(row, APPOINTMENT, record_shape.APPOINTMENT)
        links = {"seat": self.seat_named(row.seat), "person": self.person_named(row.person)}
        return found | links | {"in_place": self.in_place(row)}

    def standing(self, row: Standing) -> Sent:
        """Give what a person is."""
        found = self.head("standings", row, web=self.page("person", row.person))
        found |= said_by(row, STANDING, record_shape.STANDING, leave_out={"category"})
        return found | {"person": self.person_named(row.person), "in_place": self.in_place(row)}

    def paper(self, row: Paper) -> Sent:
        """Give an act on paper."""
        return self.head("papers", row) | said_by(row, PAPER, record_shape.PAPER)

    def group(self, row: Group) -> Sent:
        """Give a group."""
        found = self.head("groups", row, web=self.page("groups:group", row))
        return found | said_by(row, GROUP, structure_shape.GROUP) | {"in_place": self.in_place(row)}

    def decision(self, row: Decision) -> Sent:
        """Give a decision."""
        found = self.head("decisions", row, web=self.page("groups:decision", row))
        return found | said_by(row, DECISION, structure_shape.DECISION)

    def consultation(self, row: Consultation) -> Sent:
        """Give what a group was asked."""
        found = self.head("consultations", row)
        return found | said_by(row, CONSULTATION, structure_shape.CONSULTATION)

    def period(self, row: AppointingPeriod) -> Sent:
        """Give an appointing period, with who was chair and vice-chair in it; null where not on record."""
        said = said_by(row, APPOINTING_PERIOD, record_shape.APPOINTING_PERIOD, leave_out={"holders"})
        holders = [self.holder(each, index) for index, each in enumerate(row.holders.all())]
        return (
            self.head("appointing-periods", row)
            | said
            | {"holders": holders if row.holders_stated else None, "in_place": self.in_place(row)}
        )

    def holder(self, row: OfficeHolder, index: int) -> Sent:
        """Give a chair or vice-chair; `index` is their place in the period."""
        found = {
            "id": self.address("office-holders", row),
            "public_id": str(row.public_id),
            "version": row.version,
            **said_by(row, HOLDER, record_shape.HOLDER),
        }
        return found | {"person": self.person_named(row.person), "in_place": self._in_office(row, index)}

    def office_holder(self, row: OfficeHolder) -> Sent:
        """Give a chair or vice-chair by themselves, with their period."""
        period = _reference(self.address("appointing-periods", row.period), row.period)
        found = self.head("office-holders", row) | self.holder(row, self._holder_places[row.pk])
        return found | {"period": period}

    @cached_property
    def _holder_places(self) -> dict[int, int]:
        """Where each holder stands among those of their period."""
        rows = self.board.office_holders.order_by("pk").values_list("pk", "period_id")
        seen: dict[int, int] = {}
        found = {}
        for pk, period in rows:
            found[pk] = seen.get(period, 0)
            seen[period] = found[pk] + 1
        return found

    # -- in place on the day -----------------------------------------------------------------------------

    def in_place(self, row: BoardOwned) -> bool | None:
        """Tell whether a row with a period held on the day; None where the record cannot tell."""
        match row:
            case Appointment():
                return held_by(row, row.seat.known).on(self.on)
            case OfficeHolder():
                return self._in_office(row, self._holder_places[row.pk])
            case AppointingPeriod():
                found = self._held_periods.get(_period_id(row, self._period_places[row.pk]))
                return found.on(self.on) if found else None
            case Lasting():
                return held_by(row, self.board.complete.get(row.in_list)).on(self.on)
        raise TypeError(f"{type(row).__name__} has no period.")

    @cached_property
    def _period_places(self) -> dict[int, int]:
        pks = self.board.appointing_periods.order_by("pk").values_list("pk", flat=True)
        return {pk: place for place, pk in enumerate(pks)}

    @cached_property
    def _held_periods(self) -> dict[str, Held]:
        return {period.id: days for period, days in self.facts.held_by_period}

    def _in_office(self, row: OfficeHolder, index: int) -> bool | None:
        period = _period_id(row.period, self._period_places[row.period_id])
        spells = [each for each in self.facts.in_office if each.period.id == period]
        return spells[index].held.on(self.on) if index < len(spells) else None


class Modified:
    """When the rows of a board were last changed, from their kept versions; a query for each kind."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.known: dict[type[BoardOwned], dict[int, datetime]] = {}

    def of(self, row: BoardOwned) -> datetime | None:
        """Give when a row was last changed."""
        return self.all_of(type(row)).get(row.pk)

    def all_of(self, model: type[BoardOwned]) -> dict[int, datetime]:
        """Give when each row of a kind was last changed, those withdrawn included."""
        if model not in self.known:
            kept: Any = model
            versions = kept.history.filter(board_id=self.board.pk).values("id")
            self.known[model] = dict(versions.annotate(at=Max("history_date")).values_list("id", "at"))
        return self.known[model]


def said_by(row: RecordRow, wording: Wording, shape: Named, *, leave_out: Iterable[str] = ()) -> Sent:
    """Give the fields of a row as the record tells them openly, null where it does not."""
    columns = {name: reduce(getattr, name.split("__"), row) for name in wording.columns}
    said = row_told(type(row).in_list, wording.said(columns)) or {}
    return {name: said.get(name) for name in shape.fields if name not in {"id", *leave_out}}


def held_by(row: Lasting, known: Iterable[Mapping[str, str]] | None) -> Held:
    """Give the days on which a row certainly and perhaps held; `known` are the periods known in full."""
    end: Maybe[date | Open] = Unknown("ends")
    if row.ends_on is not None:
        end = row.ends_on
    elif row.ends_word is not None:
        end = OPEN
    # Groups and localities cannot be told of by a day on which they were seen.
    seen_on = getattr(row, "seen_on", None)
    return held(_maybe(row.starts_on), end, _maybe(seen_on), spans_known(known))


def title_of(seat: Seat) -> str:
    """Give what people call a seat."""
    return seat.name or ALL_BASES.get(seat.basis or "", "Seat on a basis not on record")


def _maybe(day: date | None) -> Maybe[date]:
    return Unknown("a day") if day is None else day


def _reference(address: str, row: BoardOwned, ref: str = "") -> Sent:
    return {"id": address, "public_id": str(row.public_id), "ref": ref or row.ref}


def _period_id(row: AppointingPeriod, place: int) -> str:
    """The id by which the law knows an appointing period."""
    day = row.starts_on or row.seen_on
    if row.bears_id:
        return row.ref
    return day.isoformat() if day else str(place + 1)
