import logging
import sys

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from ijb.logs import ImpersonalFormatter

pytestmark = pytest.mark.django_db


def test_a_request_is_logged_by_its_route(client: Client, log: list[str]) -> None:
    client.get(reverse("account_reset_password_from_key", kwargs={"uidb36": "7", "key": "hush-hush"}))
    assert any("GET /accounts/password/reset/key/" in line for line in log)
    assert not any("hush" in line for line in log)


def test_what_was_asked_for_is_not_logged(client: Client, log: list[str]) -> None:
    client.get("/ailsa-of-ayr/?name=Calum")
    assert any("(no such page) 404" in line for line in log)
    assert not any("ailsa" in line or "Calum" in line for line in log)


def test_a_failed_sign_in_does_not_log_who_tried(client: Client, log: list[str]) -> None:
    client.post(reverse("account_login"), {"login": "ailsa@example.scot", "password": "not this one"})
    assert any("POST /accounts/login/" in line for line in log)
    assert not any("ailsa" in line or "not this one" in line for line in log)


def line_of(record: logging.LogRecord) -> str:
    return ImpersonalFormatter().format(record)


def test_an_e_mail_address_is_blotted_out() -> None:
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "mailed %s", ("ailsa@example.scot",), None)
    assert line_of(record).endswith("mailed [e-mail]")


def test_an_error_is_told_by_its_kind_and_place_and_not_in_its_words() -> None:
    try:
        raise ValueError("Ailsa of Ayr is already there")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failed", None, sys.exc_info())
    line = line_of(record)
    assert "Ailsa" not in line
    assert "builtins.ValueError" in line
    assert "test_logs.py" in line


def test_a_failed_request_is_told_by_its_route() -> None:
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Error: /ailsa/", None, None)
    record.request = RequestFactory().get("/ailsa/?name=Calum")
    line = line_of(record)
    assert line.endswith("GET (no such page) failed")
