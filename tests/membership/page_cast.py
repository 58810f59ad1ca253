"""A board whose pages are looked at on one day, and the windows of those who look."""

from collections.abc import Iterator
from datetime import datetime
from html import unescape
from re import sub
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import import_board
from tests.cast import STORY, with_role
from tests.statute.situations import Record, end, row, single

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=ZoneInfo("Europe/London"))
PEOPLE = "/boards/alba/people/"


def gapped_record() -> Record:
    """A lawful board, but that the service user has left and that nobody knows who the nurse is."""
    record = single()
    end(record, "user", "2026-09-30")
    row(record, "seats", id="nurse")["known"] = []
    record["appointments"] = [each for each in record["appointments"] if each["seat"] != "nurse"]
    row(record, "people", id="p-la1")["name"] = "Calum"
    row(record, "people", id="p-hb1")["name"] = "Morag"
    return record


@pytest.fixture
def today() -> Iterator[None]:
    """It is 21 November 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def alba(db: None, today: None) -> Board:
    """The board."""
    return import_board(gapped_record(), by=STORY)


@pytest.fixture
def secretary(alba: Board) -> User:
    """Ailsa, who looks after the board."""
    return with_role("Ailsa", alba, RoleName.SECRETARY)


def window_of(user: User) -> Client:
    """Give a browser window in which somebody is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ailsas(secretary: User) -> Client:
    """Ailsa's window."""
    return window_of(secretary)


@pytest.fixture
def calums(alba: Board) -> Client:
    """The window of Calum, a member."""
    return window_of(with_role("Calum", alba, RoleName.MEMBER))


def seat_page(board: Board, seat: str) -> str:
    """Give the address of a seat's page, by its id in the record."""
    return f"{PEOPLE}seats/{board.seats.get(ref=seat).public_id}/"


def person_page(board: Board, person: str) -> str:
    """Give the address of a person's page, by their id in the record."""
    return f"{PEOPLE}{board.people.get(ref=person).public_id}/"


def end_page(board: Board, seat: str) -> str:
    """Give the address of the page that ends the one appointment to a seat."""
    return f"{PEOPLE}appointments/{board.appointments.get(seat__ref=seat).public_id}/end/"


def html_of(response: Any) -> str:
    """Give a page as it was sent, its white space made one."""
    return " ".join(response.content.decode().split())


def text_of(response: Any) -> str:
    """Give a page's text as a reader sees it: without tags, its white space made one."""
    return " ".join(unescape(sub(r"<[^>]+>", " ", html_of(response))).split())
