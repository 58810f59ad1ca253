"""Deployment checks of our own: what starts, but should not be left so. Run by `manage.py check --deploy`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as Caution

W001 = Caution(
    "SITE_URL is not https, so passwords cross the network unprotected.",
    hint="Give the site a certificate and an https:// SITE_URL.",
    id="ijb.W001",
)
W002 = Caution(
    "Production without REDIS_URL: background work goes through a folder, which serves one machine only.",
    hint="Set REDIS_URL.",
    id="ijb.W002",
)
W003 = Caution(
    "Production without EMAIL_HOST: messages are written to files and reach nobody.",
    hint="Set EMAIL_HOST.",
    id="ijb.W003",
)
W004 = Caution(
    "This is the demonstration: invented boards, and sign-ins that everybody knows.",
    hint="Set DATABASE_URL, or IJB_PRODUCTION=1 for SQLite in production.",
    id="ijb.W004",
)


@register(Tags.security, deploy=True)
def deployment(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """One warning for each risky setting."""
    if settings.DEMONSTRATION:
        return [W004]
    safe = [(W001, settings.HTTPS), (W002, settings.REDIS_URL), (W003, settings.EMAIL_HOST)]
    return [warning for warning, met in safe if not met]
