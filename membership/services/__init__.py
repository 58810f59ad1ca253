"""What can be done to who sits where. Each act has a twin on the record in `membership.twins`."""

from membership.services.appointments import (
    appoint_member,
    correct_appointment,
    end_appointment,
    reappoint_member,
    record_papers_about,
    withdraw_appointment,
)
from membership.services.election import hold_election
from membership.services.offices import (
    appoint_holder,
    appoint_officer,
    begin_period,
    correct_holder,
    correct_period,
    end_holder,
    hand_over_office,
    move_period_end,
    withdraw_holder,
    withdraw_period,
)
from membership.services.papers import correct_paper, record_paper, record_papers, withdraw_paper
from membership.services.people import (
    correct_person,
    correct_seat,
    record_person,
    record_seat,
    withdraw_person,
    withdraw_seat,
)
from membership.services.standings import correct_standing, end_standing, record_standing, withdraw_standing

__all__ = [
    "appoint_holder", "appoint_member", "appoint_officer", "begin_period", "correct_appointment",
    "correct_holder", "correct_paper",
    "correct_period", "correct_person", "correct_seat", "correct_standing", "end_appointment", "end_holder",
    "end_standing", "hand_over_office", "hold_election", "move_period_end", "reappoint_member",
    "record_paper",
    "record_papers", "record_papers_about", "record_person",
    "record_seat", "record_standing",
    "withdraw_appointment", "withdraw_holder", "withdraw_paper", "withdraw_period", "withdraw_person",
    "withdraw_seat", "withdraw_standing",
]  # fmt: skip
