"""Officers and expenses: OFF-01 to OFF-06, with the catalogue's own tests first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from statute.assessing import result
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    OTHER_COUNCIL,
    Record,
    appoint,
    around,
    committee,
    end,
    findings,
    multi,
    outcome,
    paper,
    person,
    row,
    single,
    standing,
    vacate,
)

DAY = "2026-11-21"
FOR_BOARDS = ["OFF-01", "OFF-02", "OFF-03", "OFF-04", "OFF-06"]


def without(record: Record, *topics: str) -> Record:
    """Take out the papers on some topics."""
    record["papers"] = [each for each in record["papers"] if each.get("topic") not in topics]
    return record


def new_chief(record: Record, starts_on: str = "2026-09-01", **fields: Any) -> Record:
    """A new chief officer takes office and the seat; nothing is on record of the appointment."""
    day_before = date.fromordinal(date.fromisoformat(starts_on).toordinal() - 1).isoformat()
    row(record, "standings", person="p-co", **{"is": "office_holder"})["ends"] = day_before
    end(record, "co", day_before)
    person(record, "new")
    standing(record, "new", "office_holder", starts_on, office="chief_officer", **fields)
    appoint(record, "co", "new", starts_on, term_ends="while in office")
    return record


def consulted(record: Record, to: str, given_on: str = "2026-06-01", **fields: Any) -> Record:
    """The board consulted an authority on the new chief officer."""
    paper(record, "consultation", "chief_officer", given_on, person="new", from_="board", to=to, **fields)
    return record


def decided(record: Record, given_on: str = "2026-08-01") -> Record:
    """The board decided on the new chief officer."""
    paper(record, "decision", "chief_officer", given_on, person="new", from_="board")
    return record


def both_consulted(on: str = "2026-06-01", starts_on: str = "2026-09-01") -> Record:
    """A new chief officer on whom both authorities were consulted."""
    board = new_chief(single(), starts_on)
    return consulted(consulted(board, COUNCIL, on), HEALTH, on)


def unemployed(record: Record) -> Record:
    """Take out the chief officer's employment and secondment."""
    record["standings"] = [each for each in record["standings"] if each["is"] not in ("employed", "seconded")]
    return record


def employed_by(authority: str) -> Record:
    """The chief officer is employed by one body, and seconded by none."""
    board = unemployed(single())
    standing(board, "p-co", "employed", of=authority)
    return board


def interim_in_scheme(record: Record, words: str = "Appointed by both at the board's request.") -> Record:
    """The scheme has arrangements for an interim."""
    record["scheme_versions"][0]["interim_arrangements"] = words
    return record


def vacant(last: str = "2026-09-30") -> Record:
    """The chief officer left, and nobody took the office."""
    board = interim_in_scheme(single())
    row(board, "standings", person="p-co", **{"is": "office_holder"})["ends"] = last
    end(board, "co", last)
    return board


def acting(record: Record, starts_on: str = "2026-10-15") -> Record:
    """An interim sits as chief officer."""
    appoint(record, "co", "acting", starts_on, term_ends="while in office", interim=True)
    return record


def requested(record: Record, given_on: str = "2026-10-05", **fields: Any) -> Record:
    """The board asked for an interim."""
    paper(record, "request", "interim_chief_officer", given_on, **({"from_": "board"} | fields))
    return record


def paid(
    topic: str, given_on: str = "2026-06-01", who: str = "p-carer", record: Record | None = None
) -> Record:
    """A member was paid."""
    board = single() if record is None else record
    paper(board, "payment", topic, given_on, person=who)
    return board


def version(record: Record, given_on: str, **fields: Any) -> Record:
    """The board settled the chief officer's responsibilities."""
    paper(record, "decision", "responsibilities", given_on, from_="board", **fields)
    return record


def agreement(record: Record, given_on: str, **fields: Any) -> Record:
    """What is on record of the Ministers' agreement."""
    usual = {"from_": "scottish-ministers"}
    paper(record, "agreement", "responsibilities", given_on, **(usual | fields))
    return record


def early(record: Record) -> Record:
    """The same board, as if everything had begun on 1 January 2014."""
    text = json.dumps(record)
    for began in ("2015-06-01", "2015-04-01", "2025-05-01", "2022-05-05"):
        text = text.replace(began, "2014-01-01")
    found: Record = json.loads(text.replace("2015-03-01", "2013-12-01"))
    return found


# -- the catalogue's tests -------------------------------------------------------------------------------

WORKED: list[tuple[str, str, Callable[[], Record], str]] = [
    ("OFF-01", "HB and council consulted", both_consulted, "met"),
    (
        "OFF-01",
        "IJBM, one council missed",
        lambda: consulted(consulted(new_chief(multi()), COUNCIL), HEALTH),
        "not_met",
    ),
    ("OFF-02", "council employee seconded", single, "met"),
    ("OFF-02", "employed by the IJB with no order", lambda: employed_by("alba-ijb"), "not_met"),
    ("OFF-03", "IJB requested, authorities appointed", lambda: requested(acting(vacant())), "met"),
    ("OFF-03", "gap of weeks, no request", vacant, "caution"),
    (
        "OFF-04",
        "minute 2023",
        lambda: took_over(single(), "2023-03-01", decided_on="2023-03-01"),
        "met",
    ),
    ("OFF-04", "none", lambda: without(single(), "proper_officer"), "not_met"),
    ("OFF-05", "replacement care", lambda: paid("expenses"), "met"),
    ("OFF-05", "monthly honorarium", lambda: paid("allowance"), "caution"),
    ("OFF-06", "responsibilities recorded, Ministers' agreement on file", single, "met"),
    (
        "OFF-06",
        "no agreement found",
        lambda: version(without(single(), "responsibilities"), "2015-04-01"),
        "cannot_tell",
    ),
    (
        "OFF-06",
        "IJB confirms agreement was never sought",
        lambda: agreement(
            version(without(single(), "responsibilities"), "2015-04-01"), "2026-10-01", says=False
        ),
        "not_met",
    ),
    (
        "OFF-06",
        "responsibilities changed since the agreement",
        lambda: version(single(), "2026-10-01"),
        "caution",
    ),
]


@pytest.mark.parametrize(
    ("rule_id", "build", "expected"),
    [(each[0], each[2], each[3]) for each in WORKED],
    ids=[f"{each[0]}: {each[1]}" for each in WORKED],
)
def test_the_worked_cases(rule_id: str, build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), rule_id, DAY) == expected


@pytest.mark.parametrize("rule_id", FOR_BOARDS)
def test_it_does_not_bind_monitoring_committees(rule_id: str) -> None:
    assert outcome(committee(), rule_id, DAY) == "not_applicable"


@pytest.mark.parametrize("rule_id", FOR_BOARDS)
def test_it_binds_boards_of_several_councils(rule_id: str) -> None:
    assert outcome(multi(), rule_id, DAY) == ("not_applicable" if rule_id == "OFF-03" else "met")


@pytest.mark.parametrize("rule_id", FOR_BOARDS)
def test_nothing_on_record_is_at_most_one_finding(rule_id: str) -> None:
    board = unemployed(without(single(), "chief_officer", "proper_officer", "responsibilities"))
    board["complete"] = {"seats": board["complete"]["seats"]}
    board["standings"] = []
    settled = rule_id == "OFF-03"  # Whoever sits as chief officer is no interim.
    (found,) = findings(board, rule_id, DAY)
    assert found.outcome.value == ("not_applicable" if settled else "cannot_tell")
    vacate(board, "co", "cfo")
    assert [each.outcome.value for each in findings(board, rule_id, DAY)] == ["cannot_tell"]


@pytest.mark.parametrize("rule_id", ["OFF-01", "OFF-02", "OFF-04", "OFF-06"])
def test_it_is_law_from_22_september_2014(rule_id: str) -> None:
    assert around(early(single()), rule_id, "2014-09-22") == ("not_applicable", "met", "met")


@pytest.mark.parametrize(("rule_id", "build"), [("OFF-03", vacant), ("OFF-05", lambda: paid("allowance"))])
def test_it_is_law_from_28_november_2014(rule_id: str, build: Callable[[], Record]) -> None:
    text = json.dumps(early(build())).replace("2026-09-30", "2014-06-30").replace("2026-06-01", "2014-06-01")
    assert around(json.loads(text), rule_id, "2014-11-28") == ("not_applicable", "caution", "caution")


# -- OFF-01 ----------------------------------------------------------------------------------------------


class TestConsultation:
    @pytest.mark.parametrize(
        ("given_on", "expected"),
        [("2026-08-31", "met"), ("2026-09-01", "caution"), ("2026-09-02", "not_met")],
    )
    def test_the_day_before_the_first_day_in_office_is_the_last_for_it(
        self, given_on: str, expected: str
    ) -> None:
        assert outcome(both_consulted(given_on), "OFF-01", DAY) == expected

    @pytest.mark.parametrize(
        ("given_on", "expected"),
        [("2026-07-31", "met"), ("2026-08-01", "caution"), ("2026-08-02", "not_met")],
    )
    def test_a_decision_on_record_is_the_day_that_matters(self, given_on: str, expected: str) -> None:
        assert outcome(decided(both_consulted(given_on)), "OFF-01", DAY) == expected

    def test_it_is_judged_from_the_day_of_the_decision(self) -> None:
        board = decided(new_chief(single()))
        assert around(board, "OFF-01", "2026-08-01") == ("met", "not_met", "not_met")

    @pytest.mark.parametrize("missed", [COUNCIL, OTHER_COUNCIL, HEALTH])
    def test_one_authority_missed_long_ago_is_not_met_while_the_chief_officer_serves(
        self, missed: str
    ) -> None:
        board = multi()
        board["papers"].remove(row(board, "papers", kind="consultation", to=missed))
        (found,) = findings(board, "OFF-01", DAY)
        assert (found.outcome.value, found.subject.id) == ("not_met", "p-co")
        assert f"without {missed} having been consulted" in found.message

    def test_one_authority_missed_long_ago_is_history_once_the_chief_officer_has_left(self) -> None:
        board = consulted(consulted(new_chief(single()), COUNCIL), HEALTH)
        board["papers"].remove(row(board, "papers", kind="consultation", to=HEALTH, given_on="2015-03-01"))
        assert around(board, "OFF-01", "2026-08-31") == ("not_met", "not_met", "met")

    def test_one_who_left_soon_is_judged_to_the_end_of_the_financial_year_after_the_appointment(self) -> None:
        board = new_chief(single())
        row(board, "standings", person="new")["ends"] = "2027-01-31"
        row(board, "appointments", person="new")["ends"] = "2027-01-31"
        assert around(board, "OFF-01", "2027-01-31") == ("not_met", "not_met", "not_met")
        assert around(board, "OFF-01", "2028-03-31") == ("not_met", "not_met", "not_applicable")

    def test_one_in_office_without_consultation_is_not_met_however_long_it_lasts(self) -> None:
        board = new_chief(single())
        assert around(board, "OFF-01", "2028-03-31") == ("not_met", "not_met", "not_met")

    def test_it_cannot_tell_of_one_in_office_for_long_where_papers_may_be_missing(self) -> None:
        board = without(single(), "chief_officer")
        board["complete"].pop("papers")
        (found,) = findings(board, "OFF-01", DAY)
        assert (found.outcome.value, found.subject.id) == ("cannot_tell", "p-co")

    def test_one_in_order_is_shown_while_it_lasts_and_after_it_for_a_time(self) -> None:
        board = both_consulted()
        assert around(board, "OFF-01", "2028-03-31") == ("met", "met", "met")
        row(board, "standings", person="new")["ends"] = "2027-01-31"
        end_of = row(board, "appointments", person="new")
        end_of["ends"] = "2027-01-31"
        assert around(board, "OFF-01", "2027-01-31") == ("met", "met", "met")
        assert around(board, "OFF-01", "2028-03-31") == ("met", "met", "not_applicable")

    def test_it_names_who_was_not_consulted(self) -> None:
        (found,) = findings(consulted(new_chief(single()), COUNCIL), "OFF-01", DAY)
        assert found.facts["consulted"] == [f"{COUNCIL}: 1 June 2026", f"{HEALTH}: not on record"]
        assert f"without {HEALTH} having been consulted" in found.message
        assert found.subject.id == "new"

    @pytest.mark.parametrize(
        ("known_from", "expected"), [("2026-08-31", "not_met"), ("2026-09-01", "cannot_tell")]
    )
    def test_none_on_record_is_none_only_where_papers_are_known_the_day_before(
        self, known_from: str, expected: str
    ) -> None:
        board = new_chief(single())
        board["complete"]["papers"] = [{"from": known_from, "to": "open"}]
        assert outcome(board, "OFF-01", DAY) == expected

    def test_one_on_record_as_not_consulted_is_not_met_whatever_else_is_known(self) -> None:
        board = consulted(consulted(new_chief(single()), COUNCIL), HEALTH, says=False)
        board["complete"].pop("papers")
        assert outcome(board, "OFF-01", DAY) == "not_met"

    @pytest.mark.parametrize("missing", ["about", "to", "topic", "given_on"])
    def test_one_that_may_be_it_leaves_it_open(self, missing: str) -> None:
        board = both_consulted()
        del row(board, "papers", kind="consultation", to=HEALTH, given_on="2026-06-01")[missing]
        assert outcome(board, "OFF-01", DAY) == "cannot_tell"

    def test_one_about_somebody_else_does_not_count(self) -> None:
        board = both_consulted()
        row(board, "papers", kind="consultation", to=HEALTH, given_on="2026-06-01")["about"] = {
            "person": "p-co"
        }
        assert outcome(board, "OFF-01", DAY) == "not_met"

    def test_one_that_names_the_appointment_counts(self) -> None:
        board = both_consulted()
        row(board, "papers", kind="consultation", to=HEALTH, given_on="2026-06-01")["about"] = {
            "appointment": "co/new/2026-09-01"
        }
        assert outcome(board, "OFF-01", DAY) == "met"

    def test_it_cannot_tell_without_the_parties(self) -> None:
        board = both_consulted()
        del board["board"]["parties"]
        assert outcome(board, "OFF-01", DAY) == "cannot_tell"

    def test_the_seat_stands_for_the_office_where_nothing_is_known_of_it(self) -> None:
        board = both_consulted()
        board["standings"] = [each for each in board["standings"] if each["is"] != "office_holder"]
        board["complete"].pop("standings")
        assert outcome(board, "OFF-01", DAY) == "met"
        assert outcome(without(board, "chief_officer"), "OFF-01", DAY) == "not_met"

    def test_an_interim_is_not_appointed_chief_officer(self) -> None:
        assert outcome(acting(vacant()), "OFF-01", DAY) == "not_applicable"

    def test_it_cannot_tell_without_the_first_day(self) -> None:
        board = new_chief(single())
        standing_row = row(board, "standings", person="new")
        standing_row.pop("starts_on")
        standing_row["seen_on"] = "2026-10-01"
        board["complete"]["standings"] = [{"from": "2026-09-15", "to": "open"}]
        (found,) = findings(board, "OFF-01", DAY)
        assert (found.outcome.value, found.subject.id) == ("cannot_tell", "new")

    def test_a_first_day_long_ago_is_asked_for_only_while_in_office(self) -> None:
        board = without(single(), "chief_officer")
        office = row(board, "standings", person="p-co", **{"is": "office_holder"})
        del office["starts_on"]
        assert outcome(board, "OFF-01", DAY) == "cannot_tell"
        office["ends"] = "2026-10-31"
        assert around(board, "OFF-01", "2026-10-31") == ("cannot_tell", "cannot_tell", "not_applicable")


# -- OFF-02 ----------------------------------------------------------------------------------------------


def order(record: Record, **fields: Any) -> Record:
    """An order of the Ministers on who may employ the chief officer."""
    usual = {"from_": "scottish-ministers", "effective_on": "2026-10-01"}
    paper(record, "decision", "employment", "2026-09-01", **(usual | fields))
    return record


class TestSecondment:
    def test_employment_without_secondment_is_not_met(self) -> None:
        board = employed_by(COUNCIL)
        (found,) = findings(board, "OFF-02", DAY)
        assert (found.outcome.value, found.facts["employer"]) == ("not_met", [COUNCIL])

    def test_secondment_counts_on_its_days(self) -> None:
        board = employed_by(HEALTH)
        standing(board, "p-co", "seconded", "2026-02-01", "2026-10-31", of=HEALTH)
        assert around(board, "OFF-02", "2026-02-01") == ("not_met", "met", "met")
        assert around(board, "OFF-02", "2026-10-31") == ("met", "met", "not_met")

    def test_a_secondment_shows_the_employer(self) -> None:
        board = unemployed(single())
        standing(board, "p-co", "seconded", of=HEALTH)
        (found,) = findings(board, "OFF-02", DAY)
        assert (found.outcome.value, found.facts["employer"]) == ("met", [HEALTH])

    def test_a_secondment_from_a_former_employer_does_not_count(self) -> None:
        board = single()
        row(board, "standings", person="p-co", **{"is": "employed"})["ends"] = "2026-10-31"
        assert around(board, "OFF-02", "2026-10-31") == ("met", "met", "not_met")

    def test_secondment_from_a_body_that_is_no_party_does_not_count(self) -> None:
        board = unemployed(single())
        standing(board, "p-co", "seconded", of="another-council")
        assert outcome(board, "OFF-02", DAY) == "not_met"

    def test_either_council_may_second(self) -> None:
        board = unemployed(multi())
        standing(board, "p-co", "seconded", of=OTHER_COUNCIL)
        assert outcome(board, "OFF-02", DAY) == "met"

    def test_an_order_allows_another_way_from_its_day(self) -> None:
        board = order(employed_by("alba-ijb"))
        assert around(board, "OFF-02", "2026-10-01") == ("not_met", "met", "met")

    def test_a_decision_of_somebody_else_is_no_order(self) -> None:
        assert outcome(order(employed_by("alba-ijb"), from_="board"), "OFF-02", DAY) == "not_met"

    def test_an_order_of_nobody_known_leaves_it_open(self) -> None:
        board = order(employed_by("alba-ijb"))
        del row(board, "papers", topic="employment")["from"]
        assert outcome(board, "OFF-02", DAY) == "cannot_tell"

    def test_it_cannot_tell_whether_there_is_an_order_where_papers_may_be_missing(self) -> None:
        board = employed_by("alba-ijb")
        board["complete"].pop("papers")
        (found,) = findings(board, "OFF-02", DAY)
        assert found.outcome.value == "cannot_tell"
        assert "order" in found.message

    def test_a_missing_secondment_is_none_only_where_standings_are_complete(self) -> None:
        board = unemployed(single())
        board["complete"]["standings"] = [{"from": "2026-06-01", "to": "open"}]
        assert around(board, "OFF-02", "2026-06-01") == ("cannot_tell", "not_met", "not_met")

    def test_employment_elsewhere_is_taken_as_the_only_one(self) -> None:
        board = employed_by("alba-ijb")
        board["complete"].pop("standings")
        assert outcome(board, "OFF-02", DAY) == "not_met"
        standing(board, "p-co", "seconded", None, None, of=COUNCIL)
        assert outcome(board, "OFF-02", DAY) == "cannot_tell"

    def test_a_vacant_post_has_nobody_to_second(self) -> None:
        assert around(vacant(), "OFF-02", "2026-09-30") == ("met", "met", "not_applicable")

    def test_it_cannot_tell_of_whom_where_the_office_is_not_on_record(self) -> None:
        board = single()
        board["standings"] = [each for each in board["standings"] if each["is"] != "office_holder"]
        board["complete"].pop("standings")
        assert outcome(board, "OFF-02", DAY) == "met"
        vacate(board, "co")
        assert outcome(board, "OFF-02", DAY) == "cannot_tell"

    def test_an_interim_in_the_seat_does_not_stand_for_the_chief_officer(self) -> None:
        board = acting(vacant())
        board["standings"] = [each for each in board["standings"] if each["is"] != "office_holder"]
        board["complete"].pop("standings")
        assert outcome(board, "OFF-02", DAY) == "cannot_tell"

    def test_one_gap_hides_no_other_officer(self) -> None:
        board = employed_by(COUNCIL)
        person(board, "second")
        standing(board, "second", "office_holder", "2026-01-01", office="chief_officer")
        standing(board, "second", "seconded", None, None, of=COUNCIL)
        assert {each.outcome.value for each in findings(board, "OFF-02", DAY)} == {"not_met", "cannot_tell"}


# -- OFF-03 ----------------------------------------------------------------------------------------------


class TestInterim:
    def test_a_vacant_post_is_a_caution_from_its_first_day_until_an_interim_acts(self) -> None:
        board = requested(vacant())
        assert around(vacant(), "OFF-03", "2026-09-30") == ("not_applicable", "not_applicable", "caution")
        assert around(acting(board), "OFF-03", "2026-10-15") == ("caution", "met", "met")

    def test_it_says_whether_the_board_has_asked(self) -> None:
        board = requested(vacant())
        before, after = (findings(board, "OFF-03", day)[0] for day in ("2026-10-04", "2026-10-05"))
        assert "has not asked" in before.message
        assert "asked for an interim on 5 October 2026" in after.message
        assert after.facts["vacant_since"] == date(2026, 10, 1)

    def test_an_interim_for_whom_the_board_did_not_ask_is_not_met(self) -> None:
        board = acting(vacant())
        assert outcome(board, "OFF-03", DAY) == "not_met"
        assert outcome(requested(board, "2026-11-21"), "OFF-03", "2026-11-20") == "not_met"
        assert outcome(board, "OFF-03", "2026-11-21") == "met"

    def test_a_request_of_an_authority_is_none_of_the_board(self) -> None:
        assert outcome(requested(acting(vacant()), from_=HEALTH), "OFF-03", DAY) == "not_met"

    def test_a_request_made_beforehand_is_good(self) -> None:
        assert outcome(requested(acting(vacant()), "2026-07-01"), "OFF-03", DAY) == "met"

    def test_a_request_for_an_earlier_vacancy_is_not_for_this(self) -> None:
        board = requested(acting(vacant()), "2014-01-05")
        assert outcome(board, "OFF-03", DAY) == "not_met"

    def test_an_interim_put_in_place_by_paper_counts(self) -> None:
        board = requested(vacant())
        paper(board, "decision", "interim_chief_officer", "2026-10-12", from_=COUNCIL)
        assert around(board, "OFF-03", "2026-10-12") == ("caution", "met", "met")

    def test_a_request_puts_nobody_in_place(self) -> None:
        assert outcome(requested(vacant()), "MEM-17", DAY) == "not_met"

    def test_an_interim_beside_a_chief_officer_who_is_away_needs_a_request_too(self) -> None:
        board = interim_in_scheme(single())
        row(board, "appointments", seat="co")["ends"] = "2026-10-14"
        acting(board)
        assert around(board, "OFF-03", "2026-10-15") == ("not_applicable", "not_met", "not_met")
        assert outcome(requested(board), "OFF-03", DAY) == "met"

    def test_an_interim_on_record_as_holding_the_office_is_one_all_the_same(self) -> None:
        board = requested(acting(vacant()))
        standing(board, "acting", "office_holder", "2026-10-15", office="chief_officer")
        assert outcome(board, "OFF-03", DAY) == "met"
        assert outcome(without(board, "interim_chief_officer"), "OFF-03", DAY) == "not_met"

    def test_a_scheme_without_arrangements_is_not_met(self) -> None:
        board = requested(acting(vacant()))
        assert outcome(interim_in_scheme(board, "none"), "OFF-03", DAY) == "not_met"
        del board["scheme_versions"][0]["interim_arrangements"]
        assert outcome(board, "OFF-03", DAY) == "cannot_tell"

    @pytest.mark.parametrize(
        ("known_from", "expected"), [("2026-10-01", "caution"), ("2026-10-02", "cannot_tell")]
    )
    def test_no_request_is_known_only_where_papers_are_since_the_vacancy(
        self, known_from: str, expected: str
    ) -> None:
        board = vacant()
        board["complete"]["papers"] = [{"from": known_from, "to": "open"}]
        assert outcome(board, "OFF-03", DAY) == expected

    @pytest.mark.parametrize(
        ("known_from", "expected"), [("2026-10-15", "not_met"), ("2026-10-16", "cannot_tell")]
    )
    def test_with_an_interim_papers_must_be_known_since_their_first_day(
        self, known_from: str, expected: str
    ) -> None:
        board = acting(vacant())
        board["complete"]["papers"] = [{"from": known_from, "to": "open"}]
        assert outcome(board, "OFF-03", DAY) == expected

    def test_a_request_from_nobody_known_leaves_it_open(self) -> None:
        board = requested(acting(vacant()))
        del row(board, "papers", kind="request")["from"]
        assert outcome(board, "OFF-03", DAY) == "cannot_tell"


# -- OFF-04 ----------------------------------------------------------------------------------------------


def took_over(record: Record, starts_on: str, decided_on: str | None = None, **fields: Any) -> Record:
    """A new proper officer for finance takes office and the seat."""
    day_before = date.fromordinal(date.fromisoformat(starts_on).toordinal() - 1).isoformat()
    without(record, "proper_officer")
    row(record, "standings", person="p-cfo")["ends"] = day_before
    end(record, "cfo", day_before)
    person(record, "finance")
    standing(record, "finance", "office_holder", starts_on, office="board_proper_officer")
    appoint(record, "cfo", "finance", starts_on, term_ends="while in office")
    if decided_on:
        usual: dict[str, Any] = {"person": "finance", "from_": "board"}
        paper(record, "decision", "proper_officer", decided_on, **(usual | fields))
    return record


class TestProperOfficer:
    def test_a_decision_counts_from_its_day(self) -> None:
        board = took_over(single(), "2026-09-01", "2026-10-01")
        assert around(board, "OFF-04", "2026-10-01") == ("not_met", "met", "met")

    def test_it_counts_from_the_day_it_takes_effect(self) -> None:
        board = took_over(single(), "2026-09-01", "2026-08-01", effective_on="2026-10-01")
        assert around(board, "OFF-04", "2026-10-01") == ("not_met", "met", "met")

    def test_one_about_the_officer_before_does_not_cover_the_next(self) -> None:
        board = single()
        row(board, "standings", person="p-cfo")["ends"] = "2026-08-31"
        person(board, "finance")
        standing(board, "finance", "office_holder", "2026-09-01", office="board_proper_officer")
        assert around(board, "OFF-04", "2026-08-31") == ("met", "met", "not_met")

    def test_the_council_cannot_decide_it(self) -> None:
        assert outcome(took_over(single(), "2026-09-01", "2026-08-01", from_=COUNCIL), "OFF-04", DAY) == (
            "not_met"
        )

    def test_it_may_be_the_chief_officer(self) -> None:
        board = without(single(), "proper_officer")
        row(board, "standings", person="p-cfo")["person"] = "p-co"
        assert outcome(board, "OFF-04", DAY) == "not_met"
        paper(board, "decision", "proper_officer", "2015-04-01", person="p-co", from_="board")
        assert outcome(board, "OFF-04", DAY) == "met"

    def test_a_decision_taken_back_is_none(self) -> None:
        board = single()
        paper(board, "decision", "proper_officer", "2026-10-01", person="p-cfo", from_="board", says=False)
        assert around(board, "OFF-04", "2026-10-01") == ("met", "not_met", "not_met")

    @pytest.mark.parametrize("missing", ["about", "from", "topic"])
    def test_one_that_may_be_it_leaves_it_open(self, missing: str) -> None:
        board = single()
        del row(board, "papers", topic="proper_officer")[missing]
        assert outcome(board, "OFF-04", DAY) == "cannot_tell"

    @pytest.mark.parametrize(
        ("known_from", "expected"), [("2026-08-31", "not_met"), ("2026-09-01", "cannot_tell")]
    )
    def test_none_on_record_is_none_only_where_papers_are_known_before_the_first_day(
        self, known_from: str, expected: str
    ) -> None:
        board = took_over(single(), "2026-09-01")
        board["complete"]["papers"] = [{"from": known_from, "to": "open"}]
        assert outcome(board, "OFF-04", DAY) == expected

    def test_a_vacant_office_has_nobody_appointed(self) -> None:
        board = single()
        row(board, "standings", person="p-cfo")["ends"] = "2026-10-31"
        assert around(board, "OFF-04", "2026-10-31") == ("met", "met", "not_met")

    def test_the_seat_stands_for_the_office_where_nothing_is_known_of_it(self) -> None:
        board = single()
        board["standings"] = [each for each in board["standings"] if each["is"] != "office_holder"]
        board["complete"].pop("standings")
        assert outcome(board, "OFF-04", DAY) == "met"

    def test_no_decision_at_all_is_not_met_whoever_the_officer_is(self) -> None:
        board = without(single(), "proper_officer")
        vacate(board, "cfo")
        board["standings"] = []
        board["complete"].pop("standings")
        assert outcome(board, "OFF-04", DAY) == "not_met"
        board["complete"]["papers"] = [{"from": "2015-04-02", "to": "open"}]
        assert outcome(board, "OFF-04", DAY) == "cannot_tell"

    def test_a_decision_on_somebody_leaves_open_who_is_the_officer(self) -> None:
        board = single()
        vacate(board, "cfo")
        board["standings"] = []
        board["complete"].pop("standings")
        assert outcome(board, "OFF-04", DAY) == "cannot_tell"


# -- OFF-05 ----------------------------------------------------------------------------------------------


class TestPayments:
    def test_it_is_judged_from_its_day_to_the_end_of_the_next_financial_year(self) -> None:
        board = paid("allowance")
        assert around(board, "OFF-05", "2026-06-01") == ("not_applicable", "caution", "caution")
        assert around(board, "OFF-05", "2028-03-31") == ("caution", "caution", "not_applicable")
        assert around(paid("allowance", "2026-03-31"), "OFF-05", "2027-03-31") == (
            "caution",
            "caution",
            "not_applicable",
        )

    def test_it_is_one_finding_a_member(self) -> None:
        board = paid("allowance")
        for day in ("2026-07-01", "2026-08-01"):
            paid("allowance", day, record=board)
        paid("allowance", "2026-08-01", "p-user", board)
        paid("expenses", "2026-08-01", "p-user", board)
        found = findings(board, "OFF-05", DAY)
        assert [each.outcome.value for each in found] == ["caution", "caution", "met"]
        assert found[0].facts["paid_on"] == date(2026, 6, 1)
        assert "1 June 2026" in found[0].message
        assert found[0].subject.id == "p-carer"

    def test_the_first_of_the_last_financial_year_is_told_while_it_is_judged(self) -> None:
        board = paid("allowance", "2025-12-01", record=paid("allowance", "2026-06-01"))
        told = [
            findings(board, "OFF-05", day)[0].facts["paid_on"]
            for day in ("2027-03-31", "2027-04-01", "2028-03-31")
        ]
        assert told == [date(2025, 12, 1), date(2026, 6, 1), date(2026, 6, 1)]

    @pytest.mark.parametrize("about", ["locality", "group"])
    def test_a_payment_to_those_consulted_in_a_locality_or_on_a_group_is_none_to_a_member(
        self, about: str
    ) -> None:
        board = paid("allowance")
        row(board, "papers", kind="payment")["about"] = {about: "north"}
        row_of = {"locality": "localities", "group": "groups"}[about]
        board[row_of] = [{"id": "north", "name": "North"}]
        assert outcome(board, "OFF-05", DAY) == "not_applicable"

    def test_no_payment_is_not_applicable(self) -> None:
        assert outcome(single(), "OFF-05", DAY) == "not_applicable"

    def test_a_payment_known_not_to_have_been_made_is_none(self) -> None:
        board = paid("allowance")
        row(board, "papers", kind="payment")["says"] = False
        assert outcome(board, "OFF-05", DAY) == "not_applicable"

    @pytest.mark.parametrize("missing", ["topic", "given_on"])
    def test_it_cannot_tell_what_or_when_nobody_recorded(self, missing: str) -> None:
        board = paid("expenses")
        del row(board, "papers", kind="payment")[missing]
        assert outcome(board, "OFF-05", DAY) == "cannot_tell"

    def test_one_to_nobody_known_is_told_of_the_board(self) -> None:
        board = paid("allowance")
        del row(board, "papers", kind="payment")["about"]
        (found,) = findings(board, "OFF-05", DAY)
        assert (found.outcome.value, found.subject.type) == ("caution", "board")

    @pytest.mark.parametrize("build", [multi, committee])
    def test_it_is_the_same_on_every_board(self, build: Callable[[], Record]) -> None:
        assert outcome(paid("allowance", record=build()), "OFF-05", DAY) == "caution"
        assert outcome(paid("expenses", record=build()), "OFF-05", DAY) == "met"


# -- OFF-06 ----------------------------------------------------------------------------------------------


class TestResponsibilities:
    def test_a_new_version_needs_a_new_agreement_from_the_day_it_takes_effect(self) -> None:
        board = version(single(), "2026-09-01", effective_on="2026-10-01")
        assert around(board, "OFF-06", "2026-10-01") == ("met", "caution", "caution")

    def test_an_agreement_given_between_decision_and_effect_is_to_the_new_version(self) -> None:
        board = version(single(), "2026-09-01", effective_on="2026-10-01")
        assert around(agreement(board, "2026-09-15"), "OFF-06", "2026-10-01") == ("met", "met", "met")

    @pytest.mark.parametrize(
        ("given_on", "expected"),
        [("2026-08-31", "caution"), ("2026-09-01", "met"), ("2026-09-02", "met")],
    )
    def test_an_agreement_is_to_the_version_decided_by_its_day(self, given_on: str, expected: str) -> None:
        assert outcome(agreement(version(single(), "2026-09-01"), given_on), "OFF-06", DAY) == expected

    def test_an_agreement_counts_from_its_day(self) -> None:
        board = agreement(version(single(), "2026-09-01"), "2026-10-15")
        assert around(board, "OFF-06", "2026-10-15") == ("caution", "met", "met")

    def test_confirmed_as_never_sought_and_agreed_afterwards_is_met(self) -> None:
        board = version(without(single(), "responsibilities"), "2015-04-01")
        agreement(agreement(board, "2026-08-01", says=False), "2026-10-01")
        assert around(board, "OFF-06", "2026-08-01") == ("cannot_tell", "not_met", "not_met")
        assert around(board, "OFF-06", "2026-10-01") == ("not_met", "met", "met")

    def test_never_sought_for_an_older_version_says_nothing_of_this(self) -> None:
        board = version(without(single(), "responsibilities"), "2015-04-01")
        version(agreement(board, "2020-01-01", says=False), "2026-10-01")
        assert around(board, "OFF-06", "2026-10-01") == ("not_met", "cannot_tell", "cannot_tell")

    def test_the_board_may_confirm_that_it_was_never_sought_but_not_agree_for_the_ministers(self) -> None:
        board = version(without(single(), "responsibilities"), "2015-04-01")
        assert outcome(agreement(board, "2026-10-01", from_="board"), "OFF-06", DAY) == "cannot_tell"
        assert outcome(agreement(board, "2026-10-02", from_="board", says=False), "OFF-06", DAY) == "not_met"

    def test_an_agreement_of_nobody_known_leaves_it_open(self) -> None:
        board = single()
        del row(board, "papers", kind="agreement", topic="responsibilities")["from"]
        assert outcome(board, "OFF-06", DAY) == "cannot_tell"

    def test_it_cannot_tell_where_the_responsibilities_are_not_on_record(self) -> None:
        board = agreement(without(single(), "responsibilities"), "2020-01-01")
        (found,) = findings(board, "OFF-06", DAY)
        assert found.outcome.value == "cannot_tell"
        assert "responsibilities" in found.message

    def test_it_says_since_when_it_stands(self) -> None:
        facts = facts_of(version(single(), "2026-09-01", effective_on="2026-10-01"))
        found = result(REGISTRY["OFF-06"], facts, date(2026, 11, 21))
        assert (found.since, found.until) == (date(2026, 10, 1), None)
