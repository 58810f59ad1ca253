"""Chair and vice-chair: CHR-01 to CHR-07, with the catalogue's own tests first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from statute.assessing import result
from statute.day import Day
from statute.notes import SILENT_NOTE
from statute.offices import chair_on, period_on, vice_on
from statute.record import facts_of
from statute.registry import REGISTRY
from statute.unknown import CannotTell
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    OTHER_COUNCIL,
    Record,
    around,
    end,
    findings,
    forget,
    multi,
    outcome,
    row,
    single,
    standing,
)

DAY = "2025-11-21"
RULES = [f"CHR-0{number}" for number in range(1, 8)]
OF_SINGLE = [rule_id for rule_id in RULES if rule_id != "CHR-07"]

CHAIRS = {COUNCIL: "p-la1", OTHER_COUNCIL: "p-lb1", HEALTH: "p-hb1"}


def period(record: Record, begins: str, ends: str | None, chair_by: str, **fields: Any) -> dict[str, Any]:
    """Add an appointing period whose chair and vice-chair hold office for all of it."""
    vice_by = COUNCIL if chair_by == HEALTH else HEALTH
    days = {"starts_on": begins, "ends": ends or "open"}
    holders = [
        {"office": "chair", "person": CHAIRS[chair_by]} | days,
        {"office": "vice_chair", "person": CHAIRS[vice_by]} | days,
    ]
    each: dict[str, Any] = {"from": begins, "to": ends, "chair_by": chair_by, "vice_by": vice_by} | fields
    each = {"holders": holders} | {name: value for name, value in each.items() if value is not None}
    record["appointing_periods"].append(each)
    return each


def with_periods(*rows: tuple[str, str | None, str] | tuple[str, str | None, str, dict[str, Any]]) -> Record:
    """A single-council board with these appointing periods only."""
    record = single()
    return replaced(record, *rows)


def replaced(record: Record, *rows: Any) -> Record:
    """A board with these appointing periods instead of its own."""
    record["appointing_periods"] = []
    for begins, ends, chair_by, *fields in rows:
        period(record, begins, ends, chair_by, **(fields[0] if fields else {}))
    return record


def only_period(record: Record) -> dict[str, Any]:
    """The board's one appointing period, to be changed in place."""
    found: dict[str, Any] = record["appointing_periods"][0]
    return found


def holder(record: Record, office: str) -> dict[str, Any]:
    """The holder of an office in the board's one appointing period, to be changed in place."""
    found: dict[str, Any] = next(each for each in only_period(record)["holders"] if each["office"] == office)
    return found


def without(record: Record, office: str) -> Record:
    """The board without a holder of an office."""
    only_period(record)["holders"] = [
        each for each in only_period(record)["holders"] if each["office"] != office
    ]
    return record


def changed(**fields: Any) -> Record:
    """A lawful board whose one appointing period has other fields; None leaves one out."""
    record = single()
    only_period(record).update(fields)
    record["appointing_periods"] = [
        {name: value for name, value in only_period(record).items() if value is not None}
    ]
    return record


def held_by(office: str, person: str, **fields: Any) -> Record:
    """A lawful board with somebody else in an office."""
    record = changed(**fields)
    holder(record, office)["person"] = person
    return record


def executive(office: str) -> Record:
    """A board whose Health Board nominee in an office is an executive, nominated as a fallback."""
    by = {"chair_by": HEALTH, "vice_by": COUNCIL} if office == "chair" else {}
    record = held_by(office, "p-hb2", **by)
    if office == "chair":
        holder(record, "vice_chair")["person"] = "p-la1"
    row(record, "standings", person="p-hb2", **{"is": "non_executive"})["value"] = False
    return record


def seen_on_one_day(day: str) -> Record:
    """A board observed on one day, with the holders seen then and nothing else known."""
    record = changed(**{"from": None, "to": None, "seen_on": day})
    for each in only_period(record)["holders"]:
        del each["starts_on"], each["ends"]
    record["complete"]["appointing_periods"] = [{"from": day, "to": day}]
    return record


CLACKS, STIRLING = COUNCIL, OTHER_COUNCIL

CASES: list[tuple[str, str, Callable[[], Record], str, str]] = [
    # the catalogue's own
    ("CHR-01", "a period to 31 March 2027 with a chair in post", single, DAY, "met"),
    (
        "CHR-01", "a period that ended on 31 March 2026 and none since",
        lambda: with_periods(("2024-04-01", "2026-03-31", COUNCIL)), "2026-11-21", "not_met",
    ),
    (
        "CHR-02", "a non-executive nominee of the Health Board",
        lambda: with_periods(("2025-04-01", "2027-03-31", HEALTH)), DAY, "met",
    ),
    ("CHR-02", "a Health Board executive as fallback nominee", lambda: executive("chair"), DAY, "not_met"),
    (
        "CHR-03", "both offices from the Health Board",
        lambda: changed(chair_by=HEALTH), DAY, "not_met",
    ),
    ("CHR-03", "no vice-chair", lambda: without(single(), "vice_chair"), DAY, "not_met"),
    (
        "CHR-04", "a councillor nominee",
        lambda: with_periods(("2025-04-01", "2027-03-31", HEALTH)), DAY, "met",
    ),
    (
        "CHR-04", "a third sector voting member",
        lambda: held_by("vice_chair", "p-third"), "2026-11-21", "not_met",
    ),
    (
        "CHR-05", "two years, as the scheme says",
        lambda: with_periods(("2024-04-01", "2026-03-31", COUNCIL)), DAY, "met",
    ),
    ("CHR-05", "four years", lambda: with_periods(("2024-04-01", "2028-03-31", COUNCIL)), DAY, "not_met"),
    (
        "CHR-06", "council, Health Board, council",
        lambda: with_periods(
            ("2021-04-01", "2023-03-31", COUNCIL),
            ("2023-04-01", "2025-03-31", HEALTH),
            ("2025-04-01", "2027-03-31", COUNCIL),
        ), DAY, "met",
    ),
    (
        "CHR-06", "council, a temporary chair of the Health Board, the council's unfinished period",
        lambda: with_periods(
            ("2024-04-01", "2025-03-31", COUNCIL),
            ("2025-04-01", "2025-09-30", HEALTH, {"temporary": True}),
            ("2025-10-01", "2026-03-31", COUNCIL),
        ), DAY, "met",
    ),
    (
        "CHR-07", "one council and then the other",
        lambda: replaced(
            multi(), ("2023-04-01", "2025-03-31", CLACKS), ("2025-04-01", "2027-03-31", STIRLING)
        ), DAY, "not_met",
    ),
    (
        "CHR-07", "Health Board, council, Health Board, the same council",
        lambda: replaced(
            multi(),
            ("2019-04-01", "2021-03-31", HEALTH), ("2021-04-01", "2023-03-31", CLACKS),
            ("2023-04-01", "2025-03-31", HEALTH), ("2025-04-01", "2027-03-31", CLACKS),
        ), DAY, "met",
    ),
    # who is in office
    ("CHR-01", "nobody chair in a period that runs", lambda: without(single(), "chair"), DAY, "not_met"),
    ("CHR-01", "no appointing period ever", lambda: with_periods(), DAY, "not_met"),
    (
        "CHR-01", "two ordinary periods on one day",
        lambda: with_periods(
            ("2025-04-01", "2027-03-31", COUNCIL), ("2025-06-01", "2027-05-31", HEALTH)
        ), DAY, "not_met",
    ),
    (
        "CHR-01", "a temporary chair beside the period it interrupts",
        lambda: with_periods(
            ("2025-04-01", "2027-03-31", COUNCIL),
            ("2025-10-01", "2025-12-31", HEALTH, {"temporary": True}),
        ), DAY, "met",
    ),
    (
        "CHR-01", "an earlier period whose last day nobody recorded",
        lambda: with_periods(
            ("2023-04-01", None, HEALTH), ("2025-04-01", "2027-03-31", COUNCIL)
        ), DAY, "met",
    ),
    ("CHR-01", "a period set without a last day", lambda: changed(to="open"), DAY, "met"),
    (
        "CHR-02", "a council's nominee in the Health Board's turn",
        lambda: changed(chair_by=HEALTH, vice_by=COUNCIL), DAY, "not_met",
    ),
    (
        "CHR-02", "a carer as chair after the change of 2026",
        lambda: held_by("chair", "p-carer"), "2026-11-21", "not_met",
    ),
    ("CHR-02", "the chief officer as chair", lambda: held_by("chair", "p-co"), DAY, "not_met"),
    ("CHR-02", "nobody in the chair", lambda: without(single(), "chair"), DAY, "not_applicable"),
    ("CHR-04", "a Health Board executive as vice-chair", lambda: executive("vice_chair"), DAY, "not_met"),
    ("CHR-04", "no vice-chair", lambda: without(single(), "vice_chair"), DAY, "not_applicable"),
    ("CHR-03", "observed on one day with both holders seen", lambda: seen_on_one_day(DAY), DAY, "met"),
    ("CHR-03", "no appointing period", lambda: with_periods(), DAY, "not_met"),
    # length
    (
        "CHR-05", "three years less a day more than the scheme's two",
        lambda: with_periods(("2024-04-01", "2027-03-30", COUNCIL)), DAY, "not_met",
    ),
    (
        "CHR-05", "shorter than the scheme says, with the reason",
        lambda: with_periods(("2024-06-01", "2026-03-31", COUNCIL, {"late_start_reason": "Late nominee."})),
        DAY, "caution",
    ),
    (
        "CHR-05", "shorter than the scheme says, for no reason",
        lambda: with_periods(("2024-06-01", "2026-03-31", COUNCIL, {"late_start_reason": "none"})),
        DAY, "not_met",
    ),
    ("CHR-05", "set without a last day", lambda: changed(to="open"), DAY, "not_met"),
    ("CHR-05", "no appointing period", lambda: with_periods(), DAY, "not_applicable"),
    # turns
    (
        "CHR-06", "the council twice running",
        lambda: with_periods(("2023-04-01", "2025-03-31", COUNCIL), ("2025-04-01", "2027-03-31", COUNCIL)),
        DAY, "not_met",
    ),
    (
        "CHR-06", "the council's finished period, a temporary chair, and the council again",
        lambda: with_periods(
            ("2023-04-01", "2025-03-31", COUNCIL),
            ("2025-04-01", "2025-06-30", HEALTH, {"temporary": True}),
            ("2025-07-01", "2027-06-30", COUNCIL),
        ), DAY, "not_met",
    ),
    (
        "CHR-06", "a temporary chair within the council's period, and then the Health Board",
        lambda: with_periods(
            ("2023-04-01", "2025-03-31", COUNCIL),
            ("2024-04-01", "2024-06-30", HEALTH, {"temporary": True}),
            ("2025-04-01", "2027-03-31", HEALTH),
        ), DAY, "met",
    ),
    ("CHR-06", "the board's first period", single, DAY, "met"),
    ("CHR-06", "no appointing period", lambda: with_periods(), DAY, "not_applicable"),
    ("CHR-07", "a single-council board", single, DAY, "not_applicable"),
    ("CHR-06", "a board of two councils", multi, DAY, "not_applicable"),
    (
        "CHR-07", "the Health Board twice running",
        lambda: replaced(
            multi(), ("2023-04-01", "2025-03-31", HEALTH), ("2025-04-01", "2027-03-31", HEALTH)
        ), DAY, "not_met",
    ),
]  # fmt: skip


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
    @pytest.mark.parametrize("rule_id", OF_SINGLE)
    def test_it_cannot_tell_without_any_appointing_period_on_record(self, rule_id: str) -> None:
        record = single()
        forget(record, "appointing_periods")
        assert outcome(record, rule_id, DAY) == "cannot_tell"

    def test_alternation_with_councils_cannot_be_told_without_periods(self) -> None:
        record = multi()
        forget(record, "appointing_periods")
        assert outcome(record, "CHR-07", DAY) == "cannot_tell"

    @pytest.mark.parametrize("rule_id", ["CHR-01", "CHR-02", "CHR-03", "CHR-04"])
    def test_it_cannot_tell_where_the_holders_are_not_recorded(self, rule_id: str) -> None:
        assert outcome(changed(holders=None), rule_id, DAY) == "cannot_tell"

    def test_holders_known_to_be_none_leave_the_chair_empty(self) -> None:
        record = changed(holders=[])
        record["complete"].pop("appointing_periods")
        assert outcome(record, "CHR-01", DAY) == "not_met"

    def test_a_vice_chair_may_be_missing_from_a_list_that_is_not_complete(self) -> None:
        record = without(single(), "vice_chair")
        record["complete"].pop("appointing_periods")
        assert outcome(record, "CHR-03", DAY) == "cannot_tell"

    def test_both_offices_from_one_side_stay_wrong_with_holders_unknown(self) -> None:
        assert outcome(changed(holders=None, chair_by=HEALTH), "CHR-03", DAY) == "not_met"

    @pytest.mark.parametrize("rule_id", ["CHR-02", "CHR-03", "CHR-06"])
    def test_it_cannot_tell_without_the_authority_that_appoints_the_chair(self, rule_id: str) -> None:
        assert outcome(changed(chair_by=None), rule_id, DAY) == "cannot_tell"

    def test_a_carer_in_the_chair_is_wrong_whoever_appointed(self) -> None:
        record = held_by("chair", "p-carer")
        del only_period(record)["chair_by"]
        assert outcome(record, "CHR-02", DAY) == "not_met"

    def test_it_cannot_tell_whether_a_nominee_is_non_executive(self) -> None:
        record = with_periods(("2025-04-01", "2027-03-31", HEALTH))
        forget(record, "standings")
        assert outcome(record, "CHR-02", DAY) == "cannot_tell"
        assert outcome(record, "CHR-04", DAY) == "met"

    def test_it_cannot_tell_the_seat_of_a_chair_whose_seat_is_not_on_record(self) -> None:
        record = held_by("chair", "p-new")
        record["people"].append({"id": "p-new"})
        assert outcome(record, "CHR-02", DAY) == "not_met"
        record["complete"].pop("seats")
        assert outcome(record, "CHR-02", DAY) == "cannot_tell"

    @pytest.mark.parametrize("field", ["from", "to"])
    def test_it_cannot_tell_the_length_of_a_period_without_both_days(self, field: str) -> None:
        assert outcome(changed(**{field: None}), "CHR-05", DAY) == "cannot_tell"

    def test_a_period_that_is_too_long_stays_so_with_the_scheme_unknown(self) -> None:
        record = with_periods(("2024-04-01", "2028-03-31", COUNCIL))
        forget(record, "scheme_versions")
        assert outcome(record, "CHR-05", DAY) == "not_met"

    def test_it_cannot_tell_without_the_schemes_term(self) -> None:
        record = single()
        del record["scheme_versions"][0]["chair_term_months"]
        assert outcome(record, "CHR-05", DAY) == "cannot_tell"

    def test_a_scheme_that_states_no_term_is_pointed_out(self) -> None:
        record = single()
        record["scheme_versions"][0]["chair_term_months"] = "none"
        assert outcome(record, "CHR-05", DAY) == "caution"

    def test_a_short_period_needs_its_reason(self) -> None:
        record = with_periods(("2024-06-01", "2026-03-31", COUNCIL))
        assert outcome(record, "CHR-05", DAY) == "cannot_tell"

    def test_a_turn_may_be_missing_between_two(self) -> None:
        record = with_periods(("2021-04-01", "2023-03-31", COUNCIL), ("2025-04-01", "2027-03-31", COUNCIL))
        assert outcome(record, "CHR-06", DAY) == "not_met"
        record["complete"]["appointing_periods"] = [{"from": "2025-04-01", "to": "open"}]
        assert outcome(record, "CHR-06", DAY) == "cannot_tell"

    def test_what_came_before_a_board_seen_on_one_day_is_not_known(self) -> None:
        assert outcome(seen_on_one_day(DAY), "CHR-06", DAY) == "cannot_tell"

    def test_turns_that_follow_at_once_need_no_complete_list(self) -> None:
        record = with_periods(("2023-04-01", "2025-03-31", COUNCIL), ("2025-04-01", "2027-03-31", COUNCIL))
        record["complete"].pop("appointing_periods")
        assert outcome(record, "CHR-06", DAY) == "not_met"

    @pytest.mark.parametrize(
        ("arrangements", "expected"),
        [("The councils take turns.", "met"), ("none", "caution"), (None, "cannot_tell")],
    )
    def test_two_councils_rest_on_the_schemes_arrangements(
        self, arrangements: str | None, expected: str
    ) -> None:
        record = multi(chair_arrangements=arrangements)
        only_period(record)["vice_by"] = OTHER_COUNCIL
        holder(record, "vice_chair")["person"] = "p-lb1"
        assert outcome(record, "CHR-03", DAY) == expected

    @pytest.mark.parametrize(
        ("agreed", "expected"),
        [(COUNCIL, "met"), (HEALTH, "not_met"), ("none", "caution"), (None, "cannot_tell")],
    )
    def test_the_first_turn_is_as_agreed(self, agreed: str | None, expected: str) -> None:
        assert outcome(multi(first_chair_by=agreed), "CHR-07", DAY) == expected


class TestDays:
    @pytest.mark.parametrize("rule_id", RULES)
    def test_the_order_is_law_from_28_november_2014(self, rule_id: str) -> None:
        record = multi() if rule_id == "CHR-07" else single()
        record = json.loads(json.dumps(record).replace("2015-04-01", "2014-01-01"))
        only_period(record).update({"from": "2014-01-01", "to": "2015-12-31"})
        for each in only_period(record)["holders"]:
            each["starts_on"] = "2014-01-01"
        for each in record["appointments"]:
            each["starts_on"] = "2014-01-01"
        expected = around(record, rule_id, "2014-11-28")
        assert expected == ("not_applicable", "met", "met")

    def test_the_chair_is_due_90_days_before_the_period_ends(self) -> None:
        assert around(single(), "CHR-01", "2026-12-31") == ("met", "due", "due")

    def test_the_chair_is_missing_from_the_day_after_the_period(self) -> None:
        assert around(single(), "CHR-01", "2027-03-31") == ("due", "due", "not_met")

    def test_the_period_begins_on_its_first_day(self) -> None:
        record = single()
        for each in only_period(record)["holders"]:
            each["starts_on"] = "2025-04-01"
        row(record, "appointments", seat="la1")["starts_on"] = "2025-04-01"
        assert around(record, "CHR-01", "2025-04-01") == ("not_met", "met", "met")
        assert around(record, "CHR-03", "2025-04-01") == ("not_met", "met", "met")
        assert around(record, "CHR-02", "2025-04-01")[0] == "not_applicable"
        assert around(record, "CHR-05", "2025-04-01") == ("not_applicable", "met", "met")
        assert around(record, "CHR-06", "2025-04-01") == ("not_applicable", "met", "met")

    @pytest.mark.parametrize("rule_id", ["CHR-01", "CHR-03"])
    def test_the_office_is_empty_until_it_is_taken(self, rule_id: str) -> None:
        assert around(single(), rule_id, "2025-05-01") == ("not_met", "met", "met")

    @pytest.mark.parametrize(("rule_id", "office"), [("CHR-01", "chair"), ("CHR-03", "vice_chair")])
    def test_the_last_day_in_office_is_still_in_office(self, rule_id: str, office: str) -> None:
        record = single()
        holder(record, office)["ends"] = "2025-10-31"
        assert around(record, rule_id, "2025-10-31") == ("met", "met", "not_met")

    @pytest.mark.parametrize(("rule_id", "seat"), [("CHR-02", "la1"), ("CHR-04", "hb1")])
    def test_eligibility_ends_with_the_seat(self, rule_id: str, seat: str) -> None:
        record = single()
        row(record, "appointments", seat=seat)["ends"] = "2025-10-31"
        assert around(record, rule_id, "2025-10-31") == ("met", "met", "not_met")

    def test_eligibility_ends_with_the_non_executive_office(self) -> None:
        record = single()
        row(record, "standings", person="p-hb1", **{"is": "non_executive"})["ends"] = "2025-10-31"
        assert around(record, "CHR-04", "2025-10-31") == ("met", "met", "not_met")

    @pytest.mark.parametrize("rule_id", ["CHR-02", "CHR-04"])
    def test_the_votes_of_2026_change_nothing(self, rule_id: str) -> None:
        assert around(single(), rule_id, "2026-09-01") == ("met", "met", "met")
        carer = held_by("chair" if rule_id == "CHR-02" else "vice_chair", "p-carer")
        assert around(carer, rule_id, "2026-09-01") == ("not_met", "not_met", "not_met")

    @pytest.mark.parametrize(
        ("begins", "lawful", "unlawful"),
        [
            ("2024-04-01", "2027-03-31", "2027-04-01"),
            ("2024-02-29", "2027-02-28", "2027-03-01"),
        ],
    )
    def test_three_years_is_the_most(self, begins: str, lawful: str, unlawful: str) -> None:
        for ends, expected in ((lawful, "met"), (unlawful, "not_met")):
            record = with_periods((begins, ends, COUNCIL))
            record["scheme_versions"][0]["chair_term_months"] = 36
            assert outcome(record, "CHR-05", DAY) == expected

    @pytest.mark.parametrize(
        ("ends", "expected"),
        [("2026-03-30", "caution"), ("2026-03-31", "met"), ("2026-04-01", "not_met")],
    )
    def test_the_schemes_term_is_measured_to_the_day(self, ends: str, expected: str) -> None:
        record = with_periods(("2024-04-01", ends, COUNCIL, {"late_start_reason": "Begun late."}))
        assert outcome(record, "CHR-05", DAY) == expected

    def test_a_period_without_a_recorded_end_cannot_run_beyond_three_years(self) -> None:
        record = with_periods(("2022-04-01", None, COUNCIL))
        assert around(record, "CHR-05", "2025-03-31") == ("cannot_tell", "cannot_tell", "not_met")

    def test_a_turn_out_of_order_counts_from_its_first_day(self) -> None:
        record = with_periods(("2023-04-01", "2025-03-31", COUNCIL), ("2025-04-01", "2027-03-31", COUNCIL))
        assert around(record, "CHR-06", "2025-04-01") == ("met", "not_met", "not_met")

    def test_a_turn_out_of_order_becomes_history(self) -> None:
        record = with_periods(
            ("2020-04-01", "2022-03-31", COUNCIL),
            ("2022-04-01", "2024-03-31", COUNCIL),
            ("2024-04-01", "2026-03-31", HEALTH),
            ("2026-04-01", "2028-03-31", COUNCIL),
        )
        assert around(record, "CHR-06", "2025-03-31") == ("not_met", "not_met", "met")

    def test_a_board_observed_on_one_day_is_known_on_that_day_only(self) -> None:
        record = seen_on_one_day(DAY)
        for rule_id in ("CHR-01", "CHR-02", "CHR-03", "CHR-04"):
            assert around(record, rule_id, DAY) == ("cannot_tell", "met", "cannot_tell"), rule_id

    def test_two_observations_of_one_board_do_not_mix(self) -> None:
        record = seen_on_one_day("2023-06-23")
        later = seen_on_one_day(DAY)
        only_period(later).update(chair_by=HEALTH, vice_by=COUNCIL)
        holder(later, "chair")["person"], holder(later, "vice_chair")["person"] = "p-hb1", "p-la1"
        record["appointing_periods"] += later["appointing_periods"]
        record["complete"]["appointing_periods"] += later["complete"]["appointing_periods"]
        for each in record["appointments"]:
            each["starts_on"] = "2023-05-01"
        for day in ("2023-06-23", DAY):
            assert [outcome(record, rule_id, day) for rule_id in RULES[:4]] == ["met"] * 4
        assert outcome(record, "CHR-06", DAY) == "cannot_tell"

    def test_it_says_how_long_the_outcome_stands(self) -> None:
        found = result(REGISTRY["CHR-01"], facts_of(single()), date(2026, 6, 1))
        assert (found.since, found.until) == (date(2025, 5, 1), date(2026, 12, 30))


class TestWhatAFindingTells:
    def test_the_last_day_is_known_from_the_first(self) -> None:
        (found,) = findings(single(), "CHR-01", "2025-05-01")
        assert found.due_on == date(2027, 3, 31)
        assert HEALTH in found.next

    def test_nothing_is_due_once_the_next_chair_is_on_record(self) -> None:
        record = single()
        period(record, "2027-04-01", "2029-03-31", HEALTH)
        (found,) = findings(record, "CHR-01", "2027-03-01")
        assert (found.outcome.value, found.due_on) == ("met", None)

    def test_an_ended_period_tells_who_is_entitled_and_who_still_acts(self) -> None:
        record = with_periods(("2024-04-01", "2026-03-31", COUNCIL))
        for each in only_period(record)["holders"]:
            each["ends"] = "open"
        (found,) = findings(record, "CHR-01", "2026-11-21")
        assert found.facts["last_period_ended"] == date(2026, 3, 31)
        assert found.facts["entitled"] == HEALTH
        assert found.facts["still_acting"] == ["Member p-la1"]
        assert found.facts["note"] == SILENT_NOTE

    def test_an_ineligible_chair_tells_basis_and_authority(self) -> None:
        (found,) = findings(executive("chair"), "CHR-02", DAY)
        assert found.facts["basis"] == "Health Board nominee"
        assert found.facts["non_executive"] is False
        assert found.facts["appointed_by"] == HEALTH
        assert found.facts["note"] == SILENT_NOTE

    def test_both_authorities_are_told(self) -> None:
        (found,) = findings(changed(chair_by=HEALTH), "CHR-03", DAY)
        assert (found.facts["chair_by"], found.facts["vice_by"]) == (HEALTH, HEALTH)
        assert found.facts["note"] == SILENT_NOTE

    def test_a_long_period_tells_its_length_and_the_schemes_term(self) -> None:
        (found,) = findings(with_periods(("2024-04-01", "2026-06-30", COUNCIL)), "CHR-05", DAY)
        assert found.facts["period_to"] == date(2026, 6, 30)
        assert found.facts["scheme_months"] == 24
        assert found.facts["scheme_end"] == date(2026, 3, 31)
        assert found.facts["note"] == SILENT_NOTE

    def test_the_sequence_of_periods_is_told(self) -> None:
        record = with_periods(("2023-04-01", "2025-03-31", COUNCIL), ("2025-04-01", "2027-03-31", COUNCIL))
        (found,) = findings(record, "CHR-06", DAY)
        assert [each["chair_by"] for each in found.facts["sequence"]] == [COUNCIL, COUNCIL]
        assert found.facts["note"] == SILENT_NOTE

    def test_two_chairs_at_once_are_pointed_out(self) -> None:
        record = single()
        again = {"office": "chair", "person": "p-la2", "starts_on": "2025-06-01", "ends": "open"}
        only_period(record)["holders"].append(again)
        assert outcome(record, "CHR-01", DAY) == "caution"

    def test_a_chair_whose_last_day_nobody_recorded_left_before_the_next(self) -> None:
        record = single()
        del holder(record, "chair")["ends"]
        again = {"office": "chair", "person": "p-la2", "starts_on": "2025-10-01", "ends": "open"}
        only_period(record)["holders"].append(again)
        facts = facts_of(record)
        assert [
            chair.holder.person for day in ("2025-09-30", "2025-10-01") if (chair := _chair(facts, day))
        ] == [
            "p-la1",
            "p-la2",
        ]


def _chair(facts: Any, day: str) -> Any:
    return chair_on(facts, Day(date.fromisoformat(day)))


class TestWhoIsInOffice:
    def test_chair_vice_and_period_of_a_day(self) -> None:
        facts, on = facts_of(single()), Day(date.fromisoformat(DAY))
        chair, vice, running = chair_on(facts, on), vice_on(facts, on), period_on(facts, on)
        assert chair is not None
        assert vice is not None
        assert running is not None
        assert (chair.holder.person, vice.holder.person) == ("p-la1", "p-hb1")
        assert running.chair_by == COUNCIL

    def test_an_empty_office_is_none(self) -> None:
        facts, on = facts_of(with_periods()), Day(date.fromisoformat(DAY))
        assert chair_on(facts, on) is None
        assert vice_on(facts, on) is None
        assert period_on(facts, on) is None

    def test_an_unknown_office_cannot_be_told(self) -> None:
        record = single()
        forget(record, "appointing_periods")
        facts, on = facts_of(record), Day(date.fromisoformat(DAY))
        for ask in (chair_on, vice_on, period_on):
            with pytest.raises(CannotTell):
                ask(facts, on)

    def test_somebody_who_has_left_the_board_is_not_in_post_as_chair(self) -> None:
        record = single()
        end(record, "la1", "2026-06-30")
        assert around(record, "CHR-01", "2026-06-30") == ("met", "met", "not_met")
        (found,) = findings(record, "CHR-01", "2026-07-01")
        assert "Member p-la1, recorded as chair, is not on the board" in found.message
        assert found.facts["note"] == SILENT_NOTE

    def test_a_chair_whose_seat_is_not_known_cannot_be_told_to_be_in_post(self) -> None:
        record = single()
        row(record, "seats", id="la1").pop("known")
        row(record, "appointments", seat="la1").pop("ends")
        assert outcome(record, "CHR-01", DAY) == "cannot_tell"

    @pytest.mark.parametrize("rule_id", ["CHR-02", "CHR-04"])
    def test_the_message_does_not_repeat_whom_it_is_about(self, rule_id: str) -> None:
        for record in (single(), held_by("chair", "p-carer"), held_by("vice_chair", "p-carer")):
            for found in findings(record, rule_id, DAY):
                assert found.subject.label not in found.message

    def test_a_temporary_chair_need_not_be_the_entitled_sides(self) -> None:
        record = with_periods(("2025-04-01", "2027-03-31", HEALTH))
        chair = holder(record, "chair")
        chair.update(person="p-la2", temporary=True, appointed_by=COUNCIL)
        assert outcome(record, "CHR-02", DAY) == "met"
        chair.update(person="p-hb2")
        standing(record, "p-hb2", "non_executive", of=HEALTH)
        assert outcome(record, "CHR-02", DAY) == "not_met"
