"""load_demo: the boards and the people who sign in, made once and left alone after that."""

from datetime import date

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.management import call_command

from boards import snapshot
from boards.audit import verify_chain
from boards.models import AuditEvent, Board, RoleName, User
from boards.policy import roles_on
from ijb.demo.loading import records
from ijb.demo.sign_ins import OBSERVED, PASSWORD, SIGN_INS, as_text
from membership.services import end_appointment
from statute.record import canonical
from tests.cast import STORY

pytestmark = pytest.mark.django_db

SLUGS = {"demonstration", *OBSERVED}


def test_it_makes_the_boards_just_as_their_records_say(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo")
    assert capsys.readouterr().out == ""
    assert set(Board.objects.values_list("slug", flat=True)) == SLUGS
    for record in records():
        board = Board.objects.get(slug=record["board"]["slug"])
        assert canonical(snapshot.load_record(board)) == canonical(record)
        assert verify_chain(board) == []


def test_everybody_can_sign_in_and_has_their_roles() -> None:
    call_command("load_demo")
    for sign_in in SIGN_INS:
        user = User.objects.get(email=sign_in.email)
        assert user.check_password(PASSWORD)
        assert user.is_operator == (sign_in.role is None)
        for board in Board.objects.all():
            expected = {sign_in.role} if board.slug in sign_in.boards else set()
            assert roles_on(user, board, date(2026, 11, 21)) == expected
        assert sign_in.email in as_text()
    assert authenticate(None, email="secretary@demo.example", password=PASSWORD)


def test_running_it_again_changes_nothing() -> None:
    call_command("load_demo")
    events = AuditEvent.objects.count()
    call_command("load_demo")
    assert AuditEvent.objects.count() == events
    assert User.objects.count() == len(SIGN_INS)


def test_a_board_that_the_secretary_changed_is_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo")
    carer = Board.objects.get(slug="demonstration").appointments.get(seat__ref="carer", ends_word="open")
    end_appointment(carer, on=date(2026, 11, 20), how="resignation", version=carer.version, by=STORY)
    capsys.readouterr()
    call_command("load_demo")
    said = capsys.readouterr().err
    assert "demonstration: has been changed since it was loaded; left as it is." in said
    assert "highland: here already." in said
    carer.refresh_from_db()
    assert carer.ends_on == date(2026, 11, 20)


def test_a_role_that_was_ended_stays_ended() -> None:
    call_command("load_demo")
    role = Board.objects.get(slug="demonstration").roles.get(name=RoleName.MEMBER)
    role.ends_on = date(2026, 11, 20)
    role.save()
    call_command("load_demo")
    assert Board.objects.get(slug="demonstration").roles.filter(name=RoleName.MEMBER).count() == 1


def test_it_refuses_outside_a_demonstration(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(settings, "DEMONSTRATION", False)
    with pytest.raises(SystemExit) as ended:
        call_command("load_demo")
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert "is for a demonstration" in said.err
    assert not Board.objects.exists()
    assert not User.objects.exists()
