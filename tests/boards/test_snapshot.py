"""The board's own part of the record goes in and comes out as it was."""

import importlib.util
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from boards import selectors, snapshot
from boards.audit import Actor, verify_chain
from boards.models import AuditEvent, Board, ConstituentAuthority, Party, SchemeVersion
from boards.refusals import Refused
from boards.services import add_authority, create_board, import_board
from boards.snapshot import load, load_record
from statute.record import canonical
from statute.unknown import Unknown
from tests.cast import STORY

SLIM: dict[str, Any] = {"board": {"slug": "fife", "name": "Fife IJB"}, "appointments": []}
FULL: dict[str, Any] = {
    "record": 1,
    "board": {
        "slug": "fife",
        "name": "Fife IJB",
        "established": {"order": "SSI 2015/222", "effective_on": "2015-06-27"},
        "regimes": [{"regime": "ijb_single", "from": "2015-06-27"}],
        "parties": [
            {
                "authority": "fife-council",
                "kind": "council",
                "name": "Fife Council",
                "members": [{"from": "2017-05-04", "count": 75}],
            },
            {"authority": "NHS.Fife", "kind": "health_board"},
        ],
    },
    "scheme_versions": [
        {"id": "v1", "from": "2015-06-27", "agreed_number": 8, "first_chair_by": "none"},
        {"from": "2020-01-01", "nominees": {"fife-council": 8, "NHS.Fife": 8}, "funding": "none"},
    ],
    "appointments": [],
    "settings": [{"from": "2021-01-01", "switched_off": []}],
    "complete": {"scheme_versions": [{"from": "2015-06-27", "to": "open"}]},
}


def none(board: Board) -> list[Any]:
    return []


def ignore(board: Board, part: Any, by: Actor) -> None:
    return None


@pytest.fixture(autouse=True)
def rooms_above_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {name: part for name, part in snapshot._parts.items() if part.room == "boards"}
    monkeypatch.setattr(
        snapshot, "_parts", own | {"appointments": snapshot.Part("appointments", none, ignore)}
    )


def changed(document: dict[str, Any], **board: Any) -> dict[str, Any]:
    return document | {"board": document["board"] | board}


@pytest.mark.django_db
class TestRoundTrip:
    @pytest.mark.parametrize(
        "document",
        [
            SLIM,
            FULL,
            SLIM | {"record": 1},
            SLIM | {"scheme_versions": [], "settings": [], "complete": {}},
            SLIM | {"complete": {"seats": []}},
            changed(SLIM, established={}),
            changed(SLIM, established={"order": "SSI 2015/222"}),
            changed(SLIM, regimes=[], parties=[]),
            changed(SLIM, parties=[{"authority": "fife-council", "kind": "council", "members": []}]),
        ],
    )
    def test_what_was_absent_stays_absent_and_what_was_empty_stays_empty(
        self, document: dict[str, Any]
    ) -> None:
        board = import_board(document, by=STORY)
        assert canonical(load_record(Board.objects.get(pk=board.pk))) == canonical(document)

    def test_it_takes_the_same_number_of_queries_however_much_there_is(
        self, django_assert_num_queries: Any
    ) -> None:
        board = Board.objects.get(pk=import_board(FULL, by=STORY).pk)
        with django_assert_num_queries(4):
            load_record(board)
        for year in range(2022, 2042):
            SchemeVersion(board=board, from_on=f"{year}-01-01", terms={}).save()
            authority = ConstituentAuthority.objects.first()
            assert authority is not None
            Party(board=board, authority=authority, authority_ref=f"c{year}", kind="council").save()
        with django_assert_num_queries(4):
            assert len(load_record(board)["scheme_versions"]) == 22


@pytest.mark.django_db
class TestImport:
    def test_it_is_on_the_trail(self) -> None:
        board = import_board(FULL, by=STORY)
        events = [event.event for event in selectors.events_of(board)]
        assert events == ["boards.board_imported", "boards.board_created"]
        assert verify_chain(board) == verify_chain(None) == []

    def test_it_adds_the_authorities_that_are_not_there_yet(self) -> None:
        add_authority(slug="fife-council", name="Council of Fife", kind="council", by=STORY)
        import_board(FULL, by=STORY)
        known = dict(ConstituentAuthority.objects.values_list("slug", "name"))
        assert known == {"fife-council": "Council of Fife", "NHS.Fife": "NHS.Fife"}

    def test_it_never_writes_over_a_board(self) -> None:
        import_board(SLIM, by=STORY)
        with pytest.raises(Refused, match="already exists"):
            import_board(FULL, by=STORY)
        assert Board.objects.get().established_on is None

    def test_it_is_all_or_nothing(self) -> None:
        add_authority(slug="NHS.Fife", name="NHS Fife", kind="council", by=STORY)
        before = AuditEvent.objects.count()
        with pytest.raises(Refused, match="NHS Fife is a Council in the list that all boards share"):
            import_board(FULL, by=STORY)
        assert not Board.objects.exists()
        assert ConstituentAuthority.objects.count() == 1
        assert AuditEvent.objects.count() == before

    def test_it_refuses_a_part_that_would_be_lost(self) -> None:
        with pytest.raises(ValueError, match="directions"):
            import_board(SLIM | {"directions": []}, by=STORY)
        assert not Board.objects.exists()


@pytest.mark.django_db
def test_of_a_new_board_nothing_is_known() -> None:
    board = create_board(slug="fife", name="Fife IJB", by=STORY)
    facts = load(board)
    assert isinstance(facts.board.regimes, Unknown)
    assert isinstance(facts.board.parties, Unknown)
    assert facts.appointments == ()


def test_every_room_with_facts_provides_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    rooms = {
        config.name for config in apps.get_app_configs() if config.path.startswith(str(settings.BASE_DIR))
    }
    with_facts = {room for room in rooms if "." not in room and importlib.util.find_spec(f"{room}.facts")}
    assert "boards" in with_facts
    assert with_facts <= {part.room for part in snapshot.provided_parts()}


def test_a_part_belongs_to_one_room() -> None:
    with pytest.raises(ValueError, match="already provided by boards"):
        snapshot.provide("settings", load=none)
