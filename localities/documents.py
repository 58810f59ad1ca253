"""What is published of the localities: their groups, who takes part in each, and whose voice is heard."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from boards.models import Board
from boards.refusals import Refused
from membership.documents import open_facts
from publishing.kinds import Content, document_kind
from statute.day import Day
from statute.facts import BoardFacts
from statute.localities import (
    Localities,
    LocalityRow,
    TakingPart,
    groups_left_behind,
    involvement_by_locality,
    localities_on,
)
from statute.planning import locality_place, the_group_if_known
from statute.spans import in_words
from statute.structure import INVOLVEMENTS

ROUTE_NOT_ON_RECORD = "how they take part is not on record"


def declare_documents() -> None:
    """Register what this room can publish; the room calls this when it is ready."""
    document_kind(
        "locality_membership",
        locality_membership,
        words="Locality membership",
        says="the localities of the strategic plan, their groups, and who takes part in them",
        caution="It names patients, carers and others who take part. Publish it only where each of them "
        "knows that they are named.",
    )


def locality_membership(board: Board, on: date) -> Content:
    """Give who takes part in the localities of the plan on a day. Refuses where none is on record."""
    facts = open_facts(board)
    found = localities_on(facts, on)
    if not found.certain:
        raise Refused("No locality of the strategic plan is on record for this day.")
    localities = [
        _locality(place, each, facts, on) for place, each in enumerate(involvement_by_locality(facts, on), 1)
    ]
    missing, left = list(found.doubts), list(_left_behind(facts, on))
    return {
        "sections": list(_sections(localities, missing)),
        "localities": localities,
        "gaps": list(_gaps(localities)),
        "left_behind": left,
        "missing": missing,
        "enough": _enough(found),
    }


def _sections(localities: list[dict[str, Any]], missing: list[str]) -> Iterator[dict[str, str]]:
    yield {"id": "glance", "title": "The localities at a glance"}
    yield {"id": "gaps", "title": "Where nobody takes part"}
    yield from ({"id": each["id"], "title": each["title"]} for each in localities)
    if missing:
        yield {"id": "missing", "title": "What is not on record"}


def _gaps(localities: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the kinds of people that are known to be wanting, by locality."""
    for each in localities:
        if kinds := [kind["label"] for kind in each["kinds"] if kind["is_empty"]]:
            yield {"locality": each["title"], "kinds": kinds}


def _enough(found: Localities) -> bool:
    """Whether there are the two localities or more that a plan divides the area into."""
    return len(found.certain) > 1


def _locality(place: int, row: LocalityRow, facts: BoardFacts, on: date) -> dict[str, Any]:
    return {
        "id": f"locality-{place}",
        "title": row.locality.label,
        "group": row.group or "",
        "kinds": [_kind(each) for each in row.kinds],
        "voices": _voices(row, facts, on),
    }


def _kind(taking: TakingPart) -> dict[str, Any]:
    last = taking.last
    return {
        "label": INVOLVEMENTS[taking.kind],
        "parts": [{"who": each.who, "how": each.route or ROUTE_NOT_ON_RECORD} for each in taking.parts],
        "is_empty": taking.is_known_to_be_none,
        "last": f"{last[0]}, until {in_words(last[1])}" if last and not taking.parts else "",
        "doubts": list(taking.doubts),
    }


def _voices(row: LocalityRow, facts: BoardFacts, on: date) -> dict[str, Any]:
    """Give whose voice is heard for a locality on the planning group."""
    group = the_group_if_known(facts, Day(on))
    if group is None:
        return {"names": [], "is_empty": False, "missing": "which group is the strategic planning group"}
    place = locality_place(row.locality, group, facts, Day(on))
    return {
        "names": [facts.person_label(each) for each in place.people],
        "is_empty": place.gap is not None,
        "missing": place.missing or "",
    }


def _left_behind(facts: BoardFacts, on: date) -> Iterator[dict[str, str]]:
    for locality, group in groups_left_behind(facts, on):
        yield {"locality": locality.label, "group": group.label}
