"""The lists about localities go into the tables and come out as they were, said or left unsaid."""

from typing import Any

import pytest

from boards import snapshot
from boards.services import import_board
from localities.models import Area, Involvement, Issue, Locality
from statute.record import canonical, facts_of
from tests.cast import STORY
from tests.localities.cast import a_record
from tests.statute.localities_cast import with_lists
from tests.statute.situations import Record, single

LISTS = ("localities", "areas", "involvements", "issues")


def there_and_back(record: Record) -> Record:
    return snapshot.load_record(import_board(record, by=STORY))


def test_a_board_with_localities_comes_out_as_it_went_in(db: None) -> None:
    record = a_record()
    assert canonical(there_and_back(record)) == canonical(record)
    assert facts_of(there_and_back(record | {"board": record["board"] | {"slug": "again"}})).localities


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("localities", {"id": "x"}),
        ("localities", {"id": "x", "group": "none", "units": [], "clusters": [], "to": "open"}),
        ("localities", {"id": "x", "clusters": [{"name": "One", "note": "none"}, {"name": "Two"}]}),
        ("areas", {"from": "2020-01-01"}),
        ("areas", {"from": "2020-01-01", "unit": "ward", "units": ["Ward 1: North/East"]}),
        ("involvements", {"locality": "a"}),
        ("involvements", {"locality": "a", "as_member": False, "seen_on": "2026-05-01", "ends": "open"}),
        ("issues", {"locality": "a"}),
        ("issues", {"id": "i", "locality": "a", "outcome": "none", "told_on": "2026-05-01"}),
    ],
)
def test_what_is_left_out_stays_out_and_what_is_empty_stays_empty(
    name: str, row: dict[str, Any], db: None
) -> None:
    record = with_lists(single())
    record["localities"].append({"id": "a"})
    record[name].append(row)
    assert there_and_back(record)[name] == record[name]


def test_lists_that_nobody_spoke_of_are_not_there(db: None) -> None:
    assert not set(LISTS) & set(there_and_back(single()))


def test_lists_known_to_be_empty_are(db: None) -> None:
    after = there_and_back(with_lists(single()))
    assert [after[name] for name in LISTS] == [[], [], [], []]


def test_each_list_has_its_table() -> None:
    assert tuple(each.in_list for each in (Locality, Area, Involvement, Issue)) == LISTS
