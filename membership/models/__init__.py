"""Who sits where: people, seats, appointments, who chairs, what people are, and the papers behind it.

One table for each kind of row of the board record. A null means that nobody recorded it; what is known to be
none, or open, has a value of its own. Rows stand in the order in which the record lists them.
"""

from boards.models import RecordRow
from membership.models.groups import Consultation, Decision, Group
from membership.models.imports import Import
from membership.models.seats import (
    AppointingPeriod,
    Appointment,
    HowEnded,
    OfficeHolder,
    Paper,
    Person,
    Seat,
    Standing,
)

__all__ = [
    "AppointingPeriod",
    "Appointment",
    "Consultation",
    "Decision",
    "Group",
    "HowEnded",
    "Import",
    "OfficeHolder",
    "Paper",
    "Person",
    "RecordRow",
    "Seat",
    "Standing",
]
