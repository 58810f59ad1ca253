"""The pages of a seat and of a person."""

from django.test import Client

from boards.models import Board, RoleName, User
from boards.services import grant_role, import_board
from tests.cast import STORY
from tests.membership.page_cast import (
    PEOPLE,
    ailsas,
    alba,
    calums,
    html_of,
    person_page,
    seat_page,
    secretary,
    text_of,
    today,
    window_of,
)
from tests.membership.test_pages_board_and_people import queries
from tests.statute.situations import nominee, single

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]


class TestASeat:
    def test_its_history_has_the_times_it_was_not_filled(self, ailsas: Client, alba: Board) -> None:
        history = ailsas.get(seat_page(alba, "user")).context["history"]
        assert [(spell.who, spell.starts, spell.ends) for spell in history] == [
            ("Place not filled", "1 October 2026", "still not filled"),
            ("Member p-user", "1 May 2025", "30 September 2026"),
            ("Place not filled", "1 April 2015", "30 April 2025"),
        ]

    def test_the_law_speaks_of_the_empty_seat(self, ailsas: Client, alba: Board) -> None:
        said = ailsas.get(seat_page(alba, "user")).context["said"]
        assert ("MEM-23", "not_met") in {(each.rule.id, each.finding.outcome.value) for each in said}

    def test_the_law_speaks_of_whoever_sits_in_it(self, ailsas: Client, alba: Board) -> None:
        said = ailsas.get(seat_page(alba, "la1")).context["said"]
        assert "TRM-01" in {each.rule.id for each in said}

    def test_what_is_worst_comes_first(self, ailsas: Client, alba: Board) -> None:
        said = ailsas.get(seat_page(alba, "user")).context["said"]
        ranks = [each.finding.outcome.rank for each in said]
        assert len(ranks) > 1
        assert ranks == sorted(ranks)

    def test_an_unknown_seat_is_not_called_empty(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(seat_page(alba, "nurse")))
        assert "Place not filled" not in text
        assert "does not mean that it was empty" in text

    def test_the_secretary_may_end_what_has_not_ended(self, ailsas: Client, alba: Board) -> None:
        history = ailsas.get(seat_page(alba, "la1")).context["history"]
        assert [bool(spell.end_address) for spell in history if not spell.is_gap] == [True]

    def test_nobody_may_end_what_has_ended(self, ailsas: Client, alba: Board) -> None:
        history = ailsas.get(seat_page(alba, "user")).context["history"]
        assert [spell.end_address for spell in history] == ["", "", ""]

    def test_a_member_is_offered_nothing_to_change(self, calums: Client, alba: Board) -> None:
        content = html_of(calums.get(seat_page(alba, "la1")))
        assert "/end/" not in content
        assert "/appoint/" not in content

    def test_it_is_shown_as_it_was_on_another_day(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{seat_page(alba, 'user')}?as_at=2026-09-30")
        assert [each.name for each in page.context["seat"].holders] == ["Member p-user"]

    def test_no_such_seat_is_no_such_page(self, ailsas: Client, alba: Board) -> None:
        address = f"{PEOPLE}seats/00000000-0000-0000-0000-000000000000/"
        assert ailsas.get(address).status_code == 404


class TestAPerson:
    def test_their_seats_offices_and_standings_are_there(self, ailsas: Client, alba: Board) -> None:
        text = text_of(ailsas.get(person_page(alba, "p-la1")))
        assert "Council nominee, alba-council" in text
        assert "Chair From 1 May 2025" not in text
        assert "Chair 1 May 2025 until the period ends" in text
        assert "A councillor, alba-council 5 May 2022 no end" in text

    def test_the_law_speaks_of_them(self, ailsas: Client, alba: Board) -> None:
        said = ailsas.get(person_page(alba, "p-la1")).context["said"]
        assert "TRM-01" in {each.rule.id for each in said}

    def test_a_disqualification_is_for_the_secretary_alone(self, secretary: User) -> None:
        record = single()
        record["board"]["slug"] = "grounds"
        record["standings"].append(
            {"person": "p-la1", "is": "disqualified", "category": "insolvency", "starts_on": "2026-01-05"}
        )
        board = import_board(record, by=STORY)
        grant_role(secretary, board, RoleName.SECRETARY, by=STORY)
        address = f"/boards/grounds/people/{board.people.get(ref='p-la1').public_id}/"
        window = window_of(secretary)
        assert "Disqualified: insolvency" in text_of(window.get(address))
        board.roles.filter(user=secretary).update(name=RoleName.AUDITOR)
        assert "isqualified" not in text_of(window.get(address))

    def test_a_person_who_never_sat_has_a_page_too(self, ailsas: Client, alba: Board) -> None:
        person = alba.people.create(name="Somebody new")
        assert "No appointment to a seat is on record." in text_of(ailsas.get(f"{PEOPLE}{person.public_id}/"))


def test_they_take_as_many_queries_for_a_board_ten_times_as_large(
    ailsas: Client, alba: Board, secretary: User
) -> None:
    record = single()
    record["board"]["slug"] = "large"
    for number in range(5, 180):
        nominee(record, f"la{number}", "alba-council")
    large = import_board(record, by=STORY)
    grant_role(secretary, large, RoleName.SECRETARY, by=STORY)
    for page in (seat_page, person_page):
        subject = "la1" if page is seat_page else "p-la1"
        there = page(large, subject).replace("/alba/", "/large/")
        assert queries(ailsas, page(alba, subject)) == queries(ailsas, there) <= 28
