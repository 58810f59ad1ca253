"""Who is chair and vice-chair: in the days of the period, and one at a time."""

from datetime import date
from typing import Any

import pytest

from boards.refusals import Clash, Refused
from membership import twins
from tests.statute.situations import Record

FIRST, LAST = date(2025, 4, 1), date(2027, 3, 31)


def record(*holders: Record, **period: Any) -> Record:
    said = {"from": "2025-04-01", "to": "2027-03-31"} | period
    return {
        "board": {"slug": "alba", "name": "Alba"},
        "people": [{"id": "p1"}, {"id": "p2"}],
        "appointments": [],
        "appointing_periods": [
            {name: value for name, value in said.items() if value is not None} | {"holders": [*holders]}
        ],
    }


def chair(person: str = "p1", starts_on: Any = FIRST, ends: Any = "open", **more: Any) -> dict[str, Any]:
    return {"office": "chair", "person": person, "starts_on": starts_on, "ends": ends, **more}


ON_RECORD: Record = {"office": "chair", "person": "p1", "starts_on": "2025-04-01", "ends": "open"}


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"starts_on": date(2025, 3, 31)}, "starts_on"),
        ({"starts_on": date(2027, 4, 1)}, "starts_on"),
        ({"ends": date(2027, 4, 1)}, "ends"),
    ],
)
def test_days_outside_the_period_are_refused(days: dict[str, Any], field: str) -> None:
    words = "The appointing period runs from 1 April 2025 to 31 March 2027. Choose a day in it."
    with pytest.raises(Refused, match=words) as refused:
        twins.with_holder(record(), 0, chair(**days))
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("period", "words"),
    [({"to": "open"}, "begins on 1 April 2025"), ({"to": None}, "begins on 1 April 2025")],
)
def test_only_what_is_known_of_the_period_counts(period: Record, words: str) -> None:
    twins.with_holder(record(**period), 0, chair(starts_on=date(2040, 1, 1)))
    with pytest.raises(Refused, match=words):
        twins.with_holder(record(**period), 0, chair(starts_on=date(2025, 3, 31)))


@pytest.mark.parametrize("ends", ["open", LAST])
def test_the_whole_period_and_no_end_are_accepted(ends: Any) -> None:
    after = twins.with_holder(record(), 0, chair(ends=ends))
    assert len(after["appointing_periods"][0]["holders"]) == 1


def test_a_second_chair_at_the_same_time_is_refused_and_one_who_stands_in_is_not() -> None:
    with pytest.raises(Clash, match="Somebody holds the office from 1 April 2025 with no end") as clash:
        twins.with_holder(record(ON_RECORD), 0, chair("p2", date(2026, 1, 1)))
    assert clash.value.field == "starts_on"
    twins.with_holder(record(ON_RECORD), 0, chair("p2", date(2026, 1, 1), temporary=True))
    twins.with_holder(record(ON_RECORD), 0, chair("p2", date(2026, 1, 1)) | {"office": "vice_chair"})
    twins.with_holder(record(ON_RECORD | {"ends": "2025-12-31"}), 0, chair("p2", date(2026, 1, 1)))


def test_a_correction_is_refused_likewise_but_not_for_what_was_so_before() -> None:
    outside = ON_RECORD | {"starts_on": "2025-03-01"}
    both = record(outside, outside | {"person": "p2"})
    after = twins.holder_corrected(both, 0, 0, {"appointed_by": "alba-council"})
    assert after["appointing_periods"][0]["holders"][0]["starts_on"] == "2025-03-01"
    with pytest.raises(Refused, match="Choose a day in it"):
        twins.holder_corrected(both, 0, 0, {"starts_on": date(2025, 2, 1)})
    follows = record(ON_RECORD | {"ends": "2025-12-31"}, chair("p2", "2026-01-01"))
    with pytest.raises(Clash, match="Somebody holds the office from 1 January 2026"):
        twins.holder_corrected(follows, 0, 0, {"ends": date(2026, 1, 1)})


def test_an_office_is_handed_over_within_the_period_and_to_one_at_a_time() -> None:
    given: Any = {"person": "p2", "appointed_by": None}
    with pytest.raises(Refused, match="Choose a day in it") as refused:
        twins.office_handed_over(record(ON_RECORD), 0, 0, starts_on=date(2027, 4, 1), **given)
    assert refused.value.field == "starts_on"
    left = record(ON_RECORD | {"ends": "2026-12-31"})
    with pytest.raises(Clash, match="to 31 December 2026"):
        twins.office_handed_over(left, 0, 0, starts_on=date(2026, 6, 1), **given)


def test_that_somebody_sat_on_after_the_period_can_be_recorded() -> None:
    after = twins.left_office(record(ON_RECORD), 0, 0, on=date(2027, 6, 30))
    assert after["appointing_periods"][0]["holders"][0]["ends"] == "2027-06-30"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"from": date(2027, 3, 31), "to": date(2029, 3, 30)}, "from"),
        ({"from": date(2024, 4, 1), "to": FIRST}, "to"),
        ({"from": FIRST, "to": "open"}, "from"),
    ],
)
def test_a_period_while_another_runs_is_refused(said: Record, field: str) -> None:
    words = "The appointing period from 1 April 2025 to 31 March 2027 runs on some of those days"
    with pytest.raises(Clash, match=words) as clash:
        twins.period_begun(record(), said, [])
    assert clash.value.field == field
    twins.period_begun(record(), said | {"temporary": True}, [])
    twins.period_begun(record(temporary=True), said, [])


def test_a_period_is_not_moved_or_corrected_into_the_next() -> None:
    periods = [{"from": "2025-04-01", "to": "2027-03-31"}, {"from": "2027-04-01", "to": "2029-03-31"}]
    two = record() | {"appointing_periods": periods}
    with pytest.raises(Clash) as moved:
        twins.period_moved(two, 0, to=date(2027, 4, 1))
    with pytest.raises(Clash) as corrected:
        twins.corrected(two, "appointing_periods", 1, {"from": LAST})
    assert (moved.value.field, corrected.value.field) == ("to", "from")
    both = record() | {"appointing_periods": [periods[0], periods[1] | {"from": "2027-01-01"}]}
    assert twins.corrected(both, "appointing_periods", 0, {"from": date(2025, 5, 1)}) != both


def test_a_councillor_of_a_health_board_is_refused_and_one_on_record_may_be_corrected() -> None:
    parties = [
        {"authority": "alba-council", "kind": "council"},
        {"authority": "nhs-alba", "kind": "health_board", "name": "NHS Alba"},
    ]
    said = {"person": "p1", "is": "councillor", "of": "nhs-alba", "starts_on": "2022-05-05"}
    there = record() | {"board": {"slug": "alba", "name": "Alba", "parties": parties}, "standings": [said]}
    with pytest.raises(Refused, match="A councillor is of a council, and NHS Alba is a Health Board") as no:
        twins.standing_recorded(there, said | {"starts_on": "2022-05-06"})
    assert no.value.field == "of"
    with pytest.raises(Refused, match="alba-council is a council"):
        twins.corrected(there, "standings", 0, {"is": "health_board_member", "of": "alba-council"})
    assert twins.corrected(there, "standings", 0, {"ends": "open"}) != there
