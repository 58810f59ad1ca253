"""Vacancies: VAC-02, VAC-03 and VAC-04, with the catalogue's own tests first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from statute.assessing import result
from statute.findings import Finding
from statute.notes import COMMITTEE_VACANCY_NOTE, SILENT_NOTE, VACANCY_NOTE
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    Record,
    appoint,
    around,
    committee,
    end,
    findings,
    forget,
    member,
    multi,
    nominee,
    outcome,
    row,
    single,
    vacate,
)

DAY = "2026-11-21"


def early(record: Record) -> Record:
    """The same board, as if everything had begun on 1 January 2014."""
    text = json.dumps(record).replace("2015-04-01", "2014-01-01").replace("2025-05-01", "2014-01-01")
    found: Record = json.loads(text)
    return found


# -- VAC-02 ----------------------------------------------------------------------------------------------


def filled() -> Record:
    """A single-council board whose nominees' seats have been filled ever since they are known."""
    record = single()
    for each in record["seats"]:
        if each["basis"] in ("LA_NOM", "HB_NOM"):
            each["known"] = [{"from": "2025-05-01", "to": "open"}]
    return record


def empty_from(first: str, record: Record | None = None) -> Record:
    """The same board with the fourth seat of the Health Board empty from a day."""
    board = filled() if record is None else record
    end(board, "hb4", (date.fromisoformat(first) - timedelta(days=1)).isoformat())
    return board


def filled_again(starts_on: str) -> Record:
    """The seat empty from 1 March 2026 until somebody is nominated."""
    board = empty_from("2026-03-01")
    appoint(board, "hb4", "p-hb9", starts_on, term_ends="2029-02-28")
    return board


def with_notice(board: Record, on: str | None, **fields: Any) -> Record:
    """The Scottish Ministers are told of the empty seat."""
    paper = {
        "kind": "notice",
        "to": "scottish-ministers",
        "about": {"seat": "hb4"},
        "topic": "vacancy",
    } | fields
    board["papers"].append(paper | ({"given_on": on} if on else {}))
    return board


def about_hb4(board: Record, on: str) -> list[Finding]:
    """What VAC-02 finds about the seat."""
    return [each for each in findings(board, "VAC-02", on) if each.subject.id == "hb4"]


def march() -> Record:
    return empty_from("2026-03-01")


WORKED_02 = [
    ("vacant from 2026-03-01, on 2026-08-31", march, "2026-08-31", "met"),
    ("vacant from 2026-03-01, no notice, local limit 28 days, on 2026-10-15", march, "2026-10-15", "caution"),
    ("last vacant day 2026-11-01, notice never given", lambda: filled_again("2026-11-02"), DAY, "not_met"),
    (
        "notice given to the Ministers by another id",
        lambda: with_notice(march(), "2026-09-01", to="scottish_ministers"),
        "2026-09-02",
        "met",
    ),
    ("notice given, on 2026-09-02", lambda: with_notice(march(), "2026-09-01"), "2026-09-02", "met"),
]


@pytest.mark.parametrize(
    ("build", "on", "expected"), [each[1:] for each in WORKED_02], ids=[each[0] for each in WORKED_02]
)
def test_the_worked_cases_of_vac_02(build: Callable[[], Record], on: str, expected: str) -> None:
    assert outcome(build(), "VAC-02", on) == expected


class TestMinistersToldOfVacancy:
    def test_it_is_asked_from_the_first_empty_day(self) -> None:
        assert around(march(), "VAC-02", "2026-03-01") == ("not_applicable", "met", "met")

    def test_it_is_due_once_the_seat_has_been_empty_for_more_than_six_months(self) -> None:
        assert around(march(), "VAC-02", "2026-09-01") == ("met", "due", "due")

    def test_six_months_from_the_end_of_august_run_to_the_end_of_february(self) -> None:
        assert around(empty_from("2026-08-31"), "VAC-02", "2027-02-28") == ("met", "due", "due")

    def test_it_is_late_after_twenty_eight_days(self) -> None:
        assert around(march(), "VAC-02", "2026-09-29") == ("due", "due", "caution")

    def test_the_board_may_set_another_limit(self) -> None:
        board = march()
        board["settings"].append({"from": "2026-01-01", "notice_to_ministers_days": 10})
        assert around(board, "VAC-02", "2026-09-11") == ("due", "due", "caution")

    def test_a_limit_of_no_days_leaves_the_day_itself(self) -> None:
        board = march()
        board["settings"].append({"from": "2026-01-01", "notice_to_ministers_days": 0})
        assert around(board, "VAC-02", "2026-09-01") == ("met", "due", "caution")

    def test_a_setting_counts_from_its_own_day(self) -> None:
        board = march()
        board["settings"].append({"from": "2026-10-10", "notice_to_ministers_days": 60})
        assert around(board, "VAC-02", "2026-10-10") == ("caution", "due", "due")

    def test_the_six_month_day_is_named_from_the_first_empty_day(self) -> None:
        (found,) = about_hb4(march(), "2026-03-01")
        assert found.due_on == date(2026, 9, 1)
        assert found.facts["empty_since"] == date(2026, 3, 1)
        assert found.facts["six_months_on"] == date(2026, 9, 1)

    def test_what_is_due_names_the_local_limit_and_the_missing_notice(self) -> None:
        (found,) = about_hb4(march(), "2026-09-15")
        assert found.due_on == date(2026, 9, 29)
        assert (found.facts["notice"], found.facts["local_limit_days"]) == ("none", 28)
        assert "note" not in found.facts

    def test_a_notice_counts_from_the_day_it_is_given(self) -> None:
        assert around(with_notice(march(), "2026-10-10"), "VAC-02", "2026-10-10") == ("caution", "met", "met")

    def test_a_notice_is_shown_with_its_day(self) -> None:
        (found,) = about_hb4(with_notice(march(), "2026-10-10", id="n1"), DAY)
        assert (found.facts["notice"], found.facts["notice_given_on"]) == ("n1", date(2026, 10, 10))

    def test_a_notice_of_an_earlier_vacancy_does_not_count(self) -> None:
        assert outcome(with_notice(march(), "2026-02-28"), "VAC-02", DAY) == "caution"

    @pytest.mark.parametrize(
        "fields",
        [
            {"to": COUNCIL},
            {"about": {"seat": "hb3"}},
            {"about": {"authority": COUNCIL}},
            {"topic": "chair"},
            {"says": False},
            {"kind": "declaration"},
        ],
        ids=lambda fields: next(iter(fields)),
    )
    def test_another_paper_is_no_notice(self, fields: dict[str, Any]) -> None:
        assert outcome(with_notice(march(), "2026-09-01", **fields), "VAC-02", DAY) == "caution"

    def test_a_notice_about_the_authority_counts(self) -> None:
        board = with_notice(march(), "2026-09-01", about={"authority": HEALTH})
        assert outcome(board, "VAC-02", DAY) == "met"

    def test_it_cannot_tell_where_a_notice_has_no_day(self) -> None:
        assert outcome(with_notice(march(), None), "VAC-02", DAY) == "cannot_tell"

    def test_it_cannot_tell_where_the_addressee_of_a_notice_is_missing(self) -> None:
        board = with_notice(march(), "2026-09-01")
        board["papers"][-1].pop("to")
        assert outcome(board, "VAC-02", DAY) == "cannot_tell"

    def test_it_cannot_tell_where_papers_may_be_missing(self) -> None:
        board = march()
        forget(board, "papers")
        assert outcome(board, "VAC-02", "2026-08-31") == "met"
        assert outcome(board, "VAC-02", DAY) == "cannot_tell"

    def test_papers_must_be_known_since_the_six_months_were_over(self) -> None:
        board = march()
        board["complete"]["papers"] = [{"from": "2026-09-02", "to": "open"}]
        assert outcome(board, "VAC-02", DAY) == "cannot_tell"
        board["complete"]["papers"] = [{"from": "2026-09-01", "to": "open"}]
        assert outcome(board, "VAC-02", DAY) == "caution"

    def test_it_is_not_met_once_the_seat_is_filled_and_no_notice_was_given(self) -> None:
        assert around(filled_again("2026-11-02"), "VAC-02", "2026-11-02") == ("caution", "not_met", "not_met")
        (found,) = about_hb4(filled_again("2026-11-02"), DAY)
        assert found.facts["empty_until"] == date(2026, 11, 1)

    def test_a_notice_given_late_ends_that(self) -> None:
        board = with_notice(filled_again("2026-11-02"), "2026-11-20")
        assert around(board, "VAC-02", "2026-11-20") == ("not_met", "met", "met")

    def test_exactly_six_months_need_no_notice(self) -> None:
        assert around(filled_again("2026-09-01"), "VAC-02", "2026-09-01") == (
            "met",
            "not_applicable",
            "not_applicable",
        )

    def test_a_day_more_than_six_months_needs_one(self) -> None:
        assert around(filled_again("2026-09-02"), "VAC-02", "2026-09-02") == ("due", "not_met", "not_met")

    def test_it_is_judged_to_the_end_of_the_next_financial_year(self) -> None:
        found = around(filled_again("2026-11-02"), "VAC-02", "2028-03-31")
        assert found == ("not_met", "not_met", "not_applicable")

    def test_a_vacancy_that_ended_in_march_is_judged_a_year_less(self) -> None:
        board = empty_from("2026-03-01")
        appoint(board, "hb4", "p-hb9", "2027-04-01", term_ends="2030-03-31")
        assert around(board, "VAC-02", "2028-03-31") == ("not_met", "not_met", "not_applicable")
        row(board, "appointments", person="p-hb9")["starts_on"] = "2027-04-02"
        assert around(board, "VAC-02", "2028-03-31") == ("not_met", "not_met", "not_met")

    def test_it_cannot_tell_since_when_a_seat_was_empty(self) -> None:
        board = filled()
        vacate(board, "hb4")
        row(board, "seats", id="hb4")["known"] = [{"from": "2026-06-01", "to": "open"}]
        assert around(board, "VAC-02", "2026-06-01") == ("cannot_tell", "cannot_tell", "cannot_tell")
        assert around(board, "VAC-02", "2026-12-01") == ("cannot_tell", "due", "due")
        (found,) = about_hb4(board, "2026-12-01")
        assert found.facts["empty_since_exact"] is False
        assert "or earlier" in found.message

    def test_a_seat_certainly_held_less_than_six_months_ago_needs_no_notice_yet(self) -> None:
        board = filled()
        row(board, "appointments", seat="hb4").update({"ends": "2026-05-31"})
        row(board, "seats", id="hb4")["known"] = [
            {"from": "2025-05-01", "to": "2026-05-31"},
            {"from": "2026-07-01", "to": "open"},
        ]
        assert around(board, "VAC-02", "2026-07-01") == ("cannot_tell", "met", "met")
        assert around(board, "VAC-02", "2026-12-01") == ("met", "cannot_tell", "cannot_tell")
        assert around(board, "VAC-02", "2027-01-01") == ("cannot_tell", "due", "due")

    def test_a_seat_never_filled_is_empty_since_the_board_began(self) -> None:
        board = filled()
        nominee(board, "hb5", HEALTH)
        vacate(board, "hb5")
        (found,) = [each for each in findings(board, "VAC-02", "2015-09-30") if each.subject.id == "hb5"]
        assert (found.facts["empty_since"], found.facts["empty_since_exact"]) == (date(2015, 4, 1), True)

    def test_it_cannot_tell_for_how_long_a_vacancy_lasted_whose_end_is_not_known(self) -> None:
        board = filled_again("2026-10-01")
        row(board, "seats", id="hb4")["known"] = [
            {"from": "2025-05-01", "to": "2026-04-30"},
            {"from": "2026-10-01", "to": "open"},
        ]
        assert around(board, "VAC-02", "2026-10-01") == ("cannot_tell", "cannot_tell", "cannot_tell")

    def test_it_cannot_tell_about_a_seat_whose_holder_nobody_recorded(self) -> None:
        board = filled()
        vacate(board, "la1")
        row(board, "seats", id="la1")["known"] = []
        assert outcome(board, "VAC-02", DAY) == "cannot_tell"

    def test_it_cannot_tell_about_a_seat_whose_basis_nobody_recorded(self) -> None:
        board = filled()
        row(board, "seats", id="la1").pop("basis")
        assert outcome(board, "VAC-02", DAY) == "cannot_tell"

    def test_it_cannot_tell_where_seats_may_be_missing(self) -> None:
        board = filled()
        board["complete"].pop("seats")
        assert outcome(board, "VAC-02", DAY) == "cannot_tell"

    def test_a_gap_does_not_hide_what_is_certain(self) -> None:
        board = filled_again("2026-11-02")
        vacate(board, "la1")
        row(board, "seats", id="la1")["known"] = []
        assert outcome(board, "VAC-02", DAY) == "not_met"

    def test_an_end_said_to_be_open_is_no_vacancy(self) -> None:
        assert outcome(filled(), "VAC-02", DAY) == "not_applicable"

    def test_other_seats_are_not_asked(self) -> None:
        board = filled()
        end(board, "carer", "2025-06-01")
        assert outcome(board, "VAC-02", DAY) == "not_applicable"

    @pytest.mark.parametrize("build", [multi, committee])
    def test_it_binds_boards_of_one_council_only(self, build: Callable[[], Record]) -> None:
        board = build()
        end(board, "hb3", "2025-06-01")
        assert outcome(board, "VAC-02", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(single())
        vacate(board, "hb4")
        assert around(board, "VAC-02", "2014-11-28") == ("not_applicable", "caution", "caution")

    def test_it_says_until_when_it_stands(self) -> None:
        found = result(REGISTRY["VAC-02"], facts_of(march()), date(2026, 6, 1))
        assert (found.since, found.until) == (date(2026, 3, 1), date(2026, 8, 31))


# -- VAC-03 ----------------------------------------------------------------------------------------------


def no_arrangements(said: str | None = None) -> Record:
    """Two councils, with no arrangements on record, or with a scheme known to have none."""
    record = multi()
    record["scheme_versions"][0].pop("vacancy_arrangements")
    if said is not None:
        record["scheme_versions"][0]["vacancy_arrangements"] = said
    return record


def agreed(on: str | None, said: str | None = "none", **fields: Any) -> Record:
    """Two councils that agreed arrangements in a paper."""
    record = no_arrangements(said)
    paper = {"kind": "agreement", "topic": "vacancies"} | fields
    record["papers"].append(paper | ({"given_on": on} if on else {}))
    return record


def with_empty_seat(record: Record, last: str = "2026-10-31") -> Record:
    """The same board with a nominee's seat empty after a day."""
    end(record, "lb1", last)
    return record


WORKED_03 = [
    ("none found", no_arrangements, "cannot_tell"),
    (
        "temporary vacancy has arisen and no agreement exists",
        lambda: with_empty_seat(no_arrangements("none")),
        "not_met",
    ),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_03], ids=[each[0] for each in WORKED_03]
)
def test_the_worked_cases_of_vac_03(build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), "VAC-03", DAY) == expected


class TestVacancyArrangementsAgreed:
    def test_arrangements_in_the_scheme_are_enough(self) -> None:
        (found,) = findings(with_empty_seat(multi()), "VAC-03", DAY)
        assert found.outcome.value == "met"
        assert found.facts["agreed_in"] == "the integration scheme of 1 April 2015"

    def test_an_agreement_counts_from_its_day(self) -> None:
        board = with_empty_seat(agreed("2026-11-10"))
        assert around(board, "VAC-03", "2026-11-10") == ("not_met", "met", "met")

    def test_a_later_scheme_counts_from_its_day(self) -> None:
        board = with_empty_seat(no_arrangements("none"))
        first = board["scheme_versions"][0]
        board["scheme_versions"].append(
            first | {"from": "2026-11-10", "vacancy_arrangements": "As for one council."}
        )
        assert around(board, "VAC-03", "2026-11-10") == ("not_met", "met", "met")

    def test_without_arrangements_it_is_a_caution_until_a_seat_is_empty(self) -> None:
        board = with_empty_seat(no_arrangements("none"))
        assert around(board, "VAC-03", "2026-11-01") == ("caution", "not_met", "not_met")

    def test_it_names_the_empty_seat(self) -> None:
        (found,) = findings(with_empty_seat(no_arrangements("none")), "VAC-03", DAY)
        assert found.facts["agreement"] == "none"
        assert found.facts["empty_seats"] == ["Council nominee of beinn-council (seat 1 of 3)"]

    @pytest.mark.parametrize(
        "fields",
        [{"topic": "chair"}, {"kind": "decision"}, {"says": False}],
        ids=lambda each: next(iter(each)),
    )
    def test_another_paper_is_no_agreement(self, fields: dict[str, Any]) -> None:
        assert outcome(with_empty_seat(agreed("2016-01-01", **fields)), "VAC-03", DAY) == "not_met"

    def test_it_cannot_tell_when_an_agreement_without_a_day_was_made(self) -> None:
        assert outcome(with_empty_seat(agreed(None)), "VAC-03", DAY) == "cannot_tell"

    def test_it_cannot_tell_where_papers_may_be_missing(self) -> None:
        board = with_empty_seat(no_arrangements("none"))
        board["complete"]["papers"] = [{"from": "2020-01-01", "to": "open"}]
        assert outcome(board, "VAC-03", DAY) == "cannot_tell"

    def test_it_cannot_tell_without_a_scheme(self) -> None:
        board = with_empty_seat(no_arrangements("none"))
        forget(board, "scheme_versions")
        assert outcome(board, "VAC-03", DAY) == "cannot_tell"

    def test_an_agreement_is_enough_without_a_scheme(self) -> None:
        board = agreed("2016-01-01")
        forget(board, "scheme_versions")
        assert outcome(board, "VAC-03", DAY) == "met"

    def test_it_cannot_tell_where_a_seat_may_be_empty(self) -> None:
        board = no_arrangements("none")
        vacate(board, "lb1")
        row(board, "seats", id="lb1")["known"] = []
        assert outcome(board, "VAC-03", DAY) == "cannot_tell"

    def test_a_seat_that_may_be_empty_does_not_hide_one_that_is(self) -> None:
        board = with_empty_seat(no_arrangements("none"))
        vacate(board, "la1")
        row(board, "seats", id="la1")["known"] = []
        assert outcome(board, "VAC-03", DAY) == "not_met"

    @pytest.mark.parametrize("build", [single, committee])
    def test_it_binds_boards_of_several_councils_only(self, build: Callable[[], Record]) -> None:
        assert outcome(build(), "VAC-03", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        assert around(early(multi()), "VAC-03", "2014-11-28") == ("not_applicable", "met", "met")

    def test_it_says_until_when_it_stands(self) -> None:
        board = with_empty_seat(no_arrangements("none"))
        assert result(REGISTRY["VAC-03"], facts_of(board), date(2026, 9, 9)).until == date(2026, 10, 31)


# -- VAC-04 ----------------------------------------------------------------------------------------------


def no_carer() -> Record:
    record = single()
    vacate(record, "carer")
    return record


def four_of_three() -> Record:
    """Three nominees of the council are called for, and four are in post."""
    record = single(3, 3)
    nominee(record, "la4", COUNCIL)
    return record


def chair_past_the_period() -> Record:
    record = single()
    record["appointing_periods"][0] |= {"from": "2024-04-01", "to": "2026-03-31"}
    for holder in record["appointing_periods"][0]["holders"]:
        holder["starts_on"] = "2024-04-01"
    return record


WORKED_04 = [
    ("no CARER in post, decision taken", no_carer, "MEM-23", VACANCY_NOTE),
    ("N=3, 4 in post", four_of_three, "MEM-11", SILENT_NOTE),
    (
        "chair's period ended (last day 2026-03-31), still chairing",
        chair_past_the_period,
        "CHR-01",
        SILENT_NOTE,
    ),
]


@pytest.mark.parametrize(
    ("build", "rule_id", "note"), [each[1:] for each in WORKED_04], ids=[each[0] for each in WORKED_04]
)
def test_the_worked_cases_of_vac_04(build: Callable[[], Record], rule_id: str, note: str) -> None:
    found = [each for each in findings(build(), rule_id, DAY) if each.outcome.value == "not_met"]
    assert [each.facts.get("note") for each in found] == [note]


class TestVacanciesDoNotInvalidate:
    def test_it_says_so_of_each_empty_seat(self) -> None:
        board = no_carer()
        end(board, "la1", "2026-10-31")
        found = findings(board, "VAC-04", DAY)
        assert {each.subject.id: each.facts["note"] for each in found} == {
            "la1": VACANCY_NOTE,
            "carer": VACANCY_NOTE,
        }
        assert {each.outcome.value for each in found} == {"met"}

    def test_it_cites_the_committees_order_for_a_committee(self) -> None:
        board = committee()
        vacate(board, "carer")
        (found,) = findings(board, "VAC-04", DAY)
        assert found.facts["note"] == COMMITTEE_VACANCY_NOTE

    def test_it_says_so_from_the_first_empty_day(self) -> None:
        board = single()
        end(board, "carer", "2026-10-31")
        assert around(board, "VAC-04", "2026-11-01") == ("not_applicable", "met", "met")

    def test_too_many_members_are_no_empty_seat(self) -> None:
        assert outcome(four_of_three(), "VAC-04", DAY) == "not_applicable"

    def test_a_chair_past_the_period_is_no_empty_seat(self) -> None:
        assert outcome(chair_past_the_period(), "VAC-04", DAY) == "not_applicable"

    def test_it_cannot_tell_about_a_seat_whose_holder_nobody_recorded(self) -> None:
        board = no_carer()
        row(board, "seats", id="carer")["known"] = []
        assert outcome(board, "VAC-04", DAY) == "cannot_tell"

    def test_it_cannot_tell_where_seats_may_be_missing(self) -> None:
        board = single()
        board["complete"].pop("seats")
        assert outcome(board, "VAC-04", DAY) == "cannot_tell"

    def test_a_seat_on_a_group_is_not_on_the_board(self) -> None:
        board = single()
        member(board, "audit1", "ADDL")
        row(board, "seats", id="audit1")["group"] = "audit"
        vacate(board, "audit1")
        assert outcome(board, "VAC-04", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        board = early(no_carer())
        assert around(board, "VAC-04", "2014-11-28") == ("not_applicable", "met", "met")

    def test_it_says_until_when_it_stands(self) -> None:
        board = single()
        end(board, "carer", "2026-10-31")
        assert result(REGISTRY["VAC-04"], facts_of(board), date(2026, 10, 1)).until == date(2026, 10, 31)
