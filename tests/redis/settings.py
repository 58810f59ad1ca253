"""The settings of the programs these tests start: the system's own, and one room that can hold a job up."""

from ijb.settings import *  # noqa: F403
from ijb.settings import INSTALLED_APPS, STORAGES

INSTALLED_APPS.append("tests.redis.held_up.HeldUp")
# Collecting and compressing takes seconds and is tested elsewhere.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
