"""What every board-owned table has, in whichever room."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError

from boards.models import Board, BoardOwned, SchemeVersion

OWNED = [model for model in apps.get_models() if issubclass(model, BoardOwned)]


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_a_ref_stands_once_a_board(model: type[BoardOwned]) -> None:
    assert ("board", "ref") in {tuple(each.fields) for each in model._meta.total_unique_constraints}


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_its_versions_are_kept(model: type[BoardOwned]) -> None:
    assert hasattr(model, "history")


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_it_is_reached_from_the_board_by_its_plural(model: type[BoardOwned]) -> None:
    assert model._meta.get_field("board").remote_field.related_name not in {None, "+"}


def test_two_boards_may_use_one_ref_and_one_board_may_not(board: Board, other_board: Board) -> None:
    SchemeVersion(board=board, ref="v1", from_on=date(2015, 6, 27)).save()
    SchemeVersion(board=other_board, ref="v1", from_on=date(2015, 6, 27)).save()
    with pytest.raises(IntegrityError):
        SchemeVersion(board=board, ref="v1", from_on=date(2016, 6, 27)).save()


def test_a_row_without_a_ref_of_its_own_goes_by_its_public_id(board: Board) -> None:
    SchemeVersion.objects.bulk_create([SchemeVersion(board=board, from_on=date(2015, 6, 27))])
    version = SchemeVersion.objects.get()
    assert version.ref == str(version.public_id)
    assert version.given_ref is None


def test_what_it_said_before_a_change_can_be_read(board: Board) -> None:
    version = SchemeVersion(board=board, from_on=date(2015, 6, 27), terms={"agreed_number": 4})
    version.save()
    version.terms = {"agreed_number": 5}
    version.save()
    assert [each.terms["agreed_number"] for each in version.history.order_by("version")] == [4, 5]
