"""Who a board's page lets in, and on which day it is asked."""

from typing import Any

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.views.generic import TemplateView

from boards import policy
from boards.access import BoardView
from boards.models import Board, User
from boards.policy import allow
from ijb.urls import urlpatterns as all_routes

ACT = "tests.look"


class Look(BoardView):
    act = ACT

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(f"{self.board.name} on {self.on}, today {self.today}")


urlpatterns = [*all_routes, path("look/<slug:slug>/", Look.as_view())]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.usefixtures("looking_is_for_secretaries")]


@pytest.fixture
def looking_is_for_secretaries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "_allowed", dict(policy._allowed))
    allow(ACT, roles=["secretary"])


def test_it_lets_in_who_may(client: Client, ailsa: User) -> None:
    client.force_login(ailsa)
    assert client.get("/look/ayrshire/").content.startswith(b"Ayrshire IJB")


def test_a_page_that_cannot_be_written_to_says_so(client: Client, ailsa: User) -> None:
    client.force_login(ailsa)
    answer = client.post("/look/ayrshire/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "Nothing has been changed." in answer.content.decode()


def test_a_colleague_without_the_role_may_not(client: Client, calum: User) -> None:
    client.force_login(calum)
    assert client.get("/look/ayrshire/").status_code == 403


def test_it_is_invisible_to_another_boards_secretary(client: Client, ailsa: User, rhona: User) -> None:
    client.force_login(rhona)
    assert client.get("/look/ayrshire/").status_code == 404


def test_it_is_invisible_to_an_operator(client: Client, board: Board, olaf: User) -> None:
    client.force_login(olaf)
    assert client.get("/look/ayrshire/").status_code == 404


def test_a_board_that_is_not_there_looks_the_same(client: Client, rhona: User) -> None:
    client.force_login(rhona)
    assert client.get("/look/nowhere/").status_code == 404


def test_it_sends_a_stranger_to_sign_in_and_back(client: Client, board: Board) -> None:
    answer = client.get("/look/ayrshire/?as_at=2026-09-01")
    assert answer.headers["Location"] == "/accounts/login/?next=/look/ayrshire/%3Fas_at%3D2026-09-01"


def test_a_view_must_name_its_act() -> None:
    class Nameless(BoardView, TemplateView):
        template_name = "404.html"

    with pytest.raises(ImproperlyConfigured, match="Nameless must name its act"):
        Nameless.as_view()


class TestTheDay:
    @pytest.fixture
    def inside(self, client: Client, ailsa: User) -> Client:
        client.force_login(ailsa)
        return client

    def test_today_is_edinburghs(self, inside: Client) -> None:
        with time_machine.travel("2026-06-30T23:30:00Z", tick=False):
            inside.force_login(User.objects.get(name="Ailsa"))
            assert b"on 2026-07-01, today 2026-07-01" in inside.get("/look/ayrshire/").content

    @pytest.mark.parametrize("day", ["2014-04-01", "2026-08-31", "2024-02-29"])
    def test_it_is_asked_about_the_day_in_the_address(self, inside: Client, day: str) -> None:
        assert f"on {day}," in inside.get("/look/ayrshire/", {"as_at": day}).content.decode()

    @pytest.mark.parametrize(
        "day",
        ["banana", "2026-02-30", "0000-01-01", "2300-01-01", "2014-03-31", "20260901", "2026-W36-2", "\x00"],
    )
    def test_it_says_plainly_which_days_can_be_asked_about(self, inside: Client, day: str) -> None:
        answer = inside.get("/look/ayrshire/", {"as_at": day})
        assert answer.status_code == 400
        assert "That day cannot be shown" in answer.content.decode()

    def test_the_furthest_day_is_ten_years_ahead(self, inside: Client) -> None:
        with time_machine.travel("2028-02-29T12:00:00Z", tick=False):
            inside.force_login(User.objects.get(name="Ailsa"))
            assert inside.get("/look/ayrshire/", {"as_at": "2038-02-28"}).status_code == 200
            assert inside.get("/look/ayrshire/", {"as_at": "2038-03-01"}).status_code == 400
