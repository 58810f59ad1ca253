"""An operator creates boards, gets their people in, and keeps the shared list of authorities."""

import re
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from boards.models import Board, ConstituentAuthority, Role, RoleName, User
from boards.services import add_authority, grant_role
from tests.cast import STORY, user_named

NEW_BOARD = {"name": "Fife IJB", "slug": "fife", "email": "Una@Example.scot", "person_name": "Una"}
NEW_USER = {"email": "una@example.scot", "person_name": "Una", "role": "officer"}


@pytest.fixture
def at_work(client: Client, olaf: User) -> Client:
    client.force_login(olaf)
    return client


def link_in(page: str) -> str:
    found = re.search(r"http://testserver(/accounts/password/reset/key/[^<\s]+)", page)
    assert found is not None
    return found.group(1)


def users_url(board: Board) -> str:
    return reverse("boards:users", args=[board.slug])


class TestCreateBoard:
    def test_it_creates_the_board_with_its_secretary(self, at_work: Client) -> None:
        answer = at_work.post(reverse("boards:create"), NEW_BOARD)
        board = Board.objects.get(slug="fife")
        assert answer.headers["Location"] == users_url(board)
        role = board.roles.get()
        assert (role.name, role.user.email) == (RoleName.SECRETARY, "una@example.scot")

    def test_it_acts_in_the_operators_name(self, at_work: Client, olaf: User) -> None:
        at_work.post(reverse("boards:create"), NEW_BOARD)
        actors = set(Board.objects.get(slug="fife").audit_events.values_list("actor_kind", "actor_id"))
        assert actors == {("user", str(olaf.public_id))}

    def test_the_secretary_chooses_a_password_by_the_link_and_signs_in(self, at_work: Client) -> None:
        page = at_work.post(reverse("boards:create"), NEW_BOARD, follow=True).content.decode()
        una = Client()
        form = una.get(link_in(page), follow=True)
        assert "Choose your password" in form.content.decode()
        words = {"password1": "a long enough phrase", "password2": "a long enough phrase"}
        una.post(form.redirect_chain[-1][0], words)
        signed_in = una.post(
            reverse("account_login"), {"login": "una@example.scot", "password": words["password1"]}
        )
        assert signed_in.status_code == 302
        assert una.session["_auth_user_id"] == str(User.objects.get(email="una@example.scot").pk)

    def test_the_link_works_once(self, at_work: Client) -> None:
        link = link_in(at_work.post(reverse("boards:create"), NEW_BOARD, follow=True).content.decode())
        una = Client()
        words = {"password1": "a long enough phrase", "password2": "a long enough phrase"}
        una.post(una.get(link, follow=True).redirect_chain[-1][0], words)
        assert "This link no longer works" in Client().get(link, follow=True).content.decode()

    def test_the_link_is_shown_once(self, at_work: Client) -> None:
        shown = at_work.post(reverse("boards:create"), NEW_BOARD, follow=True).content.decode()
        assert link_in(shown)
        again = at_work.get(users_url(Board.objects.get(slug="fife"))).content.decode()
        assert "password/reset/key" not in again

    def test_where_mail_can_be_sent_the_link_goes_to_the_secretary_alone(
        self, at_work: Client, settings: Settings
    ) -> None:
        settings.EMAIL_HOST = "mail.example.scot"
        page = at_work.post(reverse("boards:create"), NEW_BOARD, follow=True).content.decode()
        assert "password/reset/key" not in page
        assert mail.outbox[0].to == ["una@example.scot"]
        assert link_in(str(mail.outbox[0].body))

    def test_where_mail_fails_the_link_is_shown_instead(
        self, at_work: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(self: EmailBackend, messages: object) -> int:
            raise SMTPException("no such host")

        settings.EMAIL_HOST = "mail.example.scot"
        monkeypatch.setattr(EmailBackend, "send_messages", fail)
        page = at_work.post(reverse("boards:create"), NEW_BOARD, follow=True).content.decode()
        assert link_in(page)

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"slug": "ayrshire"}, "Board with this Slug already exists."),
            ({"slug": "Ayrshire & Arran"}, "must be small letters and digits"),
            ({"name": ""}, "This field is required."),
            ({"name": "Right\u202eleft"}, "cannot be seen or turns text round"),
            ({"name": "Null\x00"}, "Null characters are not allowed."),
            ({"email": "una"}, "Enter a valid email address."),
        ],
    )
    def test_it_says_what_is_wrong_and_saves_nothing(
        self, at_work: Client, board: Board, wrong: dict[str, str], words: str
    ) -> None:
        answer = at_work.post(reverse("boards:create"), NEW_BOARD | wrong)
        assert answer.status_code == 200
        assert words in answer.content.decode()
        assert list(Board.objects.all()) == [board]
        assert not User.objects.filter(email="una@example.scot").exists()


class TestBoardUsers:
    def test_it_adds_somebody_new(self, at_work: Client, board: Board) -> None:
        page = at_work.post(users_url(board), NEW_USER, follow=True).content.decode()
        assert "Una is now officer of Ayrshire IJB." in page
        assert link_in(page)
        assert board.roles.get().name == RoleName.OFFICER

    def test_somebody_who_has_an_account_gets_no_link(self, at_work: Client, board: Board) -> None:
        user_named("Una")
        page = at_work.post(users_url(board), NEW_USER | {"email": "UNA@example.scot"}, follow=True)
        assert "password/reset/key" not in page.content.decode()
        assert board.roles.get().user.email == "una@example.scot"

    def test_it_refuses_a_role_they_have_already(self, at_work: Client, board: Board) -> None:
        at_work.post(users_url(board), NEW_USER)
        page = at_work.post(users_url(board), NEW_USER).content.decode()
        assert "They have that role already." in page
        assert board.roles.count() == 1

    def test_it_shows_nothing_of_a_board_that_is_not_there(self, at_work: Client) -> None:
        assert at_work.get(reverse("boards:users", args=["nowhere"])).status_code == 404


class TestEndRole:
    @pytest.fixture
    def role(self, board: Board) -> Role:
        return grant_role(user_named("Una"), board, RoleName.OFFICER, by=STORY)

    def url(self, board: Board, role: Role) -> str:
        return reverse("boards:end_role", args=[board.slug, role.public_id])

    def test_it_keeps_the_last_day(self, at_work: Client, board: Board, role: Role) -> None:
        at_work.post(self.url(board, role), {"on": "2026-12-31"})
        role.refresh_from_db()
        assert str(role.ends_on) == "2026-12-31"

    def test_it_refuses_to_end_it_twice(self, at_work: Client, board: Board, role: Role) -> None:
        at_work.post(self.url(board, role), {"on": "2026-12-31"})
        page = at_work.post(self.url(board, role), {"on": "2027-01-31"}).content.decode()
        assert "That role already ends on 31 December 2026." in page
        role.refresh_from_db()
        assert str(role.ends_on) == "2026-12-31"

    @pytest.mark.parametrize("day", ["banana", "2026-02-30", ""])
    def test_it_refuses_what_is_no_day(self, at_work: Client, board: Board, role: Role, day: str) -> None:
        assert at_work.post(self.url(board, role), {"on": day}).status_code == 200
        role.refresh_from_db()
        assert role.ends_on is None

    def test_it_is_found_on_its_own_board_only(self, at_work: Client, other_board: Board, role: Role) -> None:
        assert at_work.get(self.url(other_board, role)).status_code == 404


class TestAuthorities:
    def test_it_adds_one(self, at_work: Client) -> None:
        said = {"name": "Fife Council", "slug": "fife-council", "kind": "council"}
        page = at_work.post(reverse("boards:add_authority"), said, follow=True).content.decode()
        assert "Fife Council has been added." in page
        assert ConstituentAuthority.objects.get().kind == "council"

    def test_it_refuses_a_name_that_is_taken(self, at_work: Client) -> None:
        add_authority(slug="fife-council", name="Fife Council", kind="council", by=STORY)
        said = {"name": "Fife Council", "slug": "another", "kind": "council"}
        page = at_work.post(reverse("boards:add_authority"), said).content.decode()
        assert "already exists" in page
        assert ConstituentAuthority.objects.count() == 1

    def test_it_renames_one(self, at_work: Client) -> None:
        fife = add_authority(slug="fife-council", name="Fife Council", kind="council", by=STORY)
        at_work.post(reverse("boards:rename_authority", args=[fife.public_id]), {"name": "Council of Fife"})
        fife.refresh_from_db()
        assert (fife.name, fife.slug) == ("Council of Fife", "fife-council")


def test_the_list_shows_every_board(at_work: Client, board: Board, other_board: Board) -> None:
    page = at_work.get(reverse("boards:list")).content.decode()
    assert "Ayrshire IJB" in page
    assert "Tayside IJB" in page
