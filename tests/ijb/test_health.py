from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from ijb import health
from secretariat.models import Heartbeat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def broker_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "ask_broker", lambda: None)


def fail() -> None:
    raise DatabaseError


def test_it_says_all_is_well(client: Client) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "broker": "ok", "last_tick_seconds_ago": None}


def test_it_says_how_long_ago_the_worker_last_ticked(client: Client) -> None:
    Heartbeat.objects.create(name="tick", ticked_at=timezone.now() - timedelta(seconds=90))
    assert 90 <= client.get("/health").json()["last_tick_seconds_ago"] < 100


def test_it_is_unwell_without_its_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "ask_database", fail)
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json()["database"] == "failing"


def test_a_lost_broker_is_told_but_pages_are_served(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "ask_broker", fail)
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json()["broker"] == "failing"


def test_it_only_reads(client: Client) -> None:
    assert client.post("/health").status_code == 405
