"""The guide for developers: every command in it works as it stands there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from boards.clients import create_client
from boards.models import Board
from boards.rest.paging import MOST, USUAL_LIMIT
from boards.scopes import SCOPES
from tests.cast import NOW, STORY

ROOT = Path(__file__).resolve().parent.parent.parent
GUIDE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)^```", GUIDE, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.django_db(transaction=True)
def test_every_command_works(
    live_server: LiveServer, alba: Board, settings: Settings, tmp_path: Path
) -> None:
    settings.SITE_URL = live_server.url
    issued = create_client(
        name="Guide", purpose="Trying the guide", owner=alba, boards={alba: list(SCOPES)}, now=NOW, by=STORY
    )
    known = {
        "https://ijb.example.scot": live_server.url,
        "CLIENT_ID=…": f"CLIENT_ID={issued.client.credentials_id}",
        "CLIENT_SECRET=…": f"CLIENT_SECRET={issued.secret}",
    }
    script = "\n".join(["set -eu -o pipefail", *COMMANDS])
    for said, meant in known.items():
        script = script.replace(said, meant)
    done = subprocess.run(
        ["bash"], input=script, cwd=tmp_path, text=True, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for line in script.splitlines():
        if found := re.search(r"# (\d{3})$", line):
            assert re.search(rf"(^|[\n}}]){found[1]}\n", done.stdout), line
    appointment = alba.appointments.get(person__name="Example Person")
    assert (appointment.ends, appointment.seat.ref) == ("2027-05-31", "user")


def test_there_are_commands_for_all_that_it_tells_of() -> None:
    text = "\n".join(COMMANDS)
    for word in ("/oauth/token", "as_at=", "modified_since", "If-None-Match", "Idempotency-Key", "If-Match"):
        assert word in text


def test_it_names_every_scope_and_the_true_numbers() -> None:
    from django.conf import settings

    for scope in SCOPES:
        assert f"`{scope}`" in GUIDE, scope
    assert f"{settings.API_REQUESTS_A_MINUTE} requests a minute for a client" in GUIDE
    assert f"{settings.API_PUBLIC_REQUESTS_A_MINUTE} for an address" in GUIDE
    assert f"{settings.API_TOKENS_A_MINUTE} requests a minute for that" in GUIDE
    assert f"{USUAL_LIMIT} rows" in GUIDE
    assert f"{MOST} at most" in GUIDE
    assert settings.API_TOKEN_SECONDS == 15 * 60
