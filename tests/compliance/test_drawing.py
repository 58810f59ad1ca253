"""The timeline's picture: every run in its place, told apart without colour."""

from datetime import date
from itertools import pairwise

from compliance.drawing import HEIGHTS, drawing_of, in_short, period_around
from statute.assessing import Run, runs
from statute.findings import Outcome
from statute.record import facts_of
from statute.registry import REGISTRY
from tests.statute.situations import single

ON = date(2026, 11, 21)
RULE = REGISTRY["CHR-01"]


def share(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


def test_it_spans_ten_years_past_and_three_to_come() -> None:
    assert period_around(ON) == (date(2016, 11, 21), date(2029, 11, 21))


def test_a_29_february_has_its_years_too() -> None:
    assert period_around(date(2024, 2, 29)) == (date(2014, 2, 28), date(2027, 2, 28))


def test_the_bars_follow_one_another_from_edge_to_edge() -> None:
    spells = runs(RULE, facts_of(single()), *period_around(ON))
    bars = drawing_of(spells, ON).bars
    assert len(bars) == len(spells) > 2
    assert share(bars[0].left) == 0
    assert round(share(bars[-1].left) + share(bars[-1].width), 1) == 100
    for bar, following in pairwise(bars):
        assert abs(share(bar.left) + share(bar.width) - share(following.left)) < 0.35


def test_a_single_day_can_still_be_seen() -> None:
    first, last = period_around(ON)
    spells = [
        Run(RULE, first, date(2020, 1, 1), Outcome.MET),
        Run(RULE, date(2020, 1, 2), date(2020, 1, 2), Outcome.NOT_MET),
        Run(RULE, date(2020, 1, 3), last, Outcome.MET),
    ]
    assert share(drawing_of(spells, ON).bars[1].width) >= 0.3


def test_no_two_outcomes_are_of_one_height() -> None:
    assert len(set(HEIGHTS.values())) == len(Outcome)
    assert HEIGHTS[Outcome.NOT_MET] == max(HEIGHTS.values())


def test_the_day_asked_about_is_marked_in_its_place() -> None:
    spells = [Run(RULE, date(2020, 1, 1), date(2020, 4, 9), Outcome.MET)]
    assert drawing_of(spells, date(2020, 1, 11)).here == "10.00%"


def test_a_run_is_said_in_words() -> None:
    run = Run(RULE, date(2020, 1, 1), date(2020, 4, 9), Outcome.NOT_MET)
    assert in_short(run) == "Not met: 1 January 2020 to 9 April 2020"
