"""Which of the page's assets this machine has."""

import logging
from functools import cache

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.http import HttpRequest

logger = logging.getLogger(__name__)

DESIGN_SYSTEM = "sgds/css/design-system.min.css"


@cache
def has_design_system() -> bool:
    """Whether the design system was fetched; without it pages use our own base stylesheet. Says so once."""
    if isinstance(staticfiles_storage, ManifestFilesMixin):
        found = DESIGN_SYSTEM in staticfiles_storage.hashed_files
    else:
        found = finders.find(DESIGN_SYSTEM) is not None
    if not found:
        logger.warning("The design system's files are not here; pages use the plain stylesheet.")
    return found


def page_assets(request: HttpRequest) -> dict[str, bool]:
    """Template context: `design_system`."""
    return {"design_system": has_design_system()}
