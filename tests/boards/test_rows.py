"""Rows that will not do: each fault is told at its own place, and nobody is named."""

import pytest

from boards.refusals import Clash, Complaint, Refused
from boards.rows import corrected, recorded
from tests.statute.situations import Record

BOARD: Record = {
    "board": {"slug": "alba", "name": "Alba"},
    "people": [{"id": "p1", "name": "Calum"}, {"id": "p2", "name": "Una"}],
    "seats": [{"id": "s1"}],
    "appointments": [
        {"seat": "s1", "person": "p1", "seen_on": "2026-01-01"},
        {"seat": "s1", "person": "p2", "seen_on": "2026-06-01"},
    ],
}


def test_each_of_several_faults_has_its_own_place() -> None:
    with pytest.raises(Refused) as refused:
        recorded(BOARD, "papers", {"kind": "rumour", "says": "yes"})
    assert [each.place for each in refused.value.complaints] == [("kind",), ("says",)]
    assert not isinstance(refused.value, Clash)


def test_a_fault_inside_a_field_names_the_way_there() -> None:
    said = {"kind": "notice", "about": {"person": "nobody", "seat": "nowhere"}}
    with pytest.raises(Refused) as refused:
        recorded(BOARD, "papers", said)
    assert refused.value.complaints == (
        Complaint("About: seat names a seat that is not in the record.", ("about", "seat")),
        Complaint("About: person names a person that is not in the record.", ("about", "person")),
    )
    assert refused.value.field == "about"


def test_what_is_there_already_is_a_clash() -> None:
    there = recorded(BOARD, "papers", {"kind": "notice", "given_on": "2026-01-01"})
    with pytest.raises(Clash, match="That is on record already"):
        recorded(there, "papers", {"id": "another", "kind": "notice", "given_on": "2026-01-01"})


def test_a_record_that_would_not_hold_together_is_told_of_without_a_name() -> None:
    with pytest.raises(Clash, match="two holders of seat s1 on one day") as clash:
        corrected(BOARD, "seats", 0, {"known": [{"from": "2025-01-01", "to": "open"}]})
    assert "Una" not in str(clash.value)
