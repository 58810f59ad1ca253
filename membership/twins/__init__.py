"""What an act makes of the board record: each service's twin, on a document, without a database.

A twin gives a new document and leaves the one it was given alone. It refuses whatever its service refuses, so
that a preview and the act itself can never tell different stories. A row is named by its place in its list.
"""

from boards.rows import (
    Document,
    all_recorded,
    corrected,
    facts_in,
    on_record,
    recorded,
    refuse_nothing_changed,
    withdrawn,
)
from membership.twins.elections import Leaving, Nominated, election_held
from membership.twins.groups import ended_on, group_ended
from membership.twins.imports import Laid, laid_in, rows_imported
from membership.twins.members import (
    appointed,
    appointment_corrected,
    ended,
    left,
    person_withdrawn,
    reappointed,
    with_papers,
    with_person,
    with_seat,
)
from membership.twins.offices import (
    holder_corrected,
    holder_withdrawn,
    left_office,
    office_handed_over,
    officer_appointed,
    period_begun,
    period_moved,
    with_holder,
)
from membership.twins.papers import numbered, papers_recorded
from membership.twins.planning import (
    Seating,
    places_ended,
    planning_group_set_up,
    representative_said,
    seated_on_planning_group,
)
from membership.twins.standings import council_seats_held_past, standing_ended, standing_recorded

__all__ = [
    "Document",
    "Laid",
    "Leaving",
    "Nominated",
    "Seating",
    "all_recorded",
    "appointed",
    "appointment_corrected",
    "corrected",
    "council_seats_held_past",
    "election_held",
    "ended",
    "ended_on",
    "facts_in",
    "group_ended",
    "holder_corrected",
    "holder_withdrawn",
    "laid_in",
    "left",
    "left_office",
    "numbered",
    "office_handed_over",
    "officer_appointed",
    "on_record",
    "papers_recorded",
    "period_begun",
    "period_moved",
    "person_withdrawn",
    "places_ended",
    "planning_group_set_up",
    "reappointed",
    "recorded",
    "refuse_nothing_changed",
    "representative_said",
    "rows_imported",
    "seated_on_planning_group",
    "standing_ended",
    "standing_recorded",
    "with_holder",
    "with_papers",
    "with_person",
    "with_seat",
    "withdrawn",
]
