"""What seats, periods and papers are called in sentences: never by an id of the record."""

from datetime import date
from uuid import uuid4

from statute.facts import BoardFacts, Seat
from statute.reading import Names
from statute.record import facts_of
from statute.structure_record import consultation_of, decision_of, issue_of
from statute.unknown import Maybe, Unknown
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


NAMES = Names({}, {}, {}, {"spg": "Planning group"}, {"north": "Northern locality"}, {})


def missing(value: Maybe[object]) -> str:
    """The words for what is not on record."""
    assert isinstance(value, Unknown)
    return value.what


class TestWhatIsMissing:
    def test_on_a_paper_says_whom_it_is_about(self) -> None:
        record = single()
        record["papers"] = [
            {"id": str(uuid4()), "kind": "determination", "topic": "representative", **about}
            for about in (
                {"about": {"person": "p-la1", "seat": "la1"}},
                {"about": {"seat": "cswo"}},
                {"given_on": "2026-10-10"},
            )
        ]
        assert [missing(each.from_) for each in facts_of(record).papers] == [
            "who gave the determination (representative) about Member p-la1",
            "who gave the determination (representative) about Chief social work officer",
            "who gave the determination (representative) of 10 October 2026",
        ]

    def test_on_a_decision_says_which_it_is(self) -> None:
        row = {"id": str(uuid4()), "votes": {}, "on": date(2026, 10, 1)}
        effects = [{"locality": "north"}]
        involved = [{"locality": "north", "who": "C08"}]
        found = decision_of(row | {"effects": effects, "involved": involved}, 0, NAMES)
        assert not isinstance(found.votes, Unknown)
        assert missing(found.votes.for_) == "the number of votes for the decision of 1 October 2026"
        assert not isinstance(found.effects, Unknown)
        assert missing(found.effects[0].significant).startswith("whether services in Northern locality might")
        assert not isinstance(found.involved, Unknown)
        assert missing(found.involved[0].action) == (
            "whether action was taken to involve carers of users of social care in Northern locality, before"
            " the decision of 1 October 2026"
        )

    def test_on_a_decision_without_its_day_says_what_it_is_about(self) -> None:
        row = {"id": str(uuid4()), "topic": "terms_of_reference", "about": {"group": "spg"}}
        assert missing(decision_of(row, 0, NAMES).on) == (
            "the day of the decision (the terms of reference of a group) about Planning group"
        )

    def test_on_a_consultation_or_an_issue_says_whose_it_is(self) -> None:
        asked = {"id": str(uuid4()), "group": "spg", "asked_on": date(2026, 3, 1)}
        assert missing(consultation_of(asked, 0, NAMES).views) == (
            "the views given in the consultation of Planning group from 1 March 2026"
        )
        raised = {"id": str(uuid4()), "locality": "north"}
        assert missing(issue_of(raised, 0, NAMES).outcome) == (
            "what became of the issue from Northern locality"
        )
        assert missing(issue_of(raised | {"what": "The bus."}, 0, NAMES).outcome) == (
            "what became of the issue from Northern locality “The bus”"
        )
