"""Changes of chair: CHR-08 and CHR-09, with the catalogue's own tests first."""

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
from tests.statute.situations import (
    COUNCIL,
    HEALTH,
    OTHER_COUNCIL,
    Record,
    appoint,
    around,
    chairs,
    committee,
    end,
    findings,
    forget,
    multi,
    nominee,
    outcome,
    person,
    row,
    single,
    vacate,
)

DAY = "2026-11-21"


def early(record: Record) -> Record:
    """The same board, as if everything had begun on 1 January 2014."""
    text = json.dumps(record).replace("2015-04-01", "2014-01-01").replace("2025-05-01", "2014-01-01")
    found: Record = json.loads(text.replace("2025-04-01", "2014-01-01"))
    return found


def only_period(record: Record) -> dict[str, Any]:
    """The board's one appointing period, to be changed in place."""
    found: dict[str, Any] = record["appointing_periods"][0]
    return found


def holder(record: Record, office: str) -> dict[str, Any]:
    """The first holder of an office in the board's one appointing period, to be changed in place."""
    found: dict[str, Any] = next(each for each in only_period(record)["holders"] if each["office"] == office)
    return found


def swapped(
    on: str = "2026-01-10",
    who: str = "p-la2",
    office: str = "chair",
    board: Record | None = None,
    **more: Any,
) -> Record:
    """A board on which somebody takes over an office within the appointing period."""
    record = single() if board is None else board
    holder(record, office)["ends"] = date.fromordinal(date.fromisoformat(on).toordinal() - 1).isoformat()
    only_period(record)["holders"].append(
        {"office": office, "person": who, "starts_on": on, "ends": "open"} | more
    )
    return record


def moved(to: str, first_set_to: str = "2027-03-31", board: Record | None = None, months: Any = 24) -> Record:
    """The board whose one appointing period has another last day than it was first given."""
    record = swapped() if board is None else board
    only_period(record).update(to=to, first_set_to=first_set_to)
    record["scheme_versions"][0]["chair_term_months"] = months
    return record


# -- CHR-08 ----------------------------------------------------------------------------------------------

WORKED_08: list[tuple[str, Callable[[], Record], str]] = [
    ("the council swaps chair A for B, same last day", lambda: swapped(appointed_by=COUNCIL), "met"),
    ("swap, end moved past three years", lambda: moved("2028-04-01", months=36), "not_met"),
    ("swap, end moved past the scheme's term", lambda: moved("2027-04-01"), "not_met"),
    (
        "swap, end moved within both",
        lambda: moved("2027-03-31", first_set_to="2026-12-31"),
        "caution",
    ),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_08], ids=[each[0] for each in WORKED_08]
)
def test_the_worked_cases_of_chr_08(build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), "CHR-08", DAY) == expected


class TestAChangeOfHolder:
    def test_a_chair_who_came_first_is_no_change(self) -> None:
        (found,) = findings(single(), "CHR-08", DAY)
        assert found.outcome.value == "not_applicable"
        assert "No chair or vice-chair was lately changed" in found.message

    def test_a_nominee_of_the_authority_is_read_as_its_appointment(self) -> None:
        assert outcome(swapped(), "CHR-08", DAY) == "met"

    def test_an_appointment_by_the_other_authority_is_not_met(self) -> None:
        assert outcome(swapped(appointed_by=HEALTH), "CHR-08", DAY) == "not_met"

    def test_the_vice_chair_is_the_other_authoritys_to_change(self) -> None:
        change: dict[str, Any] = {"who": "p-hb2", "office": "vice_chair"}
        assert outcome(swapped(**change, appointed_by=HEALTH), "CHR-08", DAY) == "met"
        assert outcome(swapped(**change), "CHR-08", DAY) == "met"
        assert outcome(swapped(**change, appointed_by=COUNCIL), "CHR-08", DAY) == "not_met"

    def test_a_first_chair_appointed_by_the_other_authority_is_not_met(self) -> None:
        record = single()
        holder(record, "chair")["appointed_by"] = HEALTH
        assert around(record, "CHR-08", "2025-05-01") == ("not_applicable", "not_met", "not_met")

    def test_a_first_chair_appointed_by_the_authority_is_no_change(self) -> None:
        record = single()
        holder(record, "chair")["appointed_by"] = COUNCIL
        assert outcome(record, "CHR-08", DAY) == "not_applicable"

    def test_it_cannot_tell_who_appointed_the_other_sides_nominee(self) -> None:
        (found,) = findings(swapped(who="p-hb2"), "CHR-08", DAY)
        assert found.outcome.value == "cannot_tell"
        assert "which authority appointed Member p-hb2 as chair" in found.message

    def test_it_cannot_tell_who_appointed_somebody_without_a_nominees_seat(self) -> None:
        assert outcome(swapped(who="p-carer"), "CHR-08", DAY) == "cannot_tell"

    def test_the_seat_on_the_day_of_the_change_decides(self) -> None:
        record = swapped()
        end(record, "la2", "2026-05-31")
        assert outcome(record, "CHR-08", DAY) == "met"
        row(record, "appointments", seat="la2").update(starts_on="2026-02-01")
        assert outcome(record, "CHR-08", DAY) == "cannot_tell"

    def test_it_cannot_tell_whose_the_office_is(self) -> None:
        record = swapped(appointed_by=COUNCIL)
        del only_period(record)["chair_by"]
        assert outcome(record, "CHR-08", DAY) == "cannot_tell"

    def test_it_cannot_tell_who_came_first(self) -> None:
        record = swapped(appointed_by=COUNCIL)
        record["complete"].pop("appointing_periods")
        for each in only_period(record)["holders"]:
            each.pop("starts_on")
            each.pop("ends")
        assert outcome(record, "CHR-08", DAY) == "cannot_tell"

    def test_one_missing_fact_does_not_hide_what_is_certain(self) -> None:
        record = swapped(who="p-hb2")
        swapped(who="p-la3", office="vice_chair", board=record, appointed_by=COUNCIL)
        found = {each.outcome.value for each in findings(record, "CHR-08", DAY)}
        assert found == {"cannot_tell", "not_met"}

    def test_somebody_marked_as_standing_in_is_left_to_chr_09(self) -> None:
        record = swapped(who="p-hb2", appointed_by=HEALTH, temporary=True)
        assert outcome(record, "CHR-08", DAY) == "not_applicable"

    def test_somebody_nobody_marked_is_no_temporary_chair(self) -> None:
        assert outcome(swapped(who="p-hb2", appointed_by=HEALTH), "CHR-08", DAY) == "not_met"

    def test_the_chair_who_comes_back_after_a_temporary_one_is_no_change(self) -> None:
        record = swapped(who="p-hb2", appointed_by=HEALTH, temporary=True)
        only_period(record)["holders"][-1]["ends"] = "2026-02-28"
        only_period(record)["holders"].append(
            {"office": "chair", "person": "p-la1", "starts_on": "2026-03-01", "ends": "open"}
        )
        assert outcome(record, "CHR-08", DAY) == "not_applicable"

    def test_a_chair_in_a_temporary_period_is_left_to_chr_09(self) -> None:
        record = single()
        chairs(record, "p-hb2", "p-la2", HEALTH, COUNCIL, temporary=True)
        assert outcome(record, "CHR-08", DAY) == "not_applicable"

    def test_two_chairs_from_one_day_are_no_change_of_each_other(self) -> None:
        record = single()
        only_period(record)["holders"].append(holder(record, "chair") | {"person": "p-hb2"})
        assert outcome(record, "CHR-08", DAY) == "not_applicable"

    def test_it_holds_on_a_board_of_several_councils(self) -> None:
        record = swapped(who="p-la2", board=multi(), appointed_by=OTHER_COUNCIL)
        assert outcome(record, "CHR-08", DAY) == "not_met"
        assert outcome(swapped(board=multi(), appointed_by=COUNCIL), "CHR-08", DAY) == "met"

    def test_it_tells_the_history_of_holders(self) -> None:
        (found,) = findings(swapped(who="p-hb2", appointed_by=HEALTH), "CHR-08", DAY)
        assert [each["person"] for each in found.facts["holders"] if each["office"] == "chair"] == [
            "Member p-la1",
            "Member p-hb2",
        ]
        assert (found.facts["appointed_by"], found.facts["entitled"]) == (HEALTH, COUNCIL)
        assert found.facts["changed_on"] == date(2026, 1, 10)
        assert found.facts["note"] == SILENT_NOTE
        assert found.next

    def test_the_message_does_not_repeat_whom_it_is_about(self) -> None:
        for record in (swapped(), swapped(appointed_by=HEALTH)):
            for found in findings(record, "CHR-08", DAY):
                assert found.subject.label not in found.message


class TestHowLongAChangeIsJudged:
    def test_from_the_first_day_of_the_new_holder(self) -> None:
        assert around(swapped(), "CHR-08", "2026-01-10") == ("not_applicable", "met", "met")

    def test_to_the_end_of_the_next_financial_year(self) -> None:
        assert around(swapped(), "CHR-08", "2027-03-31") == ("met", "met", "not_applicable")
        assert around(swapped(), "CHR-08", "2028-03-31")[1] == "not_applicable"

    def test_a_change_in_april_is_judged_for_a_whole_year_more(self) -> None:
        assert around(swapped("2026-04-01"), "CHR-08", "2028-03-31") == ("met", "met", "not_applicable")

    def test_one_by_another_authority_for_as_long_as_the_person_is_in_office(self) -> None:
        record = swapped("2025-06-01", who="p-hb2", appointed_by=HEALTH)
        only_period(record)["to"] = "2028-03-31"
        assert around(record, "CHR-08", "2028-03-31") == ("not_met", "not_met", "not_applicable")

    def test_it_says_until_when_it_stands(self) -> None:
        found = result(REGISTRY["CHR-08"], facts_of(swapped()), date.fromisoformat(DAY))
        assert (found.since, found.until) == (date(2026, 1, 10), date(2027, 3, 31))


class TestAMovedLastDay:
    @pytest.mark.parametrize(
        ("to", "expected"), [("2027-03-31", "caution"), ("2027-04-01", "not_met"), ("2028-04-01", "not_met")]
    )
    def test_the_schemes_term_is_measured_to_the_day(self, to: str, expected: str) -> None:
        assert outcome(moved(to, first_set_to="2026-12-31"), "CHR-08", DAY) == expected

    @pytest.mark.parametrize(("to", "expected"), [("2028-03-31", "caution"), ("2028-04-01", "not_met")])
    def test_three_years_are_measured_to_the_day(self, to: str, expected: str) -> None:
        assert outcome(moved(to, months=36), "CHR-08", DAY) == expected
        assert outcome(moved(to, months="none"), "CHR-08", DAY) == expected

    def test_a_last_day_that_stayed_is_no_change(self) -> None:
        assert outcome(moved("2027-03-31", board=single()), "CHR-08", DAY) == "not_applicable"

    def test_a_last_day_moved_to_none_at_all_is_not_met(self) -> None:
        assert outcome(moved("open"), "CHR-08", DAY) == "not_met"

    def test_an_earlier_last_day_is_pointed_out(self) -> None:
        assert outcome(moved("2027-01-31"), "CHR-08", DAY) == "caution"

    def test_a_last_day_past_three_years_is_not_met_with_the_scheme_unknown(self) -> None:
        record = moved("2028-04-01")
        forget(record, "scheme_versions")
        assert outcome(record, "CHR-08", DAY) == "not_met"

    @pytest.mark.parametrize("field", ["chair_term_months"])
    def test_it_cannot_tell_without_the_schemes_term(self, field: str) -> None:
        record = moved("2027-06-30")
        del record["scheme_versions"][0][field]
        assert outcome(record, "CHR-08", DAY) == "cannot_tell"

    @pytest.mark.parametrize("field", ["from", "to"])
    def test_it_cannot_tell_without_both_days_of_the_period(self, field: str) -> None:
        record = moved("2027-03-31", first_set_to="2026-12-31")
        del only_period(record)[field]
        assert outcome(record, "CHR-08", DAY) == "cannot_tell"

    def test_it_is_judged_from_the_first_change_of_holder(self) -> None:
        record = moved("2027-04-01")
        assert around(record, "CHR-08", "2026-01-10") == ("not_applicable", "not_met", "not_met")

    def test_without_one_it_is_judged_from_the_first_day_of_the_period(self) -> None:
        record = moved("2027-04-01", board=single())
        assert around(record, "CHR-08", "2025-04-01") == ("not_applicable", "not_met", "not_met")

    def test_it_is_judged_to_the_end_of_the_year_after_the_period_ended(self) -> None:
        record = moved("2027-04-01", board=single())
        assert around(record, "CHR-08", "2029-03-31") == ("not_met", "not_met", "not_applicable")

    def test_a_period_interrupted_by_a_temporary_one_is_measured_as_a_whole(self) -> None:
        record = moved("2025-12-31", board=single())
        person(record, "p-hb2")
        for begins, ends, by, more in (
            ("2026-01-01", "2026-03-31", HEALTH, {"temporary": True}),
            ("2026-04-01", "2027-04-01", COUNCIL, {}),
        ):
            period = {"from": begins, "to": ends, "chair_by": by, "holders": []} | more
            record["appointing_periods"].append(period)
        assert outcome(record, "CHR-08", DAY) == "not_met"
        record["appointing_periods"][-1]["to"] = "2027-03-31"
        assert outcome(record, "CHR-08", DAY) == "caution"

    def test_it_tells_both_days(self) -> None:
        found = next(
            each for each in findings(moved("2027-04-01"), "CHR-08", DAY) if each.outcome.value == "not_met"
        )
        assert found.facts["first_set_to"] == date(2027, 3, 31)
        assert found.facts["period_to"] == date(2027, 4, 1)
        assert found.facts["scheme_end"] == date(2027, 3, 31)
        assert found.facts["note"] == SILENT_NOTE


class TestWhatChr08CannotTell:
    def test_which_period_ran(self) -> None:
        record = single()
        forget(record, "appointing_periods")
        assert outcome(record, "CHR-08", DAY) == "cannot_tell"

    def test_who_was_in_office(self) -> None:
        record = single()
        del only_period(record)["holders"]
        assert outcome(record, "CHR-08", DAY) == "cannot_tell"

    def test_it_asks_once_only(self) -> None:
        record = single()
        forget(record, "appointing_periods")
        assert len(findings(record, "CHR-08", DAY)) == 1

    def test_no_period_at_all_has_nothing_to_judge(self) -> None:
        record = single()
        record["appointing_periods"] = []
        assert outcome(record, "CHR-08", DAY) == "not_applicable"

    def test_a_committee_has_no_appointing_authority(self) -> None:
        assert outcome(committee(), "CHR-08", DAY) == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        record = early(swapped("2025-05-01", appointed_by=HEALTH))
        holder(record, "chair")["ends"] = "2014-01-02"
        only_period(record)["to"] = "2015-12-31"
        only_period(record)["holders"][-1]["starts_on"] = "2014-01-03"
        assert around(record, "CHR-08", "2014-11-28") == ("not_applicable", "not_met", "not_met")


# -- CHR-09 ----------------------------------------------------------------------------------------------


def depleted(left: int = 1, since: str = "2026-03-01", **fields: Any) -> Record:
    """The Health Board appoints the chair, and has some nominees left since a day; four seats."""
    record = single()
    only_period(record).update({"chair_by": HEALTH, "vice_by": COUNCIL} | fields)
    holder(record, "chair")["person"] = "p-hb1"
    holder(record, "vice_chair")["person"] = "p-la1"
    last = date.fromordinal(date.fromisoformat(since).toordinal() - 1).isoformat()
    for number in range(left + 1, 5):
        end(record, f"hb{number}", last)
    return record


def with_temporary(record: Record, on: str = "2026-03-01", who: str = "p-la2", **more: Any) -> Record:
    """The same board with somebody who stands in as chair from a day."""
    marks: dict[str, Any] = {"temporary": True, "appointed_by": COUNCIL} | more
    return swapped(on, who, board=record, **marks)


def with_temporary_period(record: Record, **more: Any) -> Record:
    """The same board with a temporary period of the council beside the Health Board's."""
    holder(record, "chair")["ends"] = "2026-02-28"
    chair = {"office": "chair", "person": "p-la2", "starts_on": "2026-03-01", "ends": "open"}
    period = {"from": "2026-03-01", "to": "2027-03-31", "chair_by": COUNCIL, "temporary": True}
    record["appointing_periods"].append(period | {"holders": [chair]} | more)
    return record


WORKED_09: list[tuple[str, Callable[[], Record], str]] = [
    (
        "Health Board entitled, 1 of 4 in post, 3 temporary vacancies, council's temporary chair",
        lambda: with_temporary(depleted()),
        "met",
    ),
    ("the same, no temporary chair", depleted, "not_met"),
    ("Health Board entitled, 2 of 4 in post", lambda: depleted(left=2), "not_applicable"),
]


@pytest.mark.parametrize(
    ("build", "expected"), [each[1:] for each in WORKED_09], ids=[each[0] for each in WORKED_09]
)
def test_the_worked_cases_of_chr_09(build: Callable[[], Record], expected: str) -> None:
    assert outcome(build(), "CHR-09", DAY) == expected


class TestATemporaryChair:
    def test_a_board_with_nominees_enough_has_no_need_of_one(self) -> None:
        (found,) = findings(single(), "CHR-09", DAY)
        assert found.outcome.value == "not_applicable"
        assert found.facts["nominees_in_post"] == {COUNCIL: 4, HEALTH: 4}

    def test_nobody_left_needs_one(self) -> None:
        assert outcome(depleted(left=0), "CHR-09", DAY) == "not_met"
        assert outcome(with_temporary(depleted(left=0)), "CHR-09", DAY) == "met"

    def test_it_is_asked_from_the_first_day_of_the_depletion(self) -> None:
        assert around(depleted(), "CHR-09", "2026-03-01") == ("not_applicable", "not_met", "not_met")

    def test_it_is_met_from_the_first_day_of_the_temporary_chair(self) -> None:
        record = with_temporary(depleted(), "2026-04-10")
        assert around(record, "CHR-09", "2026-04-10") == ("not_met", "met", "met")

    def test_depletion_of_the_side_that_is_not_entitled_asks_for_nothing(self) -> None:
        assert outcome(depleted(chair_by=COUNCIL, vice_by=HEALTH), "CHR-09", DAY) == "not_applicable"

    def test_the_council_may_be_the_depleted_side(self) -> None:
        record = single()
        for number in (2, 3, 4):
            end(record, f"la{number}", "2026-02-28")
        assert outcome(record, "CHR-09", DAY) == "not_met"
        with_temporary(record, who="p-hb2", appointed_by=HEALTH)
        assert outcome(record, "CHR-09", DAY) == "met"

    def test_a_temporary_period_of_the_other_authority_serves(self) -> None:
        assert outcome(with_temporary_period(depleted()), "CHR-09", DAY) == "met"

    def test_a_temporary_period_may_stand_alone(self) -> None:
        record = with_temporary_period(depleted())
        only_period(record)["to"] = "2026-02-28"
        assert outcome(record, "CHR-09", DAY) == "met"

    def test_a_temporary_period_without_a_chair_does_not_serve(self) -> None:
        assert outcome(with_temporary_period(depleted(), holders=[]), "CHR-09", DAY) == "not_met"

    def test_it_cannot_tell_who_was_chair_in_a_temporary_period(self) -> None:
        record = with_temporary_period(depleted())
        del record["appointing_periods"][1]["holders"]
        assert outcome(record, "CHR-09", DAY) == "cannot_tell"

    def test_a_chair_of_the_depleted_side_does_not_hide_that(self) -> None:
        record = with_temporary_period(depleted())
        holder(record, "chair")["ends"] = "open"
        del record["appointing_periods"][1]["holders"]
        assert outcome(record, "CHR-09", DAY) == "cannot_tell"

    def test_it_cannot_tell_whether_somebody_stood_in_on_the_day(self) -> None:
        record = depleted()
        record["complete"].pop("appointing_periods")
        stood_in = {"office": "chair", "person": "p-la2", "starts_on": "2026-03-01", "temporary": True}
        only_period(record)["holders"].append(stood_in | {"appointed_by": COUNCIL})
        assert outcome(record, "CHR-09", "2026-03-01") == "met"
        assert outcome(record, "CHR-09", DAY) == "cannot_tell"

    def test_one_appointed_by_the_depleted_side_does_not_serve(self) -> None:
        record = with_temporary(depleted(), who="p-hb1", appointed_by=HEALTH)
        assert outcome(record, "CHR-09", DAY) == "not_met"

    def test_one_not_marked_as_temporary_does_not_serve(self) -> None:
        assert outcome(with_temporary(depleted(), temporary=False), "CHR-09", DAY) == "not_met"

    def test_a_nominee_of_the_other_side_is_read_as_its_appointment(self) -> None:
        record = with_temporary(depleted())
        del only_period(record)["holders"][-1]["appointed_by"]
        assert outcome(record, "CHR-09", DAY) == "met"

    def test_it_cannot_tell_who_appointed_anybody_else(self) -> None:
        record = with_temporary(depleted(), who="p-carer")
        del only_period(record)["holders"][-1]["appointed_by"]
        assert outcome(record, "CHR-09", DAY) == "cannot_tell"

    def test_one_who_stands_in_when_the_side_is_no_longer_depleted_is_pointed_out(self) -> None:
        record = with_temporary(depleted())
        appoint(record, "hb2", "p-new", "2026-06-01")
        assert around(record, "CHR-09", "2026-06-01") == ("met", "caution", "caution")

    def test_it_counts_people_and_not_seats(self) -> None:
        record = depleted(left=2)
        row(record, "appointments", seat="hb2")["person"] = "p-hb1"
        assert outcome(record, "CHR-09", DAY) == "not_met"

    def test_places_without_a_seat_on_record_are_empty_as_well(self) -> None:
        record = depleted()
        record["seats"] = [each for each in record["seats"] if each["id"] not in ("hb2", "hb3", "hb4")]
        record["papers"] = []
        record["appointments"] = [
            each for each in record["appointments"] if each["seat"] not in ("hb2", "hb3", "hb4")
        ]
        assert outcome(record, "CHR-09", DAY) == "not_met"
        record["papers"].append(unable({"authority": HEALTH}, says=False))
        assert outcome(record, "CHR-09", DAY) == "not_applicable"

    def test_one_left_beside_seats_its_authority_was_able_to_fill_is_no_depletion(self) -> None:
        record = depleted()
        record["papers"].append(unable({"seat": "hb3"}, says=False))
        (found,) = findings(record, "CHR-09", DAY)
        assert (found.outcome.value, found.facts["temporary_vacancies"]) == ("not_met", 2)
        record["papers"].append(unable({"seat": "hb4"}, says=False))
        assert outcome(record, "CHR-09", DAY) == "not_applicable"

    def test_an_authority_that_was_able_to_fill_all_is_not_depleted_with_one_left(self) -> None:
        record = depleted()
        record["papers"].append(unable({"authority": HEALTH}, says=False))
        assert outcome(record, "CHR-09", DAY) == "not_applicable"

    def test_the_latest_paper_on_the_matter_counts(self) -> None:
        record = depleted()
        record["papers"].append(unable({"authority": HEALTH}, "2026-03-05", says=False))
        record["papers"].append(unable({"authority": HEALTH}, "2026-04-05"))
        assert around(record, "CHR-09", "2026-04-05") == ("not_applicable", "not_met", "not_met")

    def test_it_tells_counts_vacancies_and_the_temporary_chair(self) -> None:
        (found,) = findings(with_temporary(depleted()), "CHR-09", DAY)
        assert found.facts["nominees_in_post"] == 1
        assert found.facts["temporary_vacancies"] == 3
        assert len(found.facts["empty_seats"]) == 3
        assert found.facts["temporary_chair"] == ["Member p-la2"]
        assert "has 1 nominee in post and 3 temporary vacancies" in found.message

    def test_what_is_not_met_names_who_is_to_appoint_and_carries_no_note(self) -> None:
        (found,) = findings(depleted(), "CHR-09", DAY)
        assert COUNCIL in found.next
        assert "note" not in found.facts
        assert found.facts["temporary_chair"] == "none"


def unable(about: dict[str, str], on: str = "2026-03-01", **fields: Any) -> dict[str, Any]:
    """A paper on an authority's inability to fill a seat."""
    return {"kind": "inability", "topic": "vacancy", "about": about, "given_on": on} | fields


class TestWhatChr09CannotTell:
    def about(self, record: Record) -> Finding:
        (found,) = findings(record, "CHR-09", DAY)
        return found

    def test_who_else_is_in_post(self) -> None:
        record = depleted()
        row(record, "seats", id="hb4").pop("known")
        assert self.about(record).outcome.value == "cannot_tell"

    def test_whether_every_seat_is_on_record(self) -> None:
        record = depleted()
        record["complete"].pop("seats")
        assert self.about(record).outcome.value == "cannot_tell"

    def test_two_in_post_are_enough_whatever_else_is_unknown(self) -> None:
        record = depleted(left=2)
        record["complete"].pop("seats")
        row(record, "seats", id="hb4").pop("known")
        assert self.about(record).outcome.value == "not_applicable"

    def test_who_is_entitled(self) -> None:
        record = depleted()
        del only_period(record)["chair_by"]
        assert self.about(record).outcome.value == "cannot_tell"

    def test_which_period_ran(self) -> None:
        record = depleted()
        forget(record, "appointing_periods")
        assert self.about(record).outcome.value == "cannot_tell"

    def test_who_was_chair(self) -> None:
        record = depleted()
        del only_period(record)["holders"]
        assert self.about(record).outcome.value == "cannot_tell"

    def test_no_period_at_all_has_nobody_entitled(self) -> None:
        record = depleted()
        record["appointing_periods"] = []
        assert self.about(record).outcome.value == "not_applicable"

    def test_who_prepared_the_scheme(self) -> None:
        record = depleted()
        del record["board"]["parties"]
        assert self.about(record).outcome.value == "cannot_tell"

    @pytest.mark.parametrize("build", [multi, committee])
    def test_it_is_for_boards_of_one_council_only(self, build: Callable[[], Record]) -> None:
        record = build()
        vacate(record, "hb1", "hb2", "hb3", "hb4")
        assert self.about(record).outcome.value == "not_applicable"

    def test_it_is_law_from_28_november_2014(self) -> None:
        record = early(depleted())
        only_period(record)["to"] = "2015-12-31"
        vacate(record, "hb2", "hb3", "hb4")
        assert around(record, "CHR-09", "2014-11-28") == ("not_applicable", "not_met", "not_met")

    def test_a_third_nominee_makes_no_difference_to_the_correction_of_2015(self) -> None:
        record = early(depleted())
        nominee(record, "hb9", HEALTH, starts_on="2014-05-01", term_ends="2017-04-30")
        assert around(record, "CHR-09", "2015-03-20") == ("not_applicable",) * 3
