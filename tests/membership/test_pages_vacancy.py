"""A place that is not filled: whose it is, since when, the letters, and the way to somebody in the seat."""

from datetime import date
from re import search
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from boards.models import Board, RoleName
from boards.services import import_board
from membership.services import appoint_member, end_appointment, record_paper
from membership.vacancy import Step, Vacancy, steps_of, vacancy_of
from membership.vacancy_letters import letters_of
from statute.record import facts_of
from tests.cast import STORY, with_role
from tests.membership.page_cast import (
    PEOPLE,
    ailsas,
    alba,
    calums,
    gapped_record,
    html_of,
    seat_page,
    secretary,
    text_of,
    today,
    window_of,
)
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    OTHER_COUNCIL,
    Record,
    blank,
    end,
    member,
    nominee,
    officer,
    paper,
    professional,
    single,
)

__all__ = ["ailsas", "alba", "calums", "secretary", "today"]

ON = date(2026, 11, 21)


class Named:
    """Links that say what they are."""

    def appoint(self, seat: str, person: str) -> str:
        return f"appoint {person or 'somebody'} to {seat}"

    def appoint_officer(self, seat: str) -> str:
        return f"officer {seat}"

    def record_paper(self, purpose: str, query: str) -> str:
        return f"{purpose}?{query}"

    def people(self) -> str:
        return "people"


def vacant(record: Record, seat: str, on: date = ON) -> Vacancy:
    facts = facts_of(record)
    found = vacancy_of(facts.seat_by_id[seat], facts, on)
    assert found is not None
    return found


def steps(record: Record, seat: str, on: date = ON) -> list[Step]:
    return steps_of(vacant(record, seat, on), facts_of(record), Named())


def letters(record: Record, seat: str, on: date = ON) -> dict[str, str]:
    return letters_of(vacant(record, seat, on), facts_of(record))


def left(seat: str, last: str = "2026-09-30") -> Record:
    record = single()
    end(record, seat, last)
    return record


def nominated(record: Record, about: dict[str, str], day: str) -> None:
    record["papers"].append({"kind": "nomination", "about": about, "from": COUNCIL, "given_on": day})


class TestWhoseItIs:
    @pytest.mark.parametrize(
        ("seat", "whose", "rule", "provision"),
        [
            ("la1", "alba-council nominates", "MEM-11", "article 3(1)(a)"),
            ("hb1", "nhs-alba nominates", "MEM-12", "article 3(1)(b) and (3)"),
            ("gp", "nhs-alba determines who sits here", "MEM-19", "article 3(1)(f)"),
            (
                "cswo",
                "It goes with an office: the chief social work officer sits here",
                "MEM-16",
                "article 3(1)(c)",
            ),
            ("carer", "The board appoints", "MEM-23", "article 3(6)"),
        ],
    )
    def test_it_is_said_with_the_rule_and_where_it_is_written(
        self, seat: str, whose: str, rule: str, provision: str
    ) -> None:
        found = vacant(left(seat), seat)
        assert found.rule is not None
        assert (found.whose_words, found.rule.id) == (whose, rule)
        assert found.cites[0].provision == provision

    def test_a_board_of_several_councils_goes_by_its_own_article(self) -> None:
        record = blank("ijb_multi", (COUNCIL, OTHER_COUNCIL))
        professional(record, "gp", "GP")
        end(record, "gp", "2026-09-30")
        assert [each.provision for each in vacant(record, "gp").cites] == ["article 5(2)(f)"]

    def test_a_monitoring_committee_goes_by_its_own_order(self) -> None:
        record = blank("lead_hb")
        nominee(record, "la1", COUNCIL)
        end(record, "la1", "2026-09-30")
        found = vacant(record, "la1")
        assert found.rule is not None
        assert found.rule.id == "JMC-02"
        assert found.notice is None

    def test_a_seat_that_somebody_holds_is_no_vacancy(self) -> None:
        facts = facts_of(single())
        assert vacancy_of(facts.seat_by_id["la1"], facts, ON) is None


class TestTheMinisters:
    def test_the_day_is_six_months_from_the_first_empty_day(self) -> None:
        found = vacant(left("la1"), "la1")
        assert (found.six_months_on, found.ministers_due) == (date(2027, 4, 1), False)

    def test_on_that_day_there_is_a_notice_to_send(self) -> None:
        assert "ministers" not in letters(left("la1"), "la1", date(2027, 3, 31))
        text = letters(left("la1"), "la1", date(2027, 4, 1))["ministers"]
        assert "article 13(4)" in text
        assert "[why alba-council has been unable to fill the place]" in text

    def test_once_it_is_on_record_the_step_is_done(self) -> None:
        record = left("la1")
        paper(
            record,
            "notice",
            "vacancy",
            "2027-04-02",
            to="scottish-ministers",
            about={"seat": "la1"},
            from_="board",
        )
        (told,) = [each for each in steps(record, "la1", date(2027, 5, 1)) if "Ministers" in each.title]
        assert (told.state, told.is_done, told.address) == ("On record", True, "")

    def test_a_seat_of_no_nominee_need_not_be_told_of(self) -> None:
        assert not [each for each in steps(left("carer"), "carer") if "Ministers" in each.title]
        assert list(letters(left("carer"), "carer", date(2027, 8, 1))) == ["nomination"]

    def test_several_councils_agree_their_own_arrangements(self) -> None:
        record = blank("ijb_multi", (COUNCIL, OTHER_COUNCIL))
        nominee(record, "la1", COUNCIL)
        end(record, "la1", "2026-01-31")
        assert list(letters(record, "la1")) == ["nomination"]


class TestTheSteps:
    def test_a_nominee_is_asked_for_recorded_and_appointed(self) -> None:
        assert [each.title for each in steps(left("la1"), "la1")] == [
            "Ask alba-council",
            "Record the nomination",
            "Tell the Scottish Ministers",
            "Appoint somebody",
        ]

    def test_a_nomination_on_record_names_whom_to_appoint(self) -> None:
        record = left("la1")
        record["people"].append({"id": "una", "name": "Una"})
        about = {"seat": "la1", "person": "una"}
        nominated(record, about, "2026-10-20")
        first, second, _, last = steps(record, "la1")
        assert first.is_done
        assert second.state == "On record: Una, 20 October 2026"
        assert (last.title, last.address) == ("Appoint Una", "appoint una to la1")

    def test_the_nomination_of_whoever_left_is_no_answer(self) -> None:
        record = left("la1")
        about = {"seat": "la1", "person": "p-la1"}
        nominated(record, about, "2026-01-20")
        assert not steps(record, "la1")[1].is_done

    def test_the_paper_knows_the_seat_and_the_authority(self) -> None:
        assert steps(left("la1"), "la1")[1].address == "nomination?seat=la1&from=alba-council"
        assert steps(left("gp"), "gp")[1].address == f"determination?seat=gp&from={HEALTH}"

    def test_an_officer_is_whoever_holds_the_office(self) -> None:
        record = blank()
        officer(record, "co", "CO")
        end(record, "co", "2026-09-30")
        first, acting, last = steps(record, "co")
        assert (first.state, first.is_done) == ("On record: Member p-co", True)
        assert acting.address == "officer co"
        assert last.address == "appoint p-co to co"
        assert letters(record, "co") == {}

    def test_a_seat_on_a_basis_nobody_recorded_can_still_be_filled(self) -> None:
        record = blank()
        member(record, "odd", "ADDL")
        del record["seats"][0]["basis"]
        end(record, "odd", "2026-09-30")
        assert [each.title for each in steps(record, "odd")] == ["Appoint somebody"]


class TestTheLetter:
    def test_it_asks_the_authority_in_plain_words(self) -> None:
        text = letters(left("la1"), "la1")["nomination"]
        assert "To: [name], chief executive, alba-council" in text
        assert "The place of a nominee of alba-council has not been filled since 1 October 2026." in text
        assert "It was last held by Member p-la1." in text
        assert "The nominee must be a councillor." in text
        assert "If it is still not filled on 1 April 2027" in text

    @pytest.mark.parametrize("seat", ["la1", "hb1", "gp", "nurse", "hospdr", "cswo", "carer", "staff"])
    def test_it_ends_in_one_new_line_and_has_no_gap_in_it(self, seat: str) -> None:
        text = letters(left(seat), seat)["nomination"]
        assert text.endswith("\n")
        assert "\n\n\n" not in text
        assert "  " not in text
        assert "None" not in text

    def test_it_does_not_promise_what_may_have_been_empty_for_longer(self) -> None:
        record = blank()
        member(record, "carer", "CARER")
        record["appointments"] = []
        assert "since 1 April 2015 or earlier" in letters(record, "carer")["nomination"]


def vacancy_page(board: Board, seat: str = "user") -> str:
    return f"{seat_page(board, seat)}vacancy/"


class TestThePage:
    def test_it_tells_how_long_the_place_has_been_empty(self, ailsas: Client, alba: Board) -> None:
        assert "since 1 October 2026, 52 days on 21 November 2026" in text_of(ailsas.get(vacancy_page(alba)))

    def test_the_age_is_that_of_the_day_asked_about(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(f"{vacancy_page(alba)}?as_at=2026-10-01")
        assert "since 1 October 2026, 1 day on 1 October 2026" in text_of(page)

    def test_a_place_that_is_filled_is_said_to_be(self, ailsas: Client, alba: Board) -> None:
        page = ailsas.get(vacancy_page(alba, "la1"))
        assert "Calum holds this seat on 21 November 2026." in text_of(page)
        assert "<textarea" not in html_of(page)

    def test_nobody_knowing_is_not_said_to_be_empty(self, ailsas: Client, alba: Board) -> None:
        assert "Nobody can tell whether this place is filled." in text_of(
            ailsas.get(vacancy_page(alba, "nurse"))
        )

    def test_a_member_reads_it_and_may_do_nothing(self, calums: Client, alba: Board) -> None:
        page = calums.get(vacancy_page(alba))
        assert page.status_code == 200
        assert [each.address for each in page.context["steps"] if each.address not in ("", "#letter")] == []

    def test_four_clicks_lead_from_today_to_somebody_in_the_seat(self, ailsas: Client, alba: Board) -> None:
        one = link_named("Fill it", ailsas.get("/boards/alba/"))
        two = link_named("Appoint somebody", ailsas.get(one))
        said = {
            "new_id": "7d7a1e4e-1b1c-4c57-9a3a-333333333333",
            "new_name": "Una",
            "starts_on": "2026-12-01",
            "term": "day",
            "term_ends": "2029-11-30",
        }
        assert ailsas.post(two, said | {"step": "preview"}).status_code == 200
        assert ailsas.post(two, said | {"step": "confirm"}).status_code == 302
        assert alba.appointments.filter(seat__ref="user", person__name="Una").exists()

    def test_a_nomination_that_was_recorded_leads_on_to_its_person(self, ailsas: Client, alba: Board) -> None:
        gone = alba.appointments.get(seat__ref="la1")
        end_appointment(gone, on=date(2026, 10, 31), how="resignation", version=None, by=STORY)
        about = {"seat": "la1", "person": "p-gp"}
        said = {"kind": "nomination", "about": about, "from": COUNCIL, "given_on": date(2026, 11, 10)}
        record_paper(alba, said=said, by=STORY)
        appoint = ailsas.get(vacancy_page(alba, "la1")).context["steps"][-1].address
        form = ailsas.get(appoint).context["form"]
        assert form["person"].value() == str(alba.people.get(ref="p-gp").public_id)

    def test_the_paper_form_opens_with_what_the_link_knows(self, ailsas: Client, alba: Board) -> None:
        gone = alba.appointments.get(seat__ref="la1")
        end_appointment(gone, on=date(2026, 10, 31), how="resignation", version=None, by=STORY)
        there = ailsas.get(vacancy_page(alba, "la1")).context["steps"][1].address
        form = ailsas.get(there).context["form"]
        assert (form["seat"].value(), form["from"].value()) == ("la1", COUNCIL)


class TestTheFile:
    def test_the_letter_comes_as_plain_text(self, ailsas: Client, alba: Board) -> None:
        answer = ailsas.get(f"{vacancy_page(alba)}nomination.txt")
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert 'filename="alba-nomination-2026-11-21.txt"' in answer.headers["Content-Disposition"]
        assert "It is for the board to appoint" in answer.content.decode()

    @pytest.mark.parametrize("where", ["user/ministers", "user/banana", "la1/nomination", "nurse/nomination"])
    def test_there_is_none_where_there_is_nothing_to_ask(
        self, where: str, ailsas: Client, alba: Board
    ) -> None:
        seat, letter = where.split("/")
        assert ailsas.get(f"{vacancy_page(alba, seat)}{letter}.txt").status_code == 404

    def test_it_is_gone_once_the_place_is_filled(self, ailsas: Client, alba: Board) -> None:
        appoint_member(alba.seats.get(ref="user"), "Una", starts_on=ON, by=STORY)
        assert ailsas.get(f"{vacancy_page(alba)}nomination.txt").status_code == 404


def link_named(words: str, page: Any) -> str:
    found = search(rf'href="([^"]+)"[^>]*>{words}', html_of(page))
    assert found is not None, words
    return found[1].replace("&amp;", "&")


def test_it_asks_no_more_of_a_board_ten_times_as_large(
    db: None, today: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    record = gapped_record()
    for number in range(100):
        nominee(record, f"more{number}", COUNCIL)
    large = import_board(record, by=STORY)
    client = window_of(with_role("Ailsa", large, RoleName.SECRETARY))
    with django_assert_max_num_queries(32):
        assert client.get(vacancy_page(large)).status_code == 200


def test_people_pages_lead_to_it(ailsas: Client, alba: Board) -> None:
    there = vacancy_page(alba)
    assert there in html_of(ailsas.get(PEOPLE))
    assert there in html_of(ailsas.get(seat_page(alba, "user")))
