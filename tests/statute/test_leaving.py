"""The last day that the law fixes or allows for somebody who is leaving, asked beforehand."""

from datetime import date

import pytest

from statute.facts import Appointment, BoardFacts
from statute.leaving import (
    earliest_last_day,
    last_day_by_law,
    last_day_of_term,
    may_be_removed_by_authority,
    proposed_last_day,
)
from statute.record import facts_of
from statute.unknown import CannotTell
from tests.statute.situations import (
    COUNCIL,
    Record,
    end,
    findings,
    outcome,
    paper,
    row,
    single,
    standing,
)

RECEIVED = "2026-10-10"


def notice(record: Record, to: str, received_on: str | None = RECEIVED, **fields: str) -> None:
    given = {"received_on": received_on} if received_on else {}
    said = {"form": "written", "person": "p-la1", "to": to, **given, **fields}
    paper(record, "notice", "removal", "2026-10-08", **said)


def asked(record: Record, seat: str = "la1") -> tuple[Appointment, BoardFacts]:
    facts = facts_of(record)
    return facts.appointments_by_seat[seat][0], facts


class TestAbsence:
    def test_a_month_runs_from_the_day_the_member_received_the_notice(self) -> None:
        record = single()
        notice(record, "member", from_="board")
        assert earliest_last_day(*asked(record), "absence") == date(2026, 11, 10)

    def test_without_a_day_of_receipt_two_days_are_presumed(self) -> None:
        record = single()
        notice(record, "member", None, from_="board")
        assert earliest_last_day(*asked(record), "absence") == date(2026, 11, 10)

    def test_no_notice_gives_no_day(self) -> None:
        assert earliest_last_day(*asked(single()), "absence") is None

    def test_a_spoken_notice_gives_no_day(self) -> None:
        record = single()
        notice(record, "member", from_="board", form="spoken")
        assert earliest_last_day(*asked(record), "absence") is None

    def test_it_cannot_tell_where_nobody_recorded_how_the_notice_was_given(self) -> None:
        record = single()
        notice(record, "member", from_="board")
        del record["papers"][-1]["form"]
        with pytest.raises(CannotTell):
            earliest_last_day(*asked(record), "absence")
        assert proposed_last_day(*asked(record), "absence") is None

    @pytest.mark.parametrize(("last", "expected"), [("2026-11-10", "met"), ("2026-11-08", "not_met")])
    def test_the_rule_agrees_with_the_day_proposed(self, last: str, expected: str) -> None:
        record = single()
        notice(record, "member", from_="board")
        paper(record, "decision", "removal", "2026-10-01", person="p-la1", from_="board")
        end(record, "la1", last)
        row(record, "appointments", seat="la1")["how_ended"] = "absence"
        assert outcome(record, "END-05", "2026-12-01") == expected


class TestTheAuthority:
    def test_the_later_of_the_two_receipts_counts(self) -> None:
        record = single()
        notice(record, "member", from_=COUNCIL)
        notice(record, "board", "2026-10-15", from_=COUNCIL)
        assert earliest_last_day(*asked(record), "authority") == date(2026, 11, 15)

    def test_notice_to_one_of_them_gives_no_day(self) -> None:
        record = single()
        notice(record, "member", from_=COUNCIL)
        assert earliest_last_day(*asked(record), "authority") is None

    def test_notice_of_another_authority_gives_no_day(self) -> None:
        record = single()
        notice(record, "member", from_="nhs-alba")
        notice(record, "board", from_="nhs-alba")
        assert earliest_last_day(*asked(record), "authority") is None

    def test_only_a_nominee_may_be_removed_by_one(self) -> None:
        assert may_be_removed_by_authority(*asked(single()))
        assert not may_be_removed_by_authority(*asked(single(), "user"))


class TestConduct:
    def test_the_day_before_the_one_stated_is_the_last(self) -> None:
        record = single()
        notice(record, "member", from_="board", effective_on="2026-12-01")
        assert earliest_last_day(*asked(record), "conduct") == date(2026, 11, 30)

    def test_a_day_that_was_only_spoken_of_does_not_count(self) -> None:
        record = single()
        notice(record, "member", from_="board", effective_on="2026-12-01", form="spoken")
        assert earliest_last_day(*asked(record), "conduct") is None


class TestWhatOtherFactsFix:
    def test_a_term_ends_on_its_last_day(self) -> None:
        assert last_day_by_law(*asked(single()), "term_over") == date(2028, 4, 30)

    def test_a_nomination_ends_with_the_council_seat(self) -> None:
        record = single()
        row(record, "standings", person="p-la1", **{"is": "councillor"})["ends"] = "2027-05-06"
        assert last_day_by_law(*asked(record), "not_councillor") == date(2027, 5, 6)

    def test_a_seat_by_office_ends_with_the_office(self) -> None:
        record = single()
        row(record, "standings", person="p-co", **{"is": "office_holder"})["ends"] = "2026-12-31"
        assert last_day_by_law(*asked(record, "co"), "left_office") == date(2026, 12, 31)

    def test_a_disqualified_members_last_day_is_the_day_the_ground_arose(self) -> None:
        record = single()
        standing(record, "p-la1", "disqualified", "2026-09-10", category="insolvency")
        assert last_day_by_law(*asked(record), "disqualification") == date(2026, 9, 10)
        end(record, "la1", "2026-09-10")
        assert "not_met" not in {each.outcome.value for each in findings(record, "END-07", "2026-10-01")}

    def test_a_ground_from_before_the_term_fixes_nothing(self) -> None:
        record = single()
        standing(record, "p-la1", "disqualified", "2020-09-10", category="insolvency")
        assert last_day_by_law(*asked(record), "disqualification") is None

    def test_other_ways_of_leaving_are_fixed_by_nothing(self) -> None:
        assert proposed_last_day(*asked(single()), "resignation") is None


def test_the_longest_term_is_the_longest_that_the_rule_accepts() -> None:
    record = single()
    appointment = row(record, "appointments", seat="user")
    for step, expected in ((0, "met"), (1, "not_met")):
        last = last_day_of_term(date(2025, 5, 1)).toordinal() + step
        appointment["term_ends"] = date.fromordinal(last).isoformat()
        found = [each for each in findings(record, "TRM-01", "2026-10-01") if "p-user" in each.subject.label]
        assert [each.outcome.value for each in found] == [expected]
