"""Every route, asked by everybody: read from the URL map, compared with the table in `access_table`."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from boards.models import Board, RoleName, User
from tests.access_table import AWAY, EVERYBODY, ROLES, SIGN_IN, TABLE, Answer, World
from tests.cast import board, olaf, other_board, rhona, with_role

__all__ = ["board", "olaf", "other_board", "rhona"]

REFUSALS: tuple[Answer, ...] = (403, 404, SIGN_IN)


def routes(patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from routes(pattern.url_patterns, inner)
        else:
            yield ":".join([*spaces, pattern.name or f"a route without a name: {pattern.pattern}"])


ROUTES = sorted(set(routes(get_resolver().url_patterns)))


@pytest.fixture
def world(board: Board, olaf: User, rhona: User) -> World:
    people = {role: with_role(role.title(), board, RoleName(role)) for role in ROLES}
    people |= {"operator": olaf, "stranger": rhona}
    for user in people.values():
        user.set_password("a long enough phrase")
        user.save()
    return World(board, people)


def client_of(world: World, who: str) -> Client:
    client = Client(raise_request_exception=False)
    if who != "anonymous":
        client.force_login(world.people[who])
    return client


def answer_of(response: HttpResponseBase) -> Answer:
    if response.status_code != 302:
        return response.status_code
    target = response.headers["Location"].partition("?")[0]
    return SIGN_IN if target == reverse(str(settings.LOGIN_URL)) else AWAY


def test_every_route_has_a_row() -> None:
    assert [route for route in ROUTES if route not in TABLE] == []


def test_every_row_has_a_route() -> None:
    assert [route for route in TABLE if route not in ROUTES] == []


def test_every_row_speaks_of_everybody() -> None:
    assert {route for route, row in TABLE.items() if set(row.answers) != set(EVERYBODY)} == set()


@pytest.mark.parametrize("route", [route for route in ROUTES if route in TABLE])
def test_everybody_gets_what_the_table_says(route: str, world: World) -> None:
    row = TABLE[route]
    address = reverse(route, kwargs=row.where(world))
    answers = {who: answer_of(client_of(world, who).get(address)) for who in EVERYBODY}
    assert answers == dict(row.answers)


@pytest.mark.parametrize("route", [route for route in ROUTES if route in TABLE])
def test_nobody_gets_further_by_sending_a_form(route: str, world: World) -> None:
    row = TABLE[route]
    address = reverse(route, kwargs=row.where(world))
    for who, expected in row.answers.items():
        answer = answer_of(client_of(world, who).post(address))
        if expected in REFUSALS:
            assert answer in {expected, 405}, who
        else:
            assert not isinstance(answer, int) or answer < 500, who
