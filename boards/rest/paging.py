"""Pages of a list: in one order, never cut short without saying so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings

USUAL_LIMIT: Final = 100
MOST: Final = 500


@dataclass(frozen=True)
class Page:
    """Which rows of a list are sent."""

    total: int
    number: int
    limit: int

    @property
    def last(self) -> int:
        """The number of the last page; a list without rows has one, empty page."""
        return max(1, -(-self.total // self.limit))

    @property
    def slice(self) -> slice:
        """The rows of this page; none of a page after the last."""
        return slice((self.number - 1) * self.limit, self.number * self.limit)

    def document(self) -> dict[str, int]:
        """Give it as it is sent."""
        return {
            "total": self.total,
            "page": self.number,
            "pages": self.last,
            "limit": self.limit,
            "max_limit": MOST,
        }


@dataclass(frozen=True)
class Listing:
    """The address of a list, with what narrows it."""

    path: str
    given: Mapping[str, str]

    def at(self, page: int) -> str:
        """Give the address of a page of it; what narrows the list stays."""
        query = {name: value for name, value in self.given.items() if name != "page"}
        query |= {"page": str(page)} if page > 1 else {}
        return f"{settings.SITE_URL}{self.path}" + (f"?{urlencode(query)}" if query else "")

    def links(self, page: Page) -> dict[str, Any]:
        """Give the addresses of this page and of those around it; null for one that there is not."""
        before, after = page.number - 1, page.number + 1
        return {
            "self": self.at(page.number),
            "first": self.at(1),
            "prev": self.at(min(before, page.last)) if before else None,
            "next": self.at(after) if after <= page.last else None,
            "last": self.at(page.last),
        }
