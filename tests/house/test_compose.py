"""The production shape on one machine. No engine is needed to read it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = YAML(typ="safe").load(ROOT / "docker-compose.yml")
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ["migrate", "web", "worker", "beat"]


def test_it_meets_the_compose_schema() -> None:
    command = ["-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"]
    checked = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_it_has_every_part() -> None:
    assert set(SERVICES) == {"db", "redis", "mail", *OURS}


def test_what_stays_up_has_a_health_check() -> None:
    assert [name for name, service in SERVICES.items() if "healthcheck" not in service] == ["migrate"]


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_it_waits_for_the_migrated_database(name: str) -> None:
    assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


@pytest.mark.parametrize("name", OURS)
def test_secrets_come_as_files(name: str) -> None:
    surroundings = SERVICES[name]["environment"]
    files = {key: value for key, value in surroundings.items() if key.endswith("_FILE")}
    assert files == {
        "SECRET_KEY_FILE": "/run/secrets/secret_key",
        "DATABASE_PASSWORD_FILE": "/run/secrets/database_password",
    }
    assert (
        set(SERVICES[name]["secrets"])
        == {Path(file).name for file in files.values()}
        == set(COMPOSE["secrets"])
    )
    assert "@" not in surroundings["DATABASE_URL"].split("@")[0].removeprefix("postgres://")
    assert ":" not in surroundings["DATABASE_URL"].split("@")[0].removeprefix("postgres://")


def test_nothing_listens_beyond_this_machine() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert len(ports) == 2
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_image_runs_as_an_ordinary_user() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER")]
    assert users == ["ijb"]
    assert sum(line.startswith("FROM") for line in lines) == 3


def test_the_image_is_given_all_the_rooms() -> None:
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rooms = [folder.parent.name for folder in ROOT.glob("*/__init__.py") if folder.parent.name != "tests"]
    assert [room for room in rooms if f"!{room}" not in allowed] == []


def test_it_uses_the_fields_that_the_settings_read() -> None:
    settings = (ROOT / "ijb" / "settings.py").read_text(encoding="utf-8")
    settings += (ROOT / "ijb" / "web_server.py").read_text(encoding="utf-8")
    for name in SERVICES["web"]["environment"]:
        assert f'"{name.removesuffix("_FILE")}"' in settings
