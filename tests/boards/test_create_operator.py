"""The first user of an installation comes from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from boards.audit import verify_chain
from boards.models import User


@pytest.mark.django_db
class TestCreateOperator:
    def test_it_prints_a_link_and_nothing_else(self) -> None:
        out = StringIO()
        call_command("create_operator", "Olaf@example.scot", stdout=out)
        assert out.getvalue().startswith("http")
        assert out.getvalue().count("\n") == 1

    def test_the_operator_has_no_password_yet(self) -> None:
        call_command("create_operator", "Olaf@example.scot", stdout=StringIO())
        olaf = User.objects.get()
        assert (olaf.email, olaf.is_operator, olaf.has_usable_password()) == (
            "olaf@example.scot",
            True,
            False,
        )
        assert verify_chain(None) == []

    @pytest.mark.parametrize("email", ["olaf", "olaf@example.scot"])
    def test_it_refuses_a_wrong_address_and_one_that_is_taken(self, email: str) -> None:
        call_command("create_operator", "olaf@example.scot", stdout=StringIO())
        with pytest.raises(CommandError):
            call_command("create_operator", email, stdout=StringIO())
        assert User.objects.count() == 1
