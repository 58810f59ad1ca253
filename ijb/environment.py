"""Strict readers of the environment: a wrong value stops the start and says what is allowed."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """The variable's text without surrounding space; `default` where it is absent or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    """Yes or no; anything else stops the start."""
    value = text(name).lower()
    if not value:
        return default
    if value in YES | NO:
        return value in YES
    raise ImproperlyConfigured(f"{name} is {value!r}; it must be 1 or 0 (also true/false, yes/no, on/off).")


def whole(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number between `least` and `most`; anything else stops the start."""
    value = text(name)
    if not value:
        return default
    if value.isascii() and value.isdigit() and least <= int(value) <= most:
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number from {least} to {most}.")


def words(name: str) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def secret(name: str, default: str = "") -> str:
    """A secret given as NAME, or as NAME_FILE, a file that holds it; both at once stops the start."""
    file = text(f"{name}_FILE")
    if not file:
        return text(name, default)
    if text(name):
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set; give one of them.")
    try:
        value = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE names {file!r}, which cannot be read as text.") from error
    if not value:
        raise ImproperlyConfigured(f"{name}_FILE names {file!r}, which is empty.")
    return value


def origin(name: str, value: str) -> str:
    """A web address of the form https://host or http://host:port, with nothing after it."""
    try:
        parts = urlsplit(value)
        well_formed = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        well_formed = False
    if not well_formed or parts.path not in {"", "/"} or parts.query or parts.fragment or parts.username:
        raise ImproperlyConfigured(
            f"{name} is {value!r}; it must look like https://ijb.example.scot and end there."
        )
    return f"{parts.scheme}://{parts.netloc}"


def postgresql(name: str, url: str, password: str = "") -> dict[str, Any]:
    """Django's settings for a postgres:// address; its values never appear in a refusal.

    A `password` given apart, as a secret in a file is, takes the place of the address's own.
    """
    allowed = f"{name} must look like postgres://user:password@host:5432/database."
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(allowed) from error
    database = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not database or "/" in database:
        raise ImproperlyConfigured(allowed)
    options = dict(parse_qsl(parts.query))
    # A socket folder cannot stand in the host's place of an address, so it comes as ?host=.
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database,
        "USER": unquote(parts.username or ""),
        "PASSWORD": password or unquote(parts.password or ""),
        "HOST": host,
        "PORT": options.pop("port", "") or (port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
