"""A secretary looks after who can sign in for her own board."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from boards.models import Board, Role, RoleName, User
from boards.policy import roles_on
from boards.refusals import Refused
from boards.services import change_role, end_role, grant_role, invite_again
from tests.cast import NOW, STORY, TODAY, user_named, with_role
from tests.threads import in_threads

YESTERDAY = TODAY - timedelta(days=1)
NEW_USER = {"email": "Una@Example.scot", "person_name": "Una", "role": "secretary"}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def at_work(client: Client, ailsa: User) -> Client:
    client.force_login(ailsa)
    return client


@pytest.fixture
def una(board: Board, at_work: Client) -> User:
    """Invited by Ailsa as the second secretary."""
    at_work.post(users_page(board), NEW_USER)
    return User.objects.get(email="una@example.scot")


def users_page(board: Board) -> str:
    return reverse("users:list", args=[board.slug])


def role_page(role: Role) -> str:
    return reverse("users:role", args=[role.board.slug, role.public_id])


def role_of(user: User) -> Role:
    return user.roles.get()


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def save(client: Client, held: Role, /, **typed: str) -> Any:
    said = {"role": held.name, "on": "", "version": str(held.version)} | typed
    return client.post(role_page(held), said, follow=True)


def as_it_is(role: Role) -> Role:
    role.refresh_from_db()
    return role


class TestTheList:
    def test_it_shows_who_has_which_role_since_when_and_until_when(
        self, at_work: Client, board: Board, calum: User
    ) -> None:
        end_role(role_of(calum), on=date(2026, 12, 31), by=STORY)
        page = text_of(at_work.get(users_page(board)))
        assert "Calum calum@example.scot Member 1 September 2026 31 December 2026" in page

    def test_it_tells_who_signed_in_and_who_never_did(self, at_work: Client, board: Board, una: User) -> None:
        morag = with_role("Morag", board, RoleName.MEMBER)
        morag.set_password("a long enough phrase")
        morag.save()
        User.objects.filter(email="ailsa@example.scot").update(
            last_login=datetime(2026, 8, 31, 23, 30, tzinfo=UTC)
        )
        rows = at_work.get(users_page(board)).context["rows"]
        assert {str(row.user): row.signed_in for row in rows} == {
            "Ailsa": "1 September 2026",
            "Morag": "not yet",
            "Una": "invited, has not chosen a password yet",
        }

    def test_roles_that_are_over_stand_apart(self, at_work: Client, board: Board, calum: User) -> None:
        end_role(role_of(calum), on=YESTERDAY, by=STORY)
        context = at_work.get(users_page(board)).context
        assert [str(row.user) for row in context["over"]] == ["Calum"]
        assert [str(row.user) for row in context["rows"]] == ["Ailsa"]

    def test_a_single_secretary_is_told_what_comes_before_leaving(
        self, at_work: Client, board: Board
    ) -> None:
        assert "One secretary looks after this board" in text_of(at_work.get(users_page(board)))
        with_role("Una", board, RoleName.SECRETARY)
        assert "One secretary looks after this board" not in text_of(at_work.get(users_page(board)))

    def test_it_asks_as_much_of_the_database_whatever_the_number_of_users(
        self, at_work: Client, board: Board, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(30):
            grant_role(user_named(f"Member{number}"), board, RoleName.MEMBER, by=STORY)
        with django_assert_max_num_queries(9):
            at_work.get(users_page(board))

    @pytest.mark.parametrize("role", [RoleName.MEMBER, RoleName.OFFICER, RoleName.AUDITOR])
    def test_nobody_but_a_secretary_sees_it(self, client: Client, board: Board, role: RoleName) -> None:
        client.force_login(with_role("Euan", board, role))
        assert client.get(users_page(board)).status_code == 403

    def test_the_secretary_of_another_board_does_not_know_of_it(
        self, client: Client, board: Board, rhona: User
    ) -> None:
        client.force_login(rhona)
        assert client.get(users_page(board)).status_code == 404


class TestInviting:
    def test_it_gives_the_role_in_the_secretarys_name(
        self, at_work: Client, board: Board, ailsa: User
    ) -> None:
        page = at_work.post(users_page(board), NEW_USER, follow=True)
        assert "Una is now secretary of Ayrshire IJB." in text_of(page)
        assert role_of(User.objects.get(email="una@example.scot")).name == RoleName.SECRETARY
        last = board.audit_events.order_by("-sequence")[0]
        assert (last.event, last.actor_id) == ("boards.role_granted", str(ailsa.public_id))

    def test_where_mail_can_be_sent_the_link_goes_to_them_alone(
        self, at_work: Client, board: Board, settings: Settings
    ) -> None:
        settings.EMAIL_HOST = "mail.example.scot"
        page = at_work.post(users_page(board), NEW_USER, follow=True)
        assert "password/reset/key" not in page.content.decode()
        assert mail.outbox[0].to == ["una@example.scot"]
        assert "password/reset/key" in str(mail.outbox[0].body)

    def test_where_none_can_be_sent_it_is_shown_once(self, at_work: Client, board: Board) -> None:
        page = at_work.post(users_page(board), NEW_USER, follow=True)
        assert "password/reset/key" in page.content.decode()
        assert "password/reset/key" not in at_work.get(users_page(board)).content.decode()

    def test_somebody_who_has_an_account_gets_no_link(
        self, at_work: Client, board: Board, rhona: User
    ) -> None:
        page = at_work.post(users_page(board), NEW_USER | {"email": rhona.email}, follow=True)
        assert "password/reset/key" not in page.content.decode()
        assert "They have an account already" in text_of(page)
        assert board.roles.filter(user=rhona).exists()

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"email": "una"}, "Enter a valid email address."),
            ({"email": "ailsa@example.scot"}, "They have that role already."),
            ({"role": "operator"}, "Select a valid choice."),
            ({"role": ""}, "This field is required."),
            ({"person_name": "Right\u202eleft"}, "cannot be seen or turns text round"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_saved(
        self, at_work: Client, board: Board, wrong: dict[str, str], words: str
    ) -> None:
        page = at_work.post(users_page(board), NEW_USER | wrong)
        assert words in text_of(page)
        assert board.roles.count() == 1
        assert not User.objects.filter(email="una@example.scot").exists()


class TestInvitingAgain:
    def again(self, client: Client, role: Role) -> Any:
        address = reverse("users:invite_again", args=[role.board.slug, role.public_id])
        return client.post(address, follow=True)

    def test_it_hands_over_a_new_link(self, at_work: Client, board: Board, una: User) -> None:
        at_work.get(users_page(board))
        page = self.again(at_work, role_of(una))
        assert "password/reset/key" in page.content.decode()
        assert board.audit_events.filter(event="boards.user_invited_again").count() == 1

    def test_it_is_offered_to_those_who_wait_alone(
        self, at_work: Client, board: Board, una: User, calum: User
    ) -> None:
        calum.set_password("a long enough phrase")
        calum.save()
        rows = at_work.get(users_page(board)).context["rows"]
        assert {str(row.user): row.waits for row in rows} == {"Ailsa": False, "Calum": False, "Una": True}

    @pytest.mark.parametrize("why", ["has signed in", "has a password", "is on another board", "is operator"])
    def test_nobody_else_can_be_taken_over_by_it(
        self, why: str, at_work: Client, board: Board, other_board: Board, una: User
    ) -> None:
        match why:
            case "has signed in":
                una.last_login = NOW
            case "has a password":
                una.set_password("a long enough phrase")
            case "is on another board":
                grant_role(una, other_board, RoleName.MEMBER, by=STORY)
            case _:
                una.is_operator = True
        una.save()
        at_work.get(users_page(board))
        page = self.again(at_work, board.roles.get(user=una))
        assert "They cannot be invited again." in text_of(page)
        assert "password/reset/key" not in page.content.decode()
        with pytest.raises(Refused):
            invite_again(board.roles.get(user=una), by=STORY)


class TestChangingARole:
    def test_it_keeps_the_last_day(self, at_work: Client, calum: User) -> None:
        role = role_of(calum)
        page = save(at_work, role, on="2026-12-31")
        assert "Calum is now member, last day 31 December 2026." in text_of(page)
        assert as_it_is(role).ends_on == date(2026, 12, 31)

    def test_a_last_day_can_be_moved_and_taken_away(self, at_work: Client, calum: User) -> None:
        role = role_of(calum)
        save(at_work, role, on="2026-12-31")
        save(at_work, as_it_is(role), on="2027-01-31")
        assert as_it_is(role).ends_on == date(2027, 1, 31)
        save(at_work, role, on="")
        assert as_it_is(role).ends_on is None

    def test_ended_at_once_they_see_the_board_no_more(
        self, at_work: Client, board: Board, calum: User
    ) -> None:
        save(at_work, role_of(calum), on=YESTERDAY.isoformat())
        assert roles_on(calum, board, TODAY) == set()

    def test_another_role_begins_today_in_place_of_the_one_before(
        self, at_work: Client, board: Board, calum: User
    ) -> None:
        role = role_of(calum)
        save(at_work, role, role="officer")
        assert roles_on(calum, board, TODAY) == {RoleName.OFFICER}
        assert as_it_is(role).ends_on == YESTERDAY

    def test_pressing_the_button_twice_is_no_error(self, at_work: Client, board: Board, calum: User) -> None:
        role = role_of(calum)
        save(at_work, role, role="officer")
        assert "Calum was already officer" in text_of(save(at_work, role, role="officer"))
        assert board.roles.filter(user=calum).count() == 2

    def test_it_is_recorded_what_was_and_what_is(self, at_work: Client, board: Board, calum: User) -> None:
        role = role_of(calum)
        save(at_work, role, on="2026-12-31")
        save(at_work, as_it_is(role), on="2027-01-31")
        last = board.audit_events.order_by("-sequence")[0]
        assert last.event == "boards.role_last_day_changed"
        assert (last.before, last.after) == ({"ends_on": "2026-12-31"}, {"ends_on": "2027-01-31"})

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ({"on": "banana"}, "Enter a day that exists"),
            ({"on": "2026-02-30"}, "Enter a day that exists"),
            ({"on": "0206-12-31"}, "To end it at once, enter 31 August 2026."),
            ({"on": "2026-08-30"}, "To end it at once, enter 31 August 2026."),
            ({"on": "2036-09-02"}, "The last day can be 1 September 2036 at the latest."),
            ({"role": "operator"}, "Select a valid choice."),
            ({"version": "banana"}, "Enter a whole number."),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_saved(
        self, at_work: Client, calum: User, typed: dict[str, str], words: str
    ) -> None:
        role = role_of(calum)
        page = save(at_work, role, **typed)
        assert page.status_code == 200
        assert words in text_of(page)
        assert (role_of(calum).ends_on, role_of(calum).name) == (None, RoleName.MEMBER)

    def test_a_role_that_is_over_stays_over(self, at_work: Client, calum: User) -> None:
        role = end_role(role_of(calum), on=YESTERDAY, by=STORY)
        page = save(at_work, role, on="2026-12-31")
        assert "That role is over." in text_of(page)
        assert as_it_is(role).ends_on == YESTERDAY

    def test_where_somebody_else_was_first_both_are_shown(self, at_work: Client, calum: User) -> None:
        role = role_of(calum)
        end_role(calum.roles.get(), on=date(2026, 11, 30), by=STORY)
        page = save(at_work, role, on="2026-12-31")
        assert page.context["both"] == (
            "member, last day 30 November 2026",
            "member, last day 31 December 2026",
        )
        assert as_it_is(role).ends_on == date(2026, 11, 30)
        version = page.context["form"]["version"].value()
        save(at_work, role, on="2026-12-31", version=version)
        assert as_it_is(role).ends_on == date(2026, 12, 31)

    def test_a_role_on_another_board_is_not_found(self, at_work: Client, board: Board, rhona: User) -> None:
        address = reverse("users:role", args=[board.slug, role_of(rhona).public_id])
        assert at_work.get(address).status_code == 404
        assert at_work.post(address, {"role": "member", "on": "", "version": "1"}).status_code == 404

    def test_a_member_may_not(self, client: Client, calum: User, morag: User) -> None:
        client.force_login(calum)
        assert save(client, role_of(morag), on="2026-12-31").status_code == 403
        assert role_of(morag).ends_on is None

    def test_it_asks_little_of_the_database(
        self, at_work: Client, calum: User, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        address = role_page(role_of(calum))
        with django_assert_max_num_queries(9):
            at_work.get(address)


class TestTheLastSecretary:
    @pytest.mark.parametrize("typed", [{"on": "2026-12-31"}, {"on": "2026-08-31"}, {"role": "member"}])
    def test_she_cannot_leave_the_board_without_one(
        self, at_work: Client, ailsa: User, typed: dict[str, str]
    ) -> None:
        for step in ("", "confirm"):
            page = save(at_work, role_of(ailsa), step=step, **typed)
            assert "First add whoever follows as a secretary" in text_of(page)
        assert (role_of(ailsa).ends_on, role_of(ailsa).name) == (None, RoleName.SECRETARY)

    def test_one_with_a_last_day_does_not_stay(self, at_work: Client, ailsa: User, una: User) -> None:
        end_role(role_of(una), on=date(2026, 12, 31), by=STORY)
        page = save(at_work, role_of(ailsa), on="2026-11-30", step="confirm")
        assert "without a secretary" in text_of(page)

    def test_nor_does_one_whose_account_is_closed(self, at_work: Client, ailsa: User, una: User) -> None:
        una.is_active = False
        una.save()
        page = save(at_work, role_of(ailsa), on="2026-11-30", step="confirm")
        assert "without a secretary" in text_of(page)

    def test_two_who_end_each_others_role_leave_one(self, board: Board, ailsa: User) -> None:
        una = with_role("Una", board, RoleName.SECRETARY)
        first, second = role_of(ailsa), role_of(una)
        change_role(first, name=RoleName.MEMBER, ends_on=None, today=TODAY, version=first.version, by=STORY)
        with pytest.raises(Refused, match="without a secretary"):
            change_role(
                second, name=RoleName.MEMBER, ends_on=None, today=TODAY, version=second.version, by=STORY
            )

    @pytest.mark.django_db(transaction=True)
    def test_nor_do_two_at_one_moment(self, transactional_db: None, board: Board, ailsa: User) -> None:
        roles = [role_of(ailsa), role_of(with_role("Una", board, RoleName.SECRETARY))]

        def step_down() -> Role:
            role = roles.pop()
            return change_role(
                role, name=RoleName.MEMBER, ends_on=None, today=TODAY, version=role.version, by=STORY
            )

        outcomes = in_threads(2, step_down)
        assert len([each for each in outcomes if isinstance(each, Refused)]) == 1
        assert board.roles.filter(name=RoleName.SECRETARY, ends_on=None).count() == 1

    def test_where_another_stays_one_may_be_ended(self, at_work: Client, una: User) -> None:
        save(at_work, role_of(una), on="2026-12-31")
        assert role_of(una).ends_on == date(2026, 12, 31)


class TestHandingOver:
    def test_ending_ones_own_role_is_asked_again(self, at_work: Client, ailsa: User, una: User) -> None:
        page = save(at_work, role_of(ailsa), on="2026-09-30")
        assert "Do you want to change your own role?" in text_of(page)
        assert "Una, last signed in: invited, has not chosen a password yet" in text_of(page)
        assert role_of(ailsa).ends_on is None

    def test_once_confirmed_it_ends(self, at_work: Client, ailsa: User, una: User) -> None:
        page = save(at_work, role_of(ailsa), on="2026-09-30", step="confirm")
        assert page.redirect_chain[-1][0] == users_page(una.roles.get().board)
        assert role_of(ailsa).ends_on == date(2026, 9, 30)

    def test_the_second_page_sends_what_was_typed_on_the_first(
        self, at_work: Client, ailsa: User, una: User
    ) -> None:
        page = save(at_work, role_of(ailsa), on="2026-09-30").content.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(role|on|version)" value="([^"]*)"', page))
        assert hidden == {"role": "secretary", "on": "2026-09-30", "version": "1"}

    def test_ended_at_once_she_is_led_off_the_board(self, at_work: Client, ailsa: User, una: User) -> None:
        board = role_of(una).board
        answer = at_work.post(
            role_page(role_of(ailsa)),
            {"role": "secretary", "on": YESTERDAY.isoformat(), "version": "1", "step": "confirm"},
        )
        assert answer.headers["Location"] == "/"
        assert at_work.get(users_page(board)).status_code == 404

    def test_somebody_elses_role_is_not_asked_about_twice(
        self, at_work: Client, una: User, calum: User
    ) -> None:
        save(at_work, role_of(calum), on="2026-09-30")
        assert role_of(calum).ends_on == date(2026, 9, 30)
