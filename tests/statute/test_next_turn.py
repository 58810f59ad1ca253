"""Whose turn it is to appoint the chair next, and from when."""

from datetime import date

from statute.offices import next_turn
from statute.record import facts_of
from tests.statute.situations import COUNCIL, HEALTH, OTHER_COUNCIL, Record, chairs, multi, single


def turn(record: Record) -> tuple[date | None, date | None, list[str], list[str]] | None:
    found = next_turn(facts_of(record))
    if found is None:
        return None
    by = [each.authority for each in found.chair_by], [each.authority for each in found.vice_by]
    return (found.begins, found.last_day, *by)


def test_the_other_side_follows_for_the_schemes_term() -> None:
    assert turn(single()) == (date(2027, 4, 1), date(2029, 3, 31), [HEALTH], [COUNCIL])


def test_after_the_health_board_one_of_several_councils_follows() -> None:
    record = multi()
    record["appointing_periods"] = []
    chairs(record, "p-hb1", "p-la1", chair_by=HEALTH, vice_by=COUNCIL)
    assert turn(record) == (date(2027, 4, 1), date(2029, 3, 31), [COUNCIL, OTHER_COUNCIL], [HEALTH])


def test_after_a_council_the_health_board_follows() -> None:
    found = turn(multi())
    assert found is not None
    assert found[2] == [HEALTH]


def test_a_temporary_period_uses_up_no_turn() -> None:
    record = single()
    chairs(
        record,
        "p-hb1",
        "p-la1",
        HEALTH,
        COUNCIL,
        **{"from": "2026-06-01", "to": "2026-07-31"},
        temporary=True,
    )
    found = turn(record)
    assert found is not None
    assert found[2] == [HEALTH]


def test_without_a_period_there_is_nothing_to_follow_on() -> None:
    assert turn(single() | {"appointing_periods": []}) is None


def test_an_end_or_an_authority_that_nobody_recorded_stays_open() -> None:
    record = single()
    del record["appointing_periods"][0]["to"], record["appointing_periods"][0]["chair_by"]
    assert turn(record) == (None, None, [], [])


def test_a_scheme_that_does_not_say_proposes_no_last_day() -> None:
    record = single()
    record["scheme_versions"][0]["chair_term_months"] = "none"
    assert turn(record) == (date(2027, 4, 1), None, [HEALTH], [COUNCIL])
