"""An act is whole, is somebody's, and leaves a trace."""

import importlib
import inspect
import pkgutil
import re
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from boards import events
from boards.audit import Actor, NothingRecorded, act, is_act, record
from boards.models import AuditEvent, Board, User
from boards.refusals import Refused, Stale
from tests.cast import STORY


@act
def rename(board: Board, name: str, *, by: Actor) -> None:
    board.name = name
    board.full_clean()
    board.save()
    record(events.BOARD_CREATED, board, by=by)


@act
def rename_in_silence(board: Board, *, by: Actor) -> None:
    board.name = "Said nothing"
    board.save()


@act
def rename_twice(board: Board, *, by: Actor) -> None:
    rename(board, "First", by=by)
    rename(board, "Second", by=by)


def test_it_refuses_to_commit_what_was_not_recorded(board: Board) -> None:
    with pytest.raises(NothingRecorded, match="rename_in_silence"):
        rename_in_silence(board, by=STORY)
    board.refresh_from_db()
    assert board.name == "Ayrshire IJB"


def test_an_inner_act_that_recorded_satisfies_the_outer(board: Board) -> None:
    rename_twice(board, by=STORY)
    board.refresh_from_db()
    assert board.name == "Second"


def test_an_inner_act_without_a_record_is_refused_although_the_outer_recorded(board: Board) -> None:
    @act
    def loud_then_silent(board: Board, *, by: Actor) -> None:
        rename(board, "Loud", by=by)
        rename_in_silence(board, by=by)

    with pytest.raises(NothingRecorded):
        loud_then_silent(board, by=STORY)
    board.refresh_from_db()
    assert board.name == "Ayrshire IJB"


def test_it_undoes_all_when_a_later_step_is_refused(board: Board) -> None:
    @act
    def rename_then_stop(board: Board, *, by: Actor) -> None:
        rename(board, "Half done", by=by)
        raise Refused("No further.")

    before = AuditEvent.objects.count()
    with pytest.raises(Refused, match="No further"):
        rename_then_stop(board, by=STORY)
    board.refresh_from_db()
    assert board.name == "Ayrshire IJB"
    assert AuditEvent.objects.count() == before


def test_it_insists_on_an_actor_when_it_is_written() -> None:
    with pytest.raises(TypeError, match="keyword-only `by`"):

        @act
        def nobodys(board: Board) -> None: ...

    with pytest.raises(TypeError, match="keyword-only `by`"):

        @act
        def anybodys(board: Board, *, by: Actor | None = None) -> None: ...


def test_it_insists_on_an_actor_when_it_is_called(board: Board) -> None:
    unnamed: Any = None
    with pytest.raises(TypeError, match="in whose name"):
        rename(board, "Nobody's", by=unnamed)


def test_nothing_is_recorded_outside_an_act(board: Board) -> None:
    with pytest.raises(RuntimeError, match="inside an act"):
        record(events.BOARD_CREATED, board, by=STORY)


def test_a_complaint_of_the_model_comes_out_as_a_refusal_that_names_the_field(board: Board) -> None:
    with pytest.raises(Refused, match="cannot be seen or turns text round") as caught:
        rename(board, "Right\u202eleft", by=STORY)
    assert caught.value.field == "name"
    assert isinstance(caught.value.__cause__, ValidationError)


def test_it_refuses_a_save_over_somebody_elses_change(board: Board) -> None:
    as_read_before = Board.objects.get(pk=board.pk)
    rename(board, "Ailsa's", by=STORY)
    with pytest.raises(Stale, match="Somebody else has changed this"):
        rename(as_read_before, "Calum's", by=STORY)
    board.refresh_from_db()
    assert (board.name, board.version) == ("Ailsa's", 2)


def test_an_actor_is_somebody_signed_in_and_carries_no_name(ailsa: User) -> None:
    actor = Actor.for_user(ailsa)
    assert actor.id == str(ailsa.public_id)
    assert "ailsa" not in repr(actor).lower()
    with pytest.raises(TypeError):
        Actor.for_user(None)


# What a service does that a question about the record does not.
WRITES = re.compile(r"\bby\b: Actor|\.save\(|\.create\(|\.update\(|\.delete\(|\.keep\(|\brecord\(")


def modules_of(name: str) -> list[str]:
    """A module, and where it is a package the modules in it."""
    found = importlib.import_module(name)
    inside = pkgutil.iter_modules(getattr(found, "__path__", []), f"{name}.")
    return [name, *(each.name for each in inside)]


def test_every_service_of_every_room_is_an_act() -> None:
    rooms = [config.name for config in apps.get_app_configs() if "." not in config.name]
    named = [f"{room}.services" for room in rooms if importlib.util.find_spec(f"{room}.services")]
    services = [module for name in named for module in modules_of(name)]
    assert {"boards.services", "membership.services.appointments"} <= set(services)
    written = [
        (module, name)
        for module in services
        for name, found in vars(importlib.import_module(module)).items()
        if inspect.isfunction(found) and found.__module__ == module and not name.startswith("_")
        if not is_act(found) and WRITES.search(inspect.getsource(found))
    ]
    assert written == []
