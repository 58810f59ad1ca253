"""Rows about localities as the API sends them, and who takes part in which locality on a day."""

from collections.abc import Mapping

from localities.models import Area, Involvement, Issue, Locality
from localities.wording import AREA, INVOLVEMENT, ISSUE, LOCALITY
from membership.rest.showing import Sent, Showing, said_by
from statute import structure_shape
from statute.day import Day
from statute.localities import LocalityRow, Part, TakingPart, involvement_by_locality, localities_on
from statute.structure import INVOLVEMENTS
from statute.unknown import is_known


def locality_shown(showing: Showing, row: Locality) -> Sent:
    """Give a locality."""
    found = showing.head("localities", row, web=showing.page("localities:locality", row))
    return found | said_by(row, LOCALITY, structure_shape.LOCALITY) | {"in_place": showing.in_place(row)}


def area_shown(showing: Showing, row: Area) -> Sent:
    """Give the units of the whole area."""
    return showing.head("areas", row) | said_by(row, AREA, structure_shape.AREA)


def involvement_shown(showing: Showing, row: Involvement) -> Sent:
    """Give somebody's part in a locality."""
    found = showing.head("involvements", row) | said_by(row, INVOLVEMENT, structure_shape.INVOLVEMENT)
    return found | {"person": _person(showing, row.person), "in_place": showing.in_place(row)}


def issue_shown(showing: Showing, row: Issue) -> Sent:
    """Give something raised from a locality."""
    return showing.head("issues", row) | said_by(row, ISSUE, structure_shape.ISSUE)


def _person(showing: Showing, ref: str | None) -> Sent | None:
    return None if ref is None else showing.person_of(ref)


# -- who takes part ------------------------------------------------------------------------------------------


def involvement_by_locality_shown(showing: Showing) -> Sent:
    """Give the localities of the plan on the day asked about, each with the five kinds of people."""
    facts, on = showing.facts, Day(showing.on)
    localities = {row.ref: row for row in Locality.objects.filter(board=showing.board)}
    parts = _parts_by_id(showing)
    return {
        "as_at": showing.on,
        "localities": [
            _locality(each, showing, localities, parts) for each in involvement_by_locality(facts, on)
        ],
        "missing": list(localities_on(facts, on).doubts),
    }


def _parts_by_id(showing: Showing) -> dict[str, Involvement]:
    """Give the rows by the ids that the law knows them by; one without an id goes by its place."""
    rows = enumerate(Involvement.objects.filter(board=showing.board).order_by("pk"), 1)
    return {row.ref if row.bears_id else f"involvement-{place}": row for place, row in rows}


def _locality(
    row: LocalityRow, showing: Showing, rows: Mapping[str, Locality], parts: Mapping[str, Involvement]
) -> Sent:
    return {
        "locality": showing.reference("localities", rows[row.locality.id]),
        "name": row.locality.label,
        "group": row.group,
        "kinds": [_kind(each, showing, parts) for each in row.kinds],
    }


def _kind(kind: TakingPart, showing: Showing, parts: Mapping[str, Involvement]) -> Sent:
    state = "takes_part" if kind.parts else "nobody" if kind.is_known_to_be_none else "cannot_tell"
    return {
        "kind": kind.kind,
        "label": INVOLVEMENTS[kind.kind],
        "state": state,
        "parts": [_part(each, showing, parts) for each in kind.parts],
        "missing": list(kind.doubts),
        "last_on": kind.last and kind.last[1],
    }


def _part(part: Part, showing: Showing, parts: Mapping[str, Involvement]) -> Sent:
    said = part.involvement
    return {
        "involvement": showing.reference("involvements", parts[said.id]),
        "person": showing.person_of(said.person) if is_known(said.person) else None,
        "body": said.body if is_known(said.body) else None,
        "route": part.route,
    }
