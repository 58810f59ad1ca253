"""The rows of who sits where, reached from the board. What they mean on a day is asked of `statute`."""

from functools import cached_property

from django.db.models import F, OrderBy, QuerySet

from boards.models import Board
from membership.models import Appointment, Person, Seat, Standing


def people_of(board: Board) -> QuerySet[Person]:
    """Give everybody the board's record names, by name."""
    return board.people.order_by("name", "pk")


def seats_of(board: Board) -> QuerySet[Seat]:
    """Give every seat of the board and its groups, in the order of the record."""
    return board.seats.order_by("pk")


def appointments_to(seat: Seat) -> QuerySet[Appointment]:
    """Give everybody who was ever appointed to a seat, the latest first, those without a first day last."""
    found = seat.appointments.select_related("person", "seat")
    return found.order_by(_latest_first(), "-pk")


def appointments_of(person: Person) -> QuerySet[Appointment]:
    """Give every appointment of a person, the latest first."""
    return person.appointments.select_related("person", "seat").order_by(_latest_first(), "-pk")


def _latest_first() -> OrderBy:
    return F("starts_on").desc(nulls_last=True)


class RowsOf:
    """The rows behind what the law speaks of, found by the ids it uses; a query for each kind, when asked."""

    def __init__(self, board: Board) -> None:
        self.board = board

    @cached_property
    def seats(self) -> dict[str, Seat]:
        """Every seat by its id in the record."""
        return {seat.ref: seat for seat in self.board.seats.all()}

    @cached_property
    def people(self) -> dict[str, Person]:
        """Every person by their id in the record."""
        return {person.ref: person for person in self.board.people.all()}

    @cached_property
    def standings(self) -> list[Standing]:
        """Every standing, in the order of the record, which is how the law's are found."""
        return list(self.board.standings.order_by("pk"))

    @cached_property
    def appointments(self) -> dict[str, Appointment]:
        """Every appointment by its id in the record, with its seat and person."""
        rows = self.board.appointments.select_related("seat", "person")
        return {appointment.record_id: appointment for appointment in rows}
