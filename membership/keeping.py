"""The lists of who sits where, each with the table it is kept in and what the trail is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from boards.models import Board
from boards.snapshot import Telling
from boards.tables import Table
from boards.wording import Row
from membership import events
from membership.models import (
    AppointingPeriod,
    Appointment,
    Consultation,
    Decision,
    Group,
    OfficeHolder,
    Paper,
    Person,
    RecordRow,
    Seat,
    Standing,
)
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

# Words that somebody chose, and the ground of a disqualification, which is for the secretary alone. How a
# time in a seat ended and what a paper says are kept of nobody: where one value is missing, it tells itself.
KEPT_OUT: Final = frozenset(
    {
        "name", "reference", "late_start_reason", "category", "how_ended", "says", "service", "reason",
        "delegated", "purpose", "remit", "what", "minute", "involved", "subject", "asked", "views", "answers",
        "regard",
    }
)  # fmt: skip


def kept_out(name: str, value: Any) -> bool:
    """Tell whether the trail may not hold a field's value."""
    return name in KEPT_OUT


@dataclass(frozen=True)
class Periods(Table):
    """The appointing periods, each with a list of those who held an office in it."""

    def columns(self, said: Row, keys: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        """Give the columns for a period, and whether the record speaks of its holders."""
        return super().columns(said, keys) | {"holders_stated": "holders" in said}

    def keep(
        self, board: Board, before: list[Row] | None, after: list[Row | None], telling: Telling, **scope: Any
    ) -> list[RecordRow]:
        """Write what differs, in the periods and then in who held the offices.

        Those who held one in a period that is withdrawn are withdrawn before it: they name it.
        """
        known = before or []
        rows: list[RecordRow] = _without_their_period(board, known, after, telling)
        rows += super().keep(
            board,
            [_stating_holders(each) for each in known],
            [_stating_holders(each) for each in after],
            telling,
        )
        periods = list(AppointingPeriod.objects.filter(board=board).order_by("pk"))
        still = [(place, said) for place, said in enumerate(after) if said is not None]
        for period, (place, said) in zip(periods, still, strict=True):
            held = known[place].get("holders", []) if place < len(known) else []
            if said.get("holders", []) != held:
                rows += HOLDERS.keep(board, held, said.get("holders", []), telling, period=period)
        return rows


def _without_their_period(
    board: Board, before: list[Row], after: list[Row | None], telling: Telling
) -> list[RecordRow]:
    """Withdraw who held the offices of the periods that are withdrawn; give their rows."""
    gone = [(place, said["holders"]) for place, said in enumerate(before) if _goes(said, after[place])]
    periods = list(AppointingPeriod.objects.filter(board=board).order_by("pk")) if gone else []
    return [
        row
        for place, held in gone
        for row in HOLDERS.keep(board, held, [None] * len(held), telling, period=periods[place])
    ]


def _goes(before: Row, after: Row | None) -> bool:
    return after is None and bool(before.get("holders"))


def _stating_holders(said: Row | None) -> Any:
    """A period with no more of its holders than whether the record speaks of them."""
    return said and {name: [] if name == "holders" else value for name, value in said.items()}


PEOPLE: Final = Table(
    Person, PERSON, events.PERSON_RECORDED, events.PERSON_CORRECTED, events.PERSON_WITHDRAWN, kept_out
)
SEATS: Final = Table(
    Seat,
    SEAT,
    events.SEAT_RECORDED,
    events.SEAT_CORRECTED,
    events.SEAT_WITHDRAWN,
    kept_out,
    refers={"group": Group},
)
APPOINTMENTS: Final = Table(
    Appointment,
    APPOINTMENT,
    events.MEMBER_APPOINTED,
    events.APPOINTMENT_CORRECTED,
    events.APPOINTMENT_WITHDRAWN,
    kept_out,
    told_as={"ended_by": "how_ended"},
)
HOLDERS: Final = Table(
    OfficeHolder,
    HOLDER,
    events.HOLDER_APPOINTED,
    events.HOLDER_CORRECTED,
    events.HOLDER_WITHDRAWN,
    kept_out,
)
PERIODS: Final = Periods(
    AppointingPeriod,
    APPOINTING_PERIOD,
    events.PERIOD_RECORDED,
    events.PERIOD_CORRECTED,
    events.PERIOD_WITHDRAWN,
    kept_out,
)
STANDINGS: Final = Table(
    Standing,
    STANDING,
    events.STANDING_RECORDED,
    events.STANDING_CORRECTED,
    events.STANDING_WITHDRAWN,
    kept_out,
)
PAPERS: Final = Table(
    Paper,
    PAPER,
    events.PAPER_RECORDED,
    events.PAPER_CORRECTED,
    events.PAPER_WITHDRAWN,
    kept_out,
    refers={"person": Person, "seat": Seat, "agreed_by": Person, "group": Group},
)

GROUPS: Final = Table(
    Group, GROUP, events.GROUP_RECORDED, events.GROUP_CORRECTED, events.GROUP_WITHDRAWN, kept_out,
    refers={"parent": Group},
)  # fmt: skip
DECISIONS: Final = Table(
    Decision,
    DECISION,
    events.DECISION_RECORDED,
    events.DECISION_CORRECTED,
    events.DECISION_WITHDRAWN,
    kept_out,
    refers={"by": Group, "group": Group, "person": Person, "under": Decision},
)
CONSULTATIONS: Final = Table(
    Consultation,
    CONSULTATION,
    events.CONSULTATION_RECORDED,
    events.CONSULTATION_CORRECTED,
    events.CONSULTATION_WITHDRAWN,
    kept_out,
    refers={"group": Group, "decision": Decision},
)

TABLES: Final = {
    table.name: table
    for table in (
        PEOPLE,
        SEATS,
        APPOINTMENTS,
        PERIODS,
        STANDINGS,
        PAPERS,
        GROUPS,
        DECISIONS,
        CONSULTATIONS,
    )
}
