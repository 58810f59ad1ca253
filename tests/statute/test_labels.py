"""What seats, periods and papers are called in sentences: never by an id of the record."""

from uuid import uuid4

from statute.facts import BoardFacts, Seat
from statute.record import facts_of
from tests.statute.situations import Record, row, single


def seat_of(facts: BoardFacts, ref: str) -> Seat:
    return facts.seat_by_id[ref]


class TestASeat:
    def test_goes_by_its_basis_where_there_is_one_of_the_kind(self) -> None:
        facts = facts_of(single())
        assert facts.seat_label(seat_of(facts, "nurse")) == "Registered nurse"

    def test_says_which_it_is_where_several_would_be_called_the_same(self) -> None:
        facts = facts_of(single())
        assert facts.seat_label(seat_of(facts, "hb2")) == "Health Board nominee of nhs-alba (seat 2 of 4)"

    def test_goes_by_its_own_name_where_it_has_one(self) -> None:
        record = single()
        row(record, "seats", id="hb2")["name"] = "Place 2"
        facts = facts_of(record)
        assert facts.seat_label(seat_of(facts, "hb2")) == "Place 2"
        assert facts.seat_label(seat_of(facts, "hb3")) == "Health Board nominee of nhs-alba (seat 2 of 3)"

    def test_of_a_group_is_not_taken_for_one_of_the_board(self) -> None:
        record = single()
        record["seats"].append({"id": "planning", "basis": "NURSE", "group": "planning"})
        facts = facts_of(record)
        assert facts.seat_label(seat_of(facts, "nurse")) == "Registered nurse"
        assert facts.seat_label(seat_of(facts, "planning")) == "Registered nurse, planning"


def with_period(**said: str) -> BoardFacts:
    record: Record = single()
    record["appointing_periods"] = [{"id": str(uuid4()), **said}]
    return facts_of(record)


class TestAnAppointingPeriod:
    def test_goes_by_its_first_day(self) -> None:
        facts = with_period(**{"from": "2027-04-01"})
        assert facts.subject(facts.appointing_periods[0]).label == "Appointing period from 1 April 2027"
        assert facts.period_label(facts.appointing_periods[0]) == "appointing period from 1 April 2027"

    def test_goes_by_a_day_on_which_it_was_seen_without_one(self) -> None:
        facts = with_period(seen_on="2027-04-01")
        assert facts.subject(facts.appointing_periods[0]).label == "Appointing period seen on 1 April 2027"

    def test_says_that_no_day_is_on_record(self) -> None:
        facts = with_period()
        assert facts.period_label(facts.appointing_periods[0]) == (
            "appointing period whose days are not on record"
        )


class TestAPaper:
    def test_goes_by_its_kind_its_topic_and_the_first_of_its_days(self) -> None:
        record = single()
        record["papers"] = [
            {
                "id": str(uuid4()),
                "kind": "notice",
                "topic": "removal",
                "given_on": "2026-10-10",
                "received_on": "2026-10-12",
            }
        ]
        assert facts_of(record).papers[0].label == "the notice (removal) of 10 October 2026"

    def test_says_that_no_day_is_on_record(self) -> None:
        record = single()
        record["papers"] = [{"id": str(uuid4()), "kind": "resignation"}]
        assert facts_of(record).papers[0].label == "the resignation whose day is not on record"
