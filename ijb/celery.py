"""The Celery app: it only says "look now", the rows in the database are the truth."""

import logging.config
import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ijb.settings")

app = Celery("ijb")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def log_as_the_pages_do(**_: Any) -> None:
    """Give worker and beat the project's logging; Celery's own prints results and errors in full."""
    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)
