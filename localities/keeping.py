"""The lists about localities, each with the table it is kept in and what the trail is told of it."""

from typing import Any, Final

from boards.tables import Table
from localities import events
from localities.models import Area, Involvement, Issue, Locality
from localities.wording import AREA, INVOLVEMENT, ISSUE, LOCALITY
from membership.models import Group, Person

# Words that somebody chose, in which a person may be named.
KEPT_OUT: Final = frozenset({"name", "body", "how", "practitioner_for", "what", "outcome"})


def kept_out(name: str, value: Any) -> bool:
    """Tell whether the trail may not hold a field's value."""
    return name in KEPT_OUT


LOCALITIES: Final = Table(
    Locality,
    LOCALITY,
    events.LOCALITY_RECORDED,
    events.LOCALITY_CORRECTED,
    events.LOCALITY_WITHDRAWN,
    refers={"group": Group},
)
AREAS: Final = Table(Area, AREA, events.AREA_RECORDED, events.AREA_CORRECTED, events.AREA_WITHDRAWN)
INVOLVEMENTS: Final = Table(
    Involvement,
    INVOLVEMENT,
    events.INVOLVEMENT_RECORDED,
    events.INVOLVEMENT_CORRECTED,
    events.INVOLVEMENT_WITHDRAWN,
    kept_out,
    refers={"locality": Locality, "person": Person},
)
ISSUES: Final = Table(
    Issue,
    ISSUE,
    events.ISSUE_RECORDED,
    events.ISSUE_CORRECTED,
    events.ISSUE_WITHDRAWN,
    kept_out,
    refers={"locality": Locality},
)

TABLES: Final = {table.name: table for table in (LOCALITIES, AREAS, INVOLVEMENTS, ISSUES)}
