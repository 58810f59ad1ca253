"""What is published of who sits where: the members of the board, and those of its planning group.

Both are gathered from the record as it is told openly: nothing in them tells of a disqualification.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from boards import snapshot
from boards.models import Board
from boards.refusals import Refused
from membership.roll import OfficeShown, Roll, SeatGroup, SeatShown, roll_on
from publishing.kinds import Content, document_kind
from statute.day import Day
from statute.facts import ALL_BASES, BoardFacts
from statute.planning import Coverage, Place, Voice, coverage_on
from statute.record import facts_of, told_openly
from statute.spans import in_words
from statute.unknown import CannotTell

NO_PLACE_OF_THE_LAW = ("SPG_OTHER", "CHAIR", "MEMBER")


def declare_documents() -> None:
    """Register what this room can publish; the room calls this when it is ready."""
    document_kind(
        "board_membership",
        board_membership,
        words="Board membership",
        says="who sits on the board, for whom, since when, and which places are not filled",
    )
    document_kind(
        "planning_group",
        planning_group,
        words="Planning group membership",
        says="who is on the strategic planning group, and for whom they speak",
        caution="It names people who speak for users and carers, which may tell of their health. Publish it "
        "only where each of them knows that they are named.",
    )


def open_facts(board: Board) -> BoardFacts:
    """Give what is recorded about a board, as it may be told to everybody."""
    return facts_of(told_openly(snapshot.load_record(board)))


# -- the board ---------------------------------------------------------------------------------------------


def board_membership(board: Board, on: date) -> Content:
    """Give the members of the board on a day. Refuses where the board did not exist, or has no seat."""
    roll = roll_on(open_facts(board), on)
    if not roll.existed:
        raise Refused("The board did not exist on this day.")
    if not roll.groups:
        raise Refused("No seat is on record. Record the seats first; then their holders can be published.")
    groups = [_group(place, each) for place, each in enumerate(roll.groups, 1)]
    return {
        "sections": list(_sections(roll, groups)),
        "numbers": [
            {"words": each.words, "value": each.value, "note": each.note}
            for each in (*roll.numbers.rows, *roll.nominees)
        ],
        "no_numbers": roll.numbers.reason,
        "offices": [_office(each) for each in roll.offices],
        "groups": groups,
        "empty": [_empty(each) for each in roll.empty],
        "missing": list(roll.gaps),
    }


def _sections(roll: Roll, groups: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    yield {"id": "glance", "title": "The board at a glance"}
    yield {"id": "offices", "title": "Chair and vice-chair"}
    if roll.empty:
        yield {"id": "empty", "title": "Places not filled"}
    yield from ({"id": each["id"], "title": each["title"]} for each in groups)
    if roll.gaps:
        yield {"id": "missing", "title": "What is not on record"}


def _group(place: int, group: SeatGroup) -> dict[str, Any]:
    seats = [_seat(each, says_whose=not group.says_whose) for each in group.seats]
    return {"id": f"group-{place}", "title": group.title, "seats": seats}


def _seat(seat: SeatShown, *, says_whose: bool) -> dict[str, Any]:
    return {
        "title": seat.title,
        "whose": seat.whose if says_whose else "",
        "votes": seat.voting_words,
        "empty_since": seat.empty_words,
        "missing": seat.missing or "",
        "holders": [
            {
                "name": each.name,
                "offices": list(each.offices),
                "starts": each.starts,
                "term_ends": each.term_ends,
                "leaves": each.leaves,
            }
            for each in seat.holders
        ],
    }


def _office(office: OfficeShown) -> dict[str, Any]:
    people = [
        {"name": each.name, "appointed_by": each.appointed_by, "stands_in": each.stands_in}
        for each in office.people
    ]
    return {"office": office.words, "people": people, "missing": office.missing}


def _empty(seat: SeatShown) -> dict[str, str]:
    return {"title": seat.title, "whose": seat.whose, "since": seat.empty_words}


# -- the planning group ------------------------------------------------------------------------------------


def planning_group(board: Board, on: date) -> Content:
    """Give who is on the planning group on a day, and for whom they speak. Refuses where there is none."""
    facts = open_facts(board)
    try:
        coverage = coverage_on(facts, Day(on))
    except CannotTell as gap:
        raise Refused(f"Not on record: {gap.missing}.") from gap
    if coverage is None:
        raise Refused("The record says that there was no strategic planning group on this day.")
    return {
        "group": coverage.group.label,
        "sections": list(_planning_sections(coverage)),
        "gaps": [_gap(each, facts) for each in coverage.gaps],
        "people": [
            {"name": each.label, "speaks_for": list(_speaks_for(each.person, each.bases, coverage))}
            for each in sorted(coverage.people, key=lambda each: each.label.casefold())
        ],
        "nominees": [_place(each, facts) for each in coverage.nominees],
        "interests": [_place(each, facts) for each in coverage.interests],
        "localities": [_place(each, facts) for each in coverage.localities],
        "missing": list(dict.fromkeys(coverage.missing)),
    }


def _planning_sections(coverage: Coverage) -> Iterator[dict[str, str]]:
    yield {"id": "gaps", "title": "Places not filled"}
    yield {"id": "members", "title": "Members and whom they speak for"}
    yield {"id": "interests", "title": "The twelve prescribed interests"}
    if coverage.nominees:
        yield {"id": "nominees", "title": "Nominees"}
    yield {"id": "localities", "title": "Voices of the localities"}
    if coverage.missing:
        yield {"id": "missing", "title": "What is not on record"}


def _speaks_for(person: str, bases: tuple[str, ...], coverage: Coverage) -> Iterator[str]:
    yield from (place.label for place in coverage.places if place.voice_of(person))
    yield from (ALL_BASES[basis] for basis in dict.fromkeys(bases) if basis in NO_PLACE_OF_THE_LAW)


def _gap(place: Place, facts: BoardFacts) -> dict[str, str]:
    gap = place.gap
    assert gap is not None
    since = gap.since
    return {
        "label": place.label,
        "since": "" if since is None else in_words(since.day) + ("" if since.exact else " or earlier"),
        "last": "" if gap.last_holder is None else facts.person_label(gap.last_holder),
    }


def _place(place: Place, facts: BoardFacts) -> dict[str, Any]:
    return {
        "label": place.label,
        "voices": [_voice(each, facts) for each in place.voices],
        "is_empty": place.gap is not None,
        "missing": place.missing or "",
    }


def _voice(voice: Voice, facts: BoardFacts) -> dict[str, str]:
    said = {True: "Yes", False: "No", None: "Not on record"}[voice.confirmed]
    return {"name": facts.person_label(voice.person), "said": said}
