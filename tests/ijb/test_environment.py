from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ijb import environment


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("Yes", True), ("off", False), ("0", False)])
def test_it_reads_yes_and_no(monkeypatch: pytest.MonkeyPatch, value: str, meant: bool) -> None:
    monkeypatch.setenv("BEHIND_PROXY", value)
    assert environment.flag("BEHIND_PROXY", default=not meant) is meant


def test_it_takes_an_empty_value_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEHIND_PROXY", " ")
    assert environment.flag("BEHIND_PROXY", default=True) is True


def test_it_refuses_a_maybe_and_says_what_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEHIND_PROXY", "maybe")
    with pytest.raises(ImproperlyConfigured, match=r"BEHIND_PROXY is 'maybe'; it must be 1 or 0"):
        environment.flag("BEHIND_PROXY", default=False)


@pytest.mark.parametrize("value", ["0", "65536", "8000.0", "-1", "banana", "８０"])
def test_it_refuses_a_port_out_of_range(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(ImproperlyConfigured, match="whole number from 1 to 65535"):
        environment.whole("PORT", 8000, least=1, most=65535)


def test_it_reads_a_secret_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hush\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    monkeypatch.delenv("SECRET_KEY", raising=False)
    assert environment.secret("SECRET_KEY") == "hush"


def test_it_refuses_a_secret_given_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hush")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    monkeypatch.setenv("SECRET_KEY", "hush")
    with pytest.raises(ImproperlyConfigured, match="give one of them"):
        environment.secret("SECRET_KEY")


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_it_refuses_a_secret_file_that_holds_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "key").write_bytes(content)
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FILE"):
        environment.secret("SECRET_KEY")


@pytest.mark.parametrize(
    "value", ["ijb.example.scot", "ftp://a", "https://", "https://a/path", "https://a?b", "https://a:99999"]
)
def test_it_refuses_an_address_of_another_form(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must look like"):
        environment.origin("SITE_URL", value)


def test_it_reads_every_part_of_a_database_address() -> None:
    read = environment.postgresql("DATABASE_URL", "postgres://me:p%40ss@db.example:5433/ijb?sslmode=require")
    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"], read["NAME"], read["OPTIONS"]) == (
        "me", "p@ss", "db.example", 5433, "ijb", {"sslmode": "require"},
    )  # fmt: skip


def test_it_reads_a_socket_folder() -> None:
    read = environment.postgresql("DATABASE_URL", "postgres://me@/ijb?host=%2Frun%2Fpostgresql")
    assert (read["HOST"], read["NAME"]) == ("/run/postgresql", "ijb")


def test_it_prefers_a_password_given_apart() -> None:
    assert environment.postgresql("DATABASE_URL", "postgres://me@db/ijb", "apart")["PASSWORD"] == "apart"


@pytest.mark.parametrize(
    "url", ["mysql://me:hush@db/ijb", "postgres://me:hush@db", "postgres://me:hush@db:no/ijb", "hush"]
)
def test_it_refuses_another_database_without_quoting_the_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must look like") as refusal:
        environment.postgresql("DATABASE_URL", url)
    assert "hush" not in str(refusal.value)
