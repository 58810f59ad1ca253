"""Signing in, with a password and with a second step."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from boards.models import User

PASSWORD = "a long enough phrase"


@pytest.fixture(autouse=True)
def nobody_has_tried_before() -> None:
    cache.clear()


@pytest.fixture
def ailsa_with_password(ailsa: User) -> User:
    ailsa.set_password(PASSWORD)
    ailsa.save()
    return ailsa


def sign_in(client: Client, password: str = PASSWORD, email: str = "ailsa@example.scot") -> str:
    answer = client.post(reverse("account_login"), {"login": email, "password": password})
    return answer.headers.get("Location", answer.content.decode())


def code_for(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def confirm(client: Client) -> None:
    """Show, at the page, that it is still Ailsa who sits there."""
    assert "Confirm that it is you" in client.get(reverse("account_reauthenticate")).content.decode()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def turn_on_the_second_step(client: Client) -> str:
    """Do what Ailsa does at the page, and give the secret her app then holds."""
    confirm(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found is not None
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(found.group(1))})
    assert answer.status_code == 302
    return found.group(1)


@pytest.mark.parametrize("email", ["ailsa@example.scot", "AILSA@example.scot"])
def test_the_right_password_lets_in(client: Client, ailsa_with_password: User, email: str) -> None:
    assert sign_in(client, email=email) == "/"
    assert client.session["_auth_user_id"] == str(ailsa_with_password.pk)


def test_a_wrong_password_does_not(client: Client, ailsa_with_password: User) -> None:
    page = sign_in(client, password="a wrong phrase indeed")
    assert "<h1>Sign in</h1>" in page
    assert "That e-mail address and password do not belong together." in page
    assert "_auth_user_id" not in client.session


def test_a_closed_account_does_not(client: Client, ailsa_with_password: User) -> None:
    ailsa_with_password.is_active = False
    ailsa_with_password.save()
    assert sign_in(client) == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_somebody_invited_cannot_sign_in_before_choosing_a_password(client: Client, ailsa: User) -> None:
    sign_in(client, password="")
    sign_in(client, password="!")
    assert "_auth_user_id" not in client.session


def test_nobody_can_sign_up(client: Client, db: None) -> None:
    words = {"email": "una@example.scot", "password1": PASSWORD, "password2": PASSWORD}
    page = client.post(reverse("account_signup"), words).content.decode()
    assert "Accounts are made by invitation" in page
    assert not User.objects.exists()


def test_a_forgotten_password_is_replaced_by_mail(client: Client, ailsa_with_password: User) -> None:
    client.post(reverse("account_reset_password"), {"email": "ailsa@example.scot"})
    assert mail.outbox[0].subject == "Choose a new password"
    assert "/accounts/password/reset/key/" in str(mail.outbox[0].body)


def test_nothing_is_mailed_to_an_address_without_an_account(
    client: Client, ailsa_with_password: User
) -> None:
    page = client.post(reverse("account_reset_password"), {"email": "una@example.scot"}, follow=True)
    assert "Look in your mail" in page.content.decode()
    assert mail.outbox == []


def test_the_page_leads_to_a_new_password_once_and_promises_to_remember_nothing(
    client: Client, db: None
) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert page.count(f'href="{reverse("account_reset_password")}"') == 1
    assert "E-mail address" in page
    assert "placeholder" not in page
    assert "Remember" not in page


@pytest.mark.parametrize("name", ["account_change_password", "account_reauthenticate"])
def test_other_pages_of_the_account_use_the_same_words(
    client: Client, ailsa_with_password: User, name: str
) -> None:
    sign_in(client)
    page = client.get(reverse(name)).content.decode()
    assert "placeholder" not in page
    assert "New Password" not in page


def test_a_changed_password_is_told_by_mail_in_plain_words(client: Client, ailsa_with_password: User) -> None:
    sign_in(client)
    said = {"oldpassword": PASSWORD, "password1": "another long phrase", "password2": "another long phrase"}
    assert client.post(reverse("account_change_password"), said).status_code == 302
    (sent,) = mail.outbox
    assert sent.subject == "Your password has been changed"
    assert str(sent.body).startswith("The password of your account has been changed.")
    assert "If it was not you" in str(sent.body)


class TestSecondStep:
    @pytest.fixture(autouse=True)
    def within_one_half_minute(self) -> Iterator[None]:
        # A code is good for half a minute, which may end between making and using it.
        with time_machine.travel(datetime.now(UTC), tick=False):
            yield

    @pytest.fixture
    def secret(self, client: Client, ailsa_with_password: User) -> str:
        sign_in(client)
        secret = turn_on_the_second_step(client)
        client.post(reverse("account_logout"))
        cache.clear()
        return secret

    def test_the_password_alone_is_not_enough(self, client: Client, secret: str) -> None:
        assert sign_in(client) == reverse("mfa_authenticate")
        assert "<h1>The second step</h1>" in client.get(reverse("mfa_authenticate")).content.decode()
        assert "_auth_user_id" not in client.session

    def test_the_code_of_the_app_lets_in(self, client: Client, secret: str) -> None:
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
        assert "_auth_user_id" in client.session

    def test_a_wrong_code_does_not(self, client: Client, secret: str) -> None:
        sign_in(client)
        wrong = f"{(int(code_for(secret)) + 500_000) % 1_000_000:06}"
        client.post(reverse("mfa_authenticate"), {"code": wrong})
        assert "_auth_user_id" not in client.session

    def test_a_recovery_code_lets_in_once(self, client: Client, secret: str, ailsa: User) -> None:
        codes = Authenticator.objects.get(user=ailsa, type=Authenticator.Type.RECOVERY_CODES)
        code = codes.wrap().get_unused_codes()[0]
        for may in (True, False):
            sign_in(client)
            client.post(reverse("mfa_authenticate"), {"code": code})
            assert ("_auth_user_id" in client.session) is may
            client.post(reverse("account_logout"))

    def test_it_can_be_turned_off_again(self, client: Client, secret: str, ailsa: User) -> None:
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
        confirm(client)
        assert "Turn the second step off" in client.get(reverse("mfa_index")).content.decode()
        client.post(reverse("mfa_deactivate_totp"))
        assert not get_adapter().is_mfa_enabled(ailsa)

    def test_the_recovery_codes_can_be_seen_and_renewed(self, client: Client, secret: str) -> None:
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
        confirm(client)
        before = client.get(reverse("mfa_view_recovery_codes")).content.decode()
        assert "10 of 10 codes can still be used" in before
        assert "will no longer work" in client.get(reverse("mfa_generate_recovery_codes")).content.decode()
        client.post(reverse("mfa_generate_recovery_codes"))
        assert client.get(reverse("mfa_view_recovery_codes")).content.decode() != before
