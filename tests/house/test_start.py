"""How the system starts, or refuses to, on what it is given."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ijb import embedded

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {
    "IJB_PRODUCTION": "1",
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP",
    "SITE_URL": "https://ijb.example.scot",
}


def manage(*arguments: str, var: Path, **given: str) -> "subprocess.CompletedProcess[str]":
    """Run a command with nothing from this process's settings."""
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(var), "IJB_VAR": str(var), **given}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=surroundings, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def setting(name: str, *, var: Path, **given: str) -> str:
    """A setting's value in a process started like that."""
    code = f"from django.conf import settings; print(settings.{name})"
    done = manage("shell", "--no-imports", "--command", code, var=var, **given)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_with_no_settings_it_is_a_demonstration(tmp_path: Path) -> None:
    assert setting("DEMONSTRATION", var=tmp_path) == "True"


@pytest.mark.parametrize("given", [{}, {"DATABASE_URL": "postgres://me@db/ijb"}])
def test_in_production_it_is_none(tmp_path: Path, given: dict[str, str]) -> None:
    assert setting("DEMONSTRATION", var=tmp_path, **{**PRODUCTION, **given}) == "False"


@pytest.mark.parametrize("missing", ["SECRET_KEY", "SITE_URL"])
def test_production_guesses_nothing(tmp_path: Path, missing: str) -> None:
    given = {name: value for name, value in PRODUCTION.items() if name != missing}
    refused = manage("check", var=tmp_path, **given)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Not started: ")
    assert f"{missing}" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_database_address_cannot_be_called_a_demonstration(tmp_path: Path) -> None:
    refused = manage("check", var=tmp_path, DATABASE_URL="postgres://me@db/ijb", IJB_PRODUCTION="0")
    assert refused.returncode == 1
    assert "IJB_PRODUCTION" in refused.stderr


def test_production_is_ready_to_deploy(tmp_path: Path) -> None:
    served = {"REDIS_URL": "redis://redis:6379/0", "EMAIL_HOST": "mail.example.scot"}
    checked = manage("check", "--deploy", "--fail-level", "WARNING", var=tmp_path, **PRODUCTION, **served)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("given", "warned"),
    [
        ({}, "ijb.W004"),
        ({**PRODUCTION, "SITE_URL": "http://ijb.example.scot"}, "ijb.W001"),
        (PRODUCTION, "ijb.W002"),
        (PRODUCTION, "ijb.W003"),
    ],
)
def test_it_warns_of_what_should_not_stay_so(tmp_path: Path, given: dict[str, str], warned: str) -> None:
    assert warned in manage("check", "--deploy", var=tmp_path, **given).stderr


def test_the_kept_secret_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    secret = embedded.kept_secret(tmp_path / "secret_key")
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert len(secret) >= 50


def test_the_kept_secret_stays_the_same(tmp_path: Path) -> None:
    first = embedded.kept_secret(tmp_path / "secret_key")
    assert embedded.kept_secret(tmp_path / "secret_key") == first
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


def test_the_embedded_database_waits_its_turn_and_sees_replaced_rows(tmp_path: Path) -> None:
    code = (
        "from django.db import connection as c; k = c.cursor(); "
        "print([k.execute(f'PRAGMA {name}').fetchone()[0] "
        "for name in ('journal_mode', 'recursive_triggers', 'foreign_keys')], c.transaction_mode)"
    )
    done = manage("shell", "--no-imports", "--command", code, var=tmp_path)
    assert done.stdout.strip() == "['wal', 1, 1] IMMEDIATE", done.stderr


def test_it_ticks_every_minute_unless_told_otherwise(tmp_path: Path) -> None:
    assert setting("CELERY_BEAT_SCHEDULE['tick']['schedule']", var=tmp_path) == "60.0"


@pytest.mark.parametrize("seconds", ["0", "61", "1.5"])
def test_a_tick_that_is_none_stops_the_start(tmp_path: Path, seconds: str) -> None:
    refused = manage("check", var=tmp_path, IJB_TICK_SECONDS=seconds)
    assert refused.returncode == 1
    assert "IJB_TICK_SECONDS" in refused.stderr


def test_what_the_web_workers_share_holds_no_connection(tmp_path: Path) -> None:
    code = "import ijb.wsgi; from django.db import connection as c; print(c.connection)"
    surroundings = {"PATH": os.environ["PATH"], "IJB_VAR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=surroundings, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "None", done.stderr


def test_a_page_does_not_wait_for_a_broker_that_is_away(tmp_path: Path) -> None:
    code = (
        "import time; from secretariat.models import Job; from secretariat.tasks import send; "
        "began = time.monotonic(); told = send(Job()); print(told, time.monotonic() - began < 3)"
    )
    done = manage("shell", "--no-imports", "--command", code, var=tmp_path, REDIS_URL="redis://127.0.0.1:1/0")
    assert done.stdout.strip() == "False True", done.stderr
