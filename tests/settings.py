"""The settings of the tests: everything in a folder of their own, gone afterwards."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

STANDS_IN_THE_WAY = [name for name in ("DATABASE_URL", "IJB_PRODUCTION", "REDIS_URL") if os.environ.get(name)]
if STANDS_IN_THE_WAY:
    raise SystemExit(
        f"{', '.join(STANDS_IN_THE_WAY)} is set; the tests would touch what it names."
        " Unset it; TEST_DATABASE_URL names a PostgreSQL for the tests."
    )

ORIGINAL_VAR = os.environ.get("IJB_VAR")
TEST_VAR = Path(tempfile.mkdtemp(prefix="ijb-test-"))
atexit.register(shutil.rmtree, TEST_VAR, ignore_errors=True)
os.environ["IJB_VAR"] = str(TEST_VAR)

from ijb.settings import *  # noqa: E402, F403
from ijb.settings import BASE_DIR, CELERY_BROKER_TRANSPORT_OPTIONS, DATABASES, STORAGES  # noqa: E402

if test_database_url := os.environ.get("TEST_DATABASE_URL"):
    from ijb import environment

    DATABASES["default"] = environment.postgresql("TEST_DATABASE_URL", test_database_url)
else:
    # In memory, a page served by a second thread would meet locked tables.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_VAR / "test.sqlite3")}

VENDOR = (Path(ORIGINAL_VAR) if ORIGINAL_VAR else BASE_DIR / "var") / "vendor"
STATICFILES_DIRS = [BASE_DIR / "static", *([("sgds", VENDOR / "sgds")] if (VENDOR / "sgds").is_dir() else [])]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT = None
CELERY_BROKER_TRANSPORT_OPTIONS.clear()
