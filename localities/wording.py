"""How the fields of localities are called in the record, and in which columns they are kept."""

from typing import Final

from boards.wording import Wording

LOCALITY: Final = Wording(
    {name: name for name in ("name", "kind", "group", "units", "clusters")},
    days={"from": "starts_on"},
    ends={"to": "ends"},
)
AREA: Final = Wording({"unit": "unit", "units": "units"}, days={"from": "from_on"})
INVOLVEMENT: Final = Wording(
    {name: name for name in ("locality", "kind", "person", "body", "as_member", "how", "practitioner_for")},
    days={"starts_on": "starts_on", "seen_on": "seen_on"},
    ends={"ends": "ends"},
)
ISSUE: Final = Wording(
    {name: name for name in ("locality", "what", "outcome")},
    days={name: name for name in ("raised_on", "told_on", "answered_on")},
)
