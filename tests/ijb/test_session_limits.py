from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from boards.models import User
from tests.cast import ailsa, board

__all__ = ["ailsa", "board"]

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


def signed_in(client: Client) -> bool:
    """Whether the page about one's own security is shown rather than the sign-in page."""
    return client.get(reverse("mfa_index")).status_code == 200


def test_a_session_in_use_lasts_through_the_day(client: Client, ailsa: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client.force_login(ailsa)
        for _ in range(11):
            clock.shift(timedelta(hours=1))
            assert signed_in(client)


def test_it_ends_half_a_day_after_signing_in(client: Client, ailsa: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client.force_login(ailsa)
        for _ in range(12):
            signed_in(client)
            clock.shift(timedelta(hours=1))
        clock.shift(timedelta(minutes=1))
        assert not signed_in(client)


def test_it_ends_after_two_idle_hours(client: Client, ailsa: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client.force_login(ailsa)
        assert signed_in(client)
        clock.shift(timedelta(hours=2, minutes=1))
        assert not signed_in(client)


def test_signing_in_again_begins_anew(client: Client, ailsa: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client.force_login(ailsa)
        assert signed_in(client)
        clock.shift(timedelta(hours=13))
        client.force_login(ailsa)
        assert signed_in(client)
