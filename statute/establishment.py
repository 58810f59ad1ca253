"""The orders that established the integration joint boards there are, and when each took effect."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

ESTABLISHING_ORDERS: Final[Mapping[str, date]] = {
    "SSI 2015/88": date(2015, 4, 1),
    "SSI 2015/222": date(2015, 6, 27),
    "SSI 2015/266": date(2015, 9, 21),
    "SSI 2015/321": date(2015, 10, 3),
    "SSI 2016/2": date(2016, 2, 6),
}
"""The first Establishment Order and those that added boards to its schedule, with the day for those."""
