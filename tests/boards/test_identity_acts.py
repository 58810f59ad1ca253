"""The board's own parts of its record: each act does what its twin says, is told, and can be put right."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from boards import rows, twins
from boards.audit import verify_chain
from boards.identity import (
    claim_complete,
    correct_own_row,
    count_councillors,
    identify_board,
    record_parties,
    record_regime,
    record_scheme_version,
    record_settings,
    withdraw_own_row,
)
from boards.models import Board, ConstituentAuthority
from boards.refusals import Refused, Stale
from boards.services import add_authority, import_board
from boards.snapshot import load_record
from statute.record import BadRecord, canonical, facts_of
from tests.cast import STORY
from tests.statute.situations import COUNCIL, Record, single
from tests.statute.worlds import records

DAY = date(2026, 9, 1)
ROWS = ("regimes", "parties", "scheme_versions", "local_settings")


@pytest.fixture
def alba(db: None) -> Board:
    """A lawful board of one council."""
    return import_board(single(), by=STORY)


@pytest.fixture
def council(db: None) -> ConstituentAuthority:
    """A council that is no party to any scheme yet."""
    return add_authority(slug="doon-council", name="Doon Council", kind="council", by=STORY)


def record_of(board: Board) -> Record:
    return load_record(Board.objects.get(pk=board.pk))


def identity(**said: Any) -> dict[str, Any]:
    return {"name": "Alba IJB", "order": "SSI 2015/222", "effective_on": date(2015, 6, 27)} | said


SCHEME = {"from": DAY, "nominees": {COUNCIL: 5, "nhs-alba": 5}, "agreed_number": "none", "funding": "By Ada."}
SETTINGS = {"from": DAY, "resignation_notice_days": 14, "switched_off": ["MEM-27"]}
REGIME = {"regime": "ijb_multi", "from": DAY}
CLAIMS = {"seats": DAY, "papers": None}

Act = Callable[[Board], Any]
Twin = Callable[[Record], Record]
ACTS: dict[str, tuple[Act, Twin]] = {
    "identify": (
        lambda board: identify_board(board, **identity(), version=None, by=STORY),
        lambda record: twins.identified(record, **identity()),
    ),
    "identify, nothing known": (
        lambda board: identify_board(
            board, **identity(order=None, effective_on=None), version=None, by=STORY
        ),
        lambda record: twins.identified(record, **identity(order=None, effective_on=None)),
    ),
    "identify with the first model": (
        lambda board: identify_board(board, **identity(regime="lead_hb"), version=None, by=STORY),
        lambda record: twins.identified(record, **identity(regime="lead_hb")),
    ),
    "record a model": (
        lambda board: record_regime(board, regime="ijb_multi", from_=DAY, by=STORY),
        lambda record: rows.recorded(record, "regimes", REGIME),
    ),
    "record a scheme version": (
        lambda board: record_scheme_version(board, said=SCHEME, by=STORY),
        lambda record: rows.recorded(record, "scheme_versions", SCHEME),
    ),
    "record settings": (
        lambda board: record_settings(board, said=SETTINGS, by=STORY),
        lambda record: rows.recorded(record, "settings", SETTINGS),
    ),
    "claim": (
        lambda board: claim_complete(board, claims=CLAIMS, version=None, by=STORY),
        lambda record: twins.claimed(record, CLAIMS),
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_does_what_its_twin_says(name: str, alba: Board) -> None:
    act, twin = ACTS[name]
    wanted = twin(record_of(alba))
    act(alba)
    assert canonical(record_of(alba)) == canonical(wanted)
    assert verify_chain(alba) == []


@given(record=records(), name=st.sampled_from(sorted(ACTS)))
@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=25, deadline=None
)
def test_a_twin_gives_a_record_that_holds_together_or_refuses(record: Record, name: str) -> None:
    try:
        facts_of(record)
    except BadRecord:
        assume(False)
    before = canonical(record)
    with suppress(Refused):
        facts_of(ACTS[name][1](record))
    assert canonical(record) == before


def test_parties_are_recorded_with_their_sizes(alba: Board, council: ConstituentAuthority) -> None:
    wanted = twins.councillors_counted(record_of(alba), 0, from_=DAY, count=41)
    count_councillors(alba.parties.get(authority_ref=COUNCIL), from_=DAY, count=41, version=None, by=STORY)
    assert canonical(record_of(alba)) == canonical(wanted)
    sizes = [{"from": DAY, "count": 22}]
    (party,) = record_parties(alba, parties=[(council, sizes)], by=STORY)
    assert record_of(alba)["board"]["parties"][-1] == {
        "authority": "doon-council",
        "kind": "council",
        "name": "Doon Council",
        "members": [{"from": "2026-09-01", "count": 22}],
    }
    assert party.authority == council


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_is_corrected_and_taken_off_with_its_reason(kind: str, alba: Board) -> None:
    record_settings(alba, said={"from": "2016-01-01", "successive_terms": 2}, by=STORY)
    all_changes: dict[str, dict[str, Any]] = {
        "regimes": {"from": "2015-04-02"},
        "parties": {"name": "Council of Alba"},
        "scheme_versions": {"agreed_number": "none"},
        "local_settings": {"successive_terms": None, "notice_to_ministers_days": 28},
    }
    changes = all_changes[kind]
    row = getattr(alba, kind).first()
    name = "settings" if kind == "local_settings" else kind
    wanted = rows.corrected(record_of(alba), name, 0, changes)
    row = correct_own_row(row, changes=changes, why="It was mistyped.", version=row.version, by=STORY)
    assert canonical(record_of(alba)) == canonical(wanted)
    assert alba.audit_events.latest("sequence").reason == "It was mistyped."
    if kind == "parties":
        with pytest.raises(Refused, match="name this authority"):
            withdraw_own_row(row, why="A mistake.", version=row.version, by=STORY)
        return
    taken_off = withdraw_own_row(row, why="A mistake.", version=row.version, by=STORY)
    assert taken_off.withdrawn
    assert not getattr(alba, kind).exists()
    said = record_of(alba)
    assert name not in (
        said["board"] if kind == "regimes" else {each: 1 for each, part in said.items() if part}
    )


def test_what_is_taken_off_leaves_its_day_free(alba: Board) -> None:
    first = record_scheme_version(alba, said={"id": "v2", **SCHEME}, by=STORY)
    withdraw_own_row(first, why="The wrong scheme.", version=1, by=STORY)
    again = record_scheme_version(alba, said={"id": "v2", **SCHEME}, by=STORY)
    assert again.ref == "v2"
    assert alba.scheme_versions.count() == 2


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (lambda board: record_regime(board, regime="lead_hb", from_=date(2015, 4, 1), by=STORY), "from"),
        (lambda board: record_regime(board, regime="lead_hb", from_=date(1066, 1, 1), by=STORY), "from"),
        (lambda board: record_scheme_version(board, said={"from": date(2015, 4, 1)}, by=STORY), "from"),
        (
            lambda board: record_scheme_version(
                board, said={"from": DAY, "chair_term_months": 999}, by=STORY
            ),
            "chair_term_months",
        ),
        (
            lambda board: record_settings(board, said={"from": DAY, "switched_off": ["all"]}, by=STORY),
            "switched_off",
        ),
        (
            lambda board: identify_board(board, **identity(name="Turned\u202eround"), version=None, by=STORY),
            "name",
        ),
        (
            lambda board: identify_board(
                board, **identity(effective_on=date(2300, 1, 1)), version=None, by=STORY
            ),
            "effective_on",
        ),
        (
            lambda board: record_parties(
                board, parties=[(ConstituentAuthority.objects.get(slug=COUNCIL), ())], by=STORY
            ),
            "authority",
        ),
    ],
)
def test_what_is_wrong_is_refused_at_its_field(act: Act, field: str, alba: Board) -> None:
    before, told = record_of(alba), alba.audit_events.count()
    with pytest.raises(Refused) as refused:
        act(alba)
    assert refused.value.field == field
    assert (record_of(alba), alba.audit_events.count()) == (before, told)


def test_saying_the_same_again_is_refused(alba: Board) -> None:
    record_scheme_version(alba, said=SCHEME, by=STORY)
    with pytest.raises(Refused, match="on record already"):
        record_scheme_version(alba, said=SCHEME, by=STORY)
    said = identity()
    identify_board(alba, **said, version=None, by=STORY)
    with pytest.raises(Refused, match="Nothing would change"):
        identify_board(alba, **said, version=None, by=STORY)


def test_a_page_that_had_grown_old_is_refused(alba: Board) -> None:
    version = Board.objects.get(pk=alba.pk).version
    identify_board(alba, **identity(), version=version, by=STORY)
    with pytest.raises(Stale):
        identify_board(alba, **identity(name="Other"), version=version, by=STORY)
    with pytest.raises(Stale):
        claim_complete(alba, claims=CLAIMS, version=version, by=STORY)
    party = alba.parties.get(authority_ref=COUNCIL)
    count_councillors(party, from_=DAY, count=41, version=1, by=STORY)
    with pytest.raises(Stale):
        count_councillors(party, from_=DAY, count=42, version=1, by=STORY)


def last_told(board: Board) -> tuple[str, dict[str, Any]]:
    told = board.audit_events.latest("sequence")
    after: dict[str, Any] = told.after or {}
    return told.event, after


def test_the_trail_says_what_differs_and_keeps_no_prose(alba: Board) -> None:
    record_scheme_version(alba, said=SCHEME, by=STORY)
    event, after = last_told(alba)
    assert (event, after["agreed_number"]) == ("boards.scheme_recorded", "none")
    assert after["funding"] == "not kept in the trail"
    identify_board(alba, **identity(effective_on=date(2015, 4, 1)), version=None, by=STORY)
    assert set(last_told(alba)[1]) == {"name", "order"}


class TestClaims:
    def test_a_later_day_replaces_an_earlier_one(self, alba: Board) -> None:
        claim_complete(alba, claims={"seats": DAY}, version=None, by=STORY)
        assert record_of(alba)["complete"]["seats"] == [{"from": "2026-09-01", "to": "open"}]

    def test_periods_that_are_over_stay(self) -> None:
        record: Record = {"board": {"slug": "a", "name": "A"}, "appointments": []}
        record["complete"] = {"seats": [{"from": "2020-01-01", "to": "2021-12-31"}]}
        after = twins.claimed(record, {"seats": DAY})
        assert after["complete"]["seats"] == [
            {"from": "2020-01-01", "to": "2021-12-31"},
            {"from": "2026-09-01", "to": "open"},
        ]
        joined = twins.claimed(record, {"seats": date(2022, 1, 1)})
        assert joined["complete"]["seats"] == [{"from": "2020-01-01", "to": "open"}]
        assert twins.claimed(after, {"seats": None})["complete"] == record["complete"]


def test_the_first_model_stays_the_first(alba: Board) -> None:
    record_regime(alba, regime="ijb_multi", from_=DAY, by=STORY)
    with pytest.raises(Refused) as refused:
        identify_board(
            alba, **identity(regime="lead_hb", regime_from=date(2027, 1, 1)), version=None, by=STORY
        )
    assert refused.value.field == "regime_from"
    identify_board(
        alba, **identity(regime="lead_hb", regime_from=DAY.replace(year=2020)), version=None, by=STORY
    )
    assert [row["regime"] for row in record_of(alba)["board"]["regimes"]] == ["lead_hb", "ijb_multi"]
