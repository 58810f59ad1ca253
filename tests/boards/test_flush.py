"""Only a demonstration or a test can be emptied."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from boards import guards
from boards.models import AuditEvent, Board
from boards.services import create_board
from tests.cast import STORY


@pytest.mark.django_db(transaction=True)
class TestFlush:
    def test_it_empties_a_demonstration_and_leaves_it_guarded(self, settings: Settings) -> None:
        settings.DEMONSTRATION = True
        create_board(slug="fife", name="Fife IJB", by=STORY)
        call_command("flush", interactive=False, verbosity=0)
        assert not Board.objects.exists()
        assert not AuditEvent.objects.exists()
        assert guards.installed_guards(connection) == guards.expected_guards(connection.vendor)

    def test_it_refuses_where_records_are_real(self, settings: Settings) -> None:
        create_board(slug="fife", name="Fife IJB", by=STORY)
        settings.DEMONSTRATION = False
        with pytest.raises(CommandError, match="cannot be emptied"):
            call_command("flush", interactive=False, verbosity=0)
        assert Board.objects.exists()
        settings.DEMONSTRATION = True
