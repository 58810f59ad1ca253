"""What the project adds to Django's start."""

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class IjbConfig(AppConfig):
    name = "ijb"
    verbose_name = "Project"

    def ready(self) -> None:
        # A task sent from a page needs the configured app, not Celery's nameless default one.
        from ijb import celery, checks  # noqa: F401


class StaticFilesWeUse(StaticFilesConfig):
    """Collects only what pages name; compressing all that packages bring takes a quarter of a minute."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "rest_framework",
        "ext",
        "htmx-2.js",
        "htmx-4*",
        "htmax-*",
    ]
