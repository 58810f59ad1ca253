"""Terms of office: TRM-01 to TRM-04, with the catalogue's own tests first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from statute.assessing import result
from statute.findings import Finding
from statute.notes import SILENT_NOTE
from statute.record import facts_of
from statute.registry import REGISTRY
from statute.rules.terms import READING_CHIEF_OFFICER
from tests.statute.situations import (
    COUNCIL,
    Record,
    appoint,
    around,
    blank,
    findings,
    forget,
    member,
    multi,
    officer,
    outcome,
    row,
    seat,
    single,
    standing,
)

DAY = "2026-11-21"
RULES = ["TRM-01", "TRM-02", "TRM-03", "TRM-04"]


def carer(starts_on: str, **fields: Any) -> Record:
    """A board with one member, a carer, in post from a day."""
    record = blank()
    member(record, "carer", "CARER", starts_on=starts_on, **fields)
    return record


def carer_since_unknown(**fields: Any) -> Record:
    """A board with one member, a carer, whose first day nobody recorded."""
    record = carer("2025-05-01", **fields)
    del row(record, "appointments", seat="carer")["starts_on"]
    return record


def nominee_with(*terms: tuple[str, str, str | None]) -> Record:
    """A board with one council nominee, and the terms served: first day, end of term, last day in seat."""
    record = blank()
    seat(record, "la1", "LA_NOM", nominated_by=COUNCIL)
    for starts_on, term_ends, ends in terms:
        appoint(record, "la1", "p-la1", starts_on, term_ends=term_ends, ends=ends)
    return record


def office(basis: str, in_office: tuple[str, str | None], in_seat: tuple[str, str | None]) -> Record:
    """A board with one member by office; days are the first and the last, or open."""
    record = blank()
    officer(record, "officer", basis)
    row(record, "appointments", seat="officer").update(starts_on=in_seat[0], ends=in_seat[1])
    row(record, "standings", person="p-officer").update(starts_on=in_office[0], ends=in_office[1])
    return record


def three_terms(limit: int | str | None = None) -> Record:
    """A nominee in a third term of three years, and the board's own limit on successive terms."""
    record = nominee_with(
        ("2019-05-01", "2022-04-30", "2022-04-30"),
        ("2022-05-01", "2025-04-30", "2025-04-30"),
        ("2025-05-01", "2028-04-30", "open"),
    )
    if limit is not None:
        record["settings"].append({"from": "2015-04-01", "successive_terms": limit})
    return record


def about(record: Record, rule_id: str, day: str, label: str) -> Finding:
    """The one finding about the subject whose label has these words."""
    (found,) = [each for each in findings(record, rule_id, day) if label in each.subject.label]
    return found


CASES: list[tuple[str, str, Callable[[], Record], str, str]] = [
    # the catalogue's own
    (
        "TRM-01", "1 September 2023 to 31 August 2026",
        lambda: carer("2023-09-01", term_ends="2026-08-31"), "2026-06-01", "met",
    ),
    (
        "TRM-01", "1 September 2023 to 1 September 2026",
        lambda: carer("2023-09-01", term_ends="2026-09-01"), "2026-06-01", "not_met",
    ),
    (
        "TRM-01", "a carer in post from 1 January 2025 with no term on record",
        lambda: carer("2025-01-01", term_ends=None), DAY, "cannot_tell",
    ),
    (
        "TRM-01", "a carer with a term set without an end",
        lambda: carer("2025-01-01", term_ends="open"), DAY, "not_met",
    ),
    (
        "TRM-01", "a chief social work officer without an end",
        lambda: office("CSWO", ("2015-04-01", "open"), ("2015-04-01", "open")), DAY, "not_applicable",
    ),
    (
        "TRM-02", "a term to 30 June 2026, reappointed from 1 July 2026",
        lambda: nominee_with(
            ("2023-07-01", "2026-06-30", "2026-06-30"), ("2026-07-01", "2029-06-30", "open")
        ), "2026-08-20", "met",
    ),
    (
        "TRM-02", "a term to 30 June 2026, still in the seat on 20 August 2026",
        lambda: nominee_with(("2023-07-01", "2026-06-30", "open")), "2026-08-20", "not_met",
    ),
    (
        "TRM-03", "last day in office and in the seat 31 October 2026",
        lambda: office("CFO", ("2020-04-01", "2026-10-31"), ("2020-04-01", "2026-10-31")), DAY, "met",
    ),
    (
        "TRM-03", "last day in office 31 October 2026, and still in the seat",
        lambda: office("CFO", ("2020-04-01", "2026-10-31"), ("2020-04-01", "open")), DAY, "not_met",
    ),
    ("TRM-04", "three terms of three years", three_terms, DAY, "met"),
    ("TRM-04", "a third term, where the board's own limit is two", lambda: three_terms(2), DAY, "caution"),
    # and more
    ("TRM-01", "a lawful board", single, DAY, "met"),
    ("TRM-01", "nobody in post", blank, DAY, "not_applicable"),
    (
        "TRM-01", "a carer appointed while in office",
        lambda: carer("2025-01-01", term_ends="while in office"), DAY, "not_met",
    ),
    ("TRM-02", "a lawful board", single, DAY, "met"),
    ("TRM-02", "nobody in post", blank, DAY, "not_applicable"),
    (
        "TRM-02", "a term set without an end",
        lambda: carer("2025-01-01", term_ends="open"), DAY, "not_applicable",
    ),
    ("TRM-02", "a term not on record", lambda: carer("2025-01-01", term_ends=None), DAY, "cannot_tell"),
    (
        "TRM-02", "in one seat after the term, reappointed to another of the same council",
        lambda: moved("2026-07-01"), DAY, "met",
    ),
    ("TRM-03", "a lawful board", single, DAY, "met"),
    ("TRM-03", "no member by office", lambda: carer("2025-01-01"), DAY, "not_applicable"),
    (
        "TRM-03", "in the seat later than in office",
        lambda: office("CFO", ("2024-01-10", "open"), ("2024-02-01", "open")), DAY, "not_met",
    ),
    (
        "TRM-03", "in the seat before being in office",
        lambda: office("CFO", ("2024-02-01", "open"), ("2024-01-10", "open")), DAY, "not_met",
    ),
    (
        "TRM-03", "in office before the board began, in the seat from the day it began",
        lambda: office("CSWO", ("2010-01-01", "open"), ("2015-04-01", "open")), DAY, "met",
    ),
    (
        "TRM-03", "left the seat and remained in office",
        lambda: office("CFO", ("2020-04-01", "open"), ("2020-04-01", "2026-10-31")), DAY, "not_met",
    ),
    (
        "TRM-03", "left the seat after the last day in office",
        lambda: office("CFO", ("2020-04-01", "2026-09-30"), ("2020-04-01", "2026-10-31")), DAY, "not_met",
    ),
    ("TRM-04", "a limit that is not exceeded", lambda: three_terms(3), DAY, "met"),
    ("TRM-04", "a limit known to be none", lambda: three_terms("none"), DAY, "met"),
    ("TRM-04", "nobody reappointed", single, DAY, "not_applicable"),
    ("TRM-04", "nobody in post", blank, DAY, "not_applicable"),
    (
        "TRM-04", "a further term that is too long",
        lambda: nominee_with(
            ("2022-05-01", "2025-04-30", "2025-04-30"), ("2025-05-01", "2029-04-30", "open")
        ), DAY, "caution",
    ),
    (
        "TRM-04", "a return after somebody else held the seat is a first term again",
        lambda: returned(limit=1), DAY, "met",
    ),
    (
        "TRM-04", "a return while nobody else held the seat counts",
        lambda: returned(limit=1, others=False), DAY, "caution",
    ),
]  # fmt: skip


def moved(again_from: str) -> Record:
    """A nominee whose term ended on 30 June 2026, still in that seat, and in a second seat from a day."""
    record = nominee_with(("2023-07-01", "2026-06-30", "open"))
    seat(record, "la2", "LA_NOM", nominated_by=COUNCIL)
    appoint(record, "la2", "p-la1", again_from, term_ends="2029-06-30")
    return record


def returned(limit: int, *, others: bool = True) -> Record:
    """A nominee who served one term, left for a while, and came back."""
    record = nominee_with(("2018-05-01", "2021-04-30", "2021-04-30"), ("2025-05-01", "2028-04-30", "open"))
    if others:
        appoint(record, "la1", "p-other", "2021-05-01", term_ends="2024-04-30", ends="2024-04-30")
    record["settings"].append({"from": "2015-04-01", "successive_terms": limit})
    return record


@pytest.mark.parametrize(
    ("rule_id", "record", "day", "expected"),
    [(rule_id, build, day, expected) for rule_id, _, build, day, expected in CASES],
    ids=[f"{rule_id}: {sentence}: {expected}" for rule_id, sentence, _, _, expected in CASES],
)
def test_the_outcome_is_as_stated(
    rule_id: str, record: Callable[[], Record], day: str, expected: str
) -> None:
    assert outcome(record(), rule_id, day) == expected


class TestMissingFacts:
    @pytest.mark.parametrize("rule_id", RULES)
    def test_it_cannot_tell_where_nobody_is_on_record(self, rule_id: str) -> None:
        record = blank()
        forget(record, "seats")
        forget(record, "appointments")
        assert outcome(record, rule_id, DAY) == "cannot_tell"

    @pytest.mark.parametrize("rule_id", ["TRM-01", "TRM-02"])
    def test_it_cannot_tell_whether_somebody_is_in_the_seat_at_all(self, rule_id: str) -> None:
        record = carer("2025-05-01", ends=None)
        row(record, "seats", id="carer")["known"] = [{"from": "2025-05-01", "to": "2026-03-31"}]
        assert around(record, rule_id, "2026-03-31") == ("met", "met", "cannot_tell")

    def test_it_cannot_tell_the_length_of_a_term_without_its_start(self) -> None:
        assert outcome(carer_since_unknown(), "TRM-01", DAY) == "cannot_tell"

    def test_a_term_without_an_end_stays_wrong_with_the_start_unknown(self) -> None:
        record = carer_since_unknown(term_ends="open")
        assert outcome(record, "TRM-01", DAY) == "not_met"

    def test_somebody_seen_in_the_seat_too_long_ago_has_no_lawful_term(self) -> None:
        record = carer_since_unknown(term_ends="2028-04-30", seen_on="2023-05-01")
        assert outcome(record, "TRM-01", DAY) == "not_met"

    def test_one_members_missing_term_hides_no_other(self) -> None:
        record = carer("2025-01-01", term_ends=None)
        member(record, "user", "USER", starts_on="2025-01-01", term_ends="open")
        assert {each.outcome.value for each in findings(record, "TRM-01", DAY)} == {"cannot_tell", "not_met"}

    def test_it_cannot_tell_without_the_basis_of_the_seat(self) -> None:
        record = carer("2025-05-01")
        del row(record, "seats", id="carer")["basis"]
        for rule_id in ("TRM-01", "TRM-02", "TRM-03"):
            assert outcome(record, rule_id, DAY) == "cannot_tell", rule_id

    def test_it_cannot_tell_whether_the_office_is_held(self) -> None:
        record = office("CO", ("2020-04-01", "open"), ("2020-04-01", "open"))
        forget(record, "standings")
        assert outcome(record, "TRM-03", DAY) == "cannot_tell"

    def test_an_office_known_not_to_be_held_gives_no_seat(self) -> None:
        record = office("CO", ("2020-04-01", "open"), ("2020-04-01", "open"))
        record["standings"] = []
        assert outcome(record, "TRM-03", DAY) == "not_met"

    def test_it_cannot_tell_the_first_day_in_office(self) -> None:
        record = office("CO", ("2020-04-01", "open"), ("2020-04-01", "open"))
        del row(record, "standings", person="p-officer")["starts_on"]
        record["complete"]["standings"] = [{"from": "2022-04-01", "to": "open"}]
        assert outcome(record, "TRM-03", DAY) == "cannot_tell"

    def test_equal_first_days_need_no_complete_list(self) -> None:
        record = office("CO", ("2020-04-01", "open"), ("2020-04-01", "open"))
        record["complete"].pop("standings")
        assert outcome(record, "TRM-03", DAY) == "met"

    def test_an_earlier_term_may_be_missing_where_the_board_limits_terms(self) -> None:
        record = nominee_with(("2025-05-01", "2028-04-30", "open"))
        record["settings"].append({"from": "2015-04-01", "successive_terms": 1})
        assert outcome(record, "TRM-04", DAY) == "met"
        row(record, "seats", id="la1")["known"] = [{"from": "2025-05-01", "to": "open"}]
        assert outcome(record, "TRM-04", DAY) == "cannot_tell"

    def test_a_term_beyond_the_limit_is_pointed_out_whatever_came_before(self) -> None:
        record = three_terms(2)
        row(record, "seats", id="la1")["known"] = [{"from": "2025-05-01", "to": "open"}]
        assert outcome(record, "TRM-04", DAY) == "caution"


class TestDays:
    @pytest.mark.parametrize("rule_id", RULES)
    def test_the_order_is_law_from_28_november_2014(self, rule_id: str) -> None:
        record = office("CFO", ("2014-06-01", "open"), ("2014-06-01", "open"))
        seat(record, "la1", "LA_NOM", nominated_by=COUNCIL)
        appoint(record, "la1", "p-la1", "2014-01-01", term_ends="2014-05-31", ends="2014-05-31")
        appoint(record, "la1", "p-la1", "2014-06-01", term_ends="2017-05-31")
        record = json.loads(json.dumps(record).replace("2015-04-01", "2014-01-01"))
        assert around(record, rule_id, "2014-11-28") == ("not_applicable", "met", "met")

    @pytest.mark.parametrize(
        ("starts_on", "lawful", "unlawful"),
        [
            ("2023-09-01", "2026-08-31", "2026-09-01"),
            ("2024-02-29", "2027-02-28", "2027-03-01"),
            ("2024-03-01", "2027-02-28", "2027-03-01"),
            ("2025-03-01", "2028-02-29", "2028-03-01"),
        ],
    )
    def test_three_years_is_the_longest_term(self, starts_on: str, lawful: str, unlawful: str) -> None:
        for term_ends, expected in ((lawful, "met"), (unlawful, "not_met")):
            assert outcome(carer(starts_on, term_ends=term_ends), "TRM-01", "2026-06-01") == expected

    def test_a_missing_term_can_be_told_after_three_years(self) -> None:
        record = carer("2023-09-01", term_ends=None)
        assert around(record, "TRM-01", "2026-08-31") == ("cannot_tell", "cannot_tell", "not_met")

    def test_a_member_counts_from_the_first_day_to_the_last(self) -> None:
        record = carer("2025-05-01", ends="2025-10-31", term_ends="open")
        assert around(record, "TRM-01", "2025-05-01") == ("not_applicable", "not_met", "not_met")
        assert around(record, "TRM-01", "2025-10-31") == ("not_met", "not_met", "not_applicable")

    def test_a_term_is_due_90_days_before_its_last_day(self) -> None:
        record = carer("2023-07-01", term_ends="2026-06-30")
        assert around(record, "TRM-02", "2026-04-01") == ("met", "due", "due")

    def test_the_last_day_of_a_term_is_still_in_it(self) -> None:
        record = carer("2023-07-01", term_ends="2026-06-30")
        assert around(record, "TRM-02", "2026-06-30") == ("due", "due", "not_met")

    def test_a_late_reappointment_leaves_the_gap_visible(self) -> None:
        record = moved("2026-09-01")
        assert around(record, "TRM-02", "2026-06-30") == ("due", "due", "not_met")
        assert around(record, "TRM-02", "2026-09-01") == ("not_met", "met", "met")

    def test_somebody_who_left_is_judged_no_more(self) -> None:
        record = carer("2023-07-01", term_ends="2026-06-30", ends="2026-08-20")
        assert around(record, "TRM-02", "2026-08-20") == ("not_met", "not_met", "not_applicable")

    @pytest.mark.parametrize("basis", ["CSWO", "CO", "CFO"])
    def test_the_seat_goes_with_the_office(self, basis: str) -> None:
        record = office(basis, ("2020-04-01", "2026-10-31"), ("2020-04-01", "open"))
        assert around(record, "TRM-03", "2026-10-31") == ("due", "due", "not_met")

    def test_a_last_day_in_office_is_due_90_days_before(self) -> None:
        record = office("CO", ("2020-04-01", "2026-10-31"), ("2020-04-01", "open"))
        assert around(record, "TRM-03", "2026-08-02") == ("met", "due", "due")

    def test_a_last_day_shared_by_seat_and_office_is_not_due(self) -> None:
        record = office("CO", ("2020-04-01", "2026-10-31"), ("2020-04-01", "2026-10-31"))
        assert around(record, "TRM-03", "2026-10-31") == ("met", "met", "met")

    def test_an_ended_membership_is_judged_to_the_end_of_the_next_financial_year(self) -> None:
        record = office("CFO", ("2020-04-01", "2026-09-30"), ("2020-04-01", "2026-10-31"))
        assert around(record, "TRM-03", "2028-03-31") == ("not_met", "not_met", "not_applicable")

    def test_the_membership_of_an_officer_in_office_begins_with_the_board(self) -> None:
        record = office("CSWO", ("2010-01-01", "open"), ("2015-04-01", "open"))
        assert around(record, "TRM-03", "2015-04-01") == ("not_applicable", "met", "met")

    def test_a_limit_counts_from_the_day_it_is_set(self) -> None:
        record = three_terms()
        record["settings"].append({"from": "2026-04-01", "successive_terms": 2})
        assert around(record, "TRM-04", "2026-04-01") == ("met", "caution", "caution")

    def test_the_third_term_counts_from_its_first_day(self) -> None:
        assert around(three_terms(2), "TRM-04", "2025-05-01") == ("met", "caution", "caution")

    def test_it_says_how_long_the_outcome_stands(self) -> None:
        facts = facts_of(carer("2023-07-01", term_ends="2026-06-30"))
        found = result(REGISTRY["TRM-02"], facts, date(2026, 5, 1))
        assert (found.since, found.until) == (date(2026, 4, 1), date(2026, 6, 30))


class TestWhatAFindingTells:
    def test_a_long_term_tells_its_days_and_the_latest_lawful_end(self) -> None:
        (found,) = findings(carer("2023-09-01", term_ends="2026-09-01"), "TRM-01", "2026-06-01")
        assert found.facts["starts_on"] == date(2023, 9, 1)
        assert found.facts["term_ends"] == date(2026, 9, 1)
        assert found.facts["latest_lawful_end"] == date(2026, 8, 31)

    def test_the_last_day_of_a_term_is_known_from_the_first(self) -> None:
        (found,) = findings(carer("2023-07-01", term_ends="2026-06-30"), "TRM-02", "2023-07-01")
        assert (found.outcome.value, found.due_on) == ("met", date(2026, 6, 30))

    def test_nothing_is_due_once_a_reappointment_is_on_record(self) -> None:
        record = nominee_with(
            ("2023-07-01", "2026-06-30", "2026-06-30"), ("2026-07-01", "2029-06-30", "open")
        )
        (found,) = findings(record, "TRM-02", "2026-06-01")
        assert (found.outcome.value, found.due_on) == ("met", None)

    def test_nothing_is_due_where_the_member_leaves_before_the_term_ends(self) -> None:
        (found,) = findings(
            carer("2023-07-01", term_ends="2026-06-30", ends="2026-05-31"), "TRM-02", "2026-05-01"
        )
        assert (found.outcome.value, found.due_on) == ("met", None)

    def test_serving_past_a_term_carries_the_note_on_silence(self) -> None:
        (found,) = findings(carer("2023-07-01", term_ends="2026-06-30"), "TRM-02", DAY)
        assert found.facts["note"] == SILENT_NOTE
        assert found.facts["term_ends"] == date(2026, 6, 30)
        assert found.due_on is None

    def test_the_days_of_office_and_seat_are_told(self) -> None:
        record = office("CFO", ("2020-04-01", "2026-10-31"), ("2020-04-01", "open"))
        (found,) = findings(record, "TRM-03", DAY)
        assert found.facts["in_office"] == [{"from": date(2020, 4, 1), "to": date(2026, 10, 31)}]
        assert found.facts["in_seat"] == {"from": date(2020, 4, 1), "to": "open"}

    def test_the_chief_officer_is_said_to_be_a_reading_of_ours(self) -> None:
        assert about(single(), "TRM-03", DAY, "Chief officer").facts["reading"] == READING_CHIEF_OFFICER
        assert "reading" not in about(single(), "TRM-03", DAY, "Proper officer").facts

    def test_an_officer_has_no_term_to_set(self) -> None:
        for rule_id in ("TRM-01", "TRM-02"):
            found = about(single(), rule_id, DAY, "Chief social work officer")
            assert found.outcome.value == "not_applicable"

    def test_the_number_of_terms_and_the_limit_are_told(self) -> None:
        (found,) = findings(three_terms(2), "TRM-04", DAY)
        assert (found.facts["terms"], found.facts["local_limit"]) == (3, 2)
        assert found.facts["serving_since"] == date(2019, 5, 1)

    def test_the_end_of_an_interim_office_followed_at_once_by_another_is_no_end(self) -> None:
        record = office("CO", ("2020-04-01", "2026-10-31"), ("2020-04-01", "open"))
        standing(record, "p-officer", "office_holder", "2026-11-01", office="chief_officer")
        (found,) = findings(record, "TRM-03", "2026-10-15")
        assert (found.outcome.value, found.due_on) == ("met", None)

    def test_of_several_councils_an_officer_may_join_later_than_taking_office(self) -> None:
        for record, expected in ((single(), "not_met"), (multi(), "met")):
            row(record, "appointments", seat="cswo")["starts_on"] = "2025-05-01"
            assert about(record, "TRM-03", DAY, "Chief social work officer").outcome.value == expected
