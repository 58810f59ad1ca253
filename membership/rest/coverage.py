"""For whom somebody speaks on the strategic planning group on a day, as the API sends it."""

from membership.planning.coverage import several_on_record
from membership.rest.showing import Sent, Showing
from statute.day import Day
from statute.planning import Coverage, Place, coverage_on
from statute.unknown import CannotTell

NO_GROUP = "There was no strategic planning group on this day."


def coverage_shown(showing: Showing, *, voices: bool) -> Sent:
    """Give the places of the group on the day asked about, or why there are none.

    Who was in a place is told only where `voices` may be.
    """
    found: Sent = {"as_at": showing.on, "group": None, "reason": None, "note": None, "missing": []}
    found |= {"nominees": [], "interests": [], "localities": []}
    try:
        coverage = coverage_on(showing.facts, Day(showing.on))
    except CannotTell as gap:
        return found | {"reason": f"Not on record: {gap.missing}.", "missing": [gap.missing]}
    if coverage is None:
        return found | {"reason": NO_GROUP}
    found["note"] = several_on_record(showing.facts, showing.on) or None
    return found | _places(coverage, showing, voices)


def _places(coverage: Coverage, showing: Showing, voices: bool) -> Sent:
    parts = {
        "nominees": coverage.nominees,
        "interests": coverage.interests,
        "localities": coverage.localities,
    }
    shown = {name: [_place(each, showing, voices) for each in places] for name, places in parts.items()}
    return {"group": showing.group_named(coverage.group.id), "missing": list(coverage.missing), **shown}


def _place(place: Place, showing: Showing, voices: bool) -> Sent:
    state = "filled" if place.voices else "cannot_tell" if place.gap is None else "not_filled"
    since = place.gap and place.gap.since
    found: Sent = {
        "key": place.key,
        "label": place.label,
        "state": state,
        "empty_since": since and since.day,
        "missing": place.missing,
    }
    if voices:
        found["voices"] = [
            showing.held_seat(each.appointment.id) | {"confirmed": each.confirmed} for each in place.voices
        ]
    return found
