"""What operators and secretaries fill in about API clients."""

import uuid
from collections.abc import Iterable

from django import forms

from boards.models import Board, ConstituentAuthority
from boards.plain_text import plain_text
from boards.scopes import READING, SCOPES


def _scopes(choices: Iterable[str], usual: Iterable[str]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="What it may do",
        choices=[(scope, f"{SCOPES[scope].rstrip('.')} ({scope})") for scope in choices],
        initial=list(usual),
        widget=forms.CheckboxSelectMultiple,
    )


class ClientFields(forms.Form):
    """What a client is called and what it is for."""

    name = forms.CharField(label="Name", max_length=100, validators=[plain_text])
    purpose = forms.CharField(
        label="What it is for, and which team looks after it",
        max_length=300,
        validators=[plain_text],
        help_text="Such as: the council’s committee system, looked after by its digital team. Name nobody.",
    )
    # Made with the form, so that a second press of the button does not make a second client.
    new_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class BoardClientForm(ClientFields):
    """A client of the board's own."""

    scopes = _scopes(SCOPES, READING)


class OpenAccessForm(forms.Form):
    """A board that an authority's client is to see."""

    board = forms.ModelChoiceField(label="Board", queryset=Board.objects.all(), to_field_name="slug")
    scopes = _scopes(READING, ["boards:read", "appointments:read"])


class AuthorityClientForm(ClientFields):
    """A client of a council or Health Board."""

    field_order = ["name", "purpose", "authority", "boards", "scopes"]

    authority = forms.ModelChoiceField(
        label="Whose client it is",
        queryset=ConstituentAuthority.objects.all(),
        to_field_name="slug",
        empty_label="Choose a council or Health Board",
    )
    boards = forms.ModelMultipleChoiceField(
        label="Boards it may see",
        queryset=Board.objects.all(),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        help_text="The boards to which the authority is party. Each board’s secretary is shown that it may.",
    )
    scopes = _scopes(READING, ["boards:read", "appointments:read"])


class VersionForm(forms.Form):
    """Nothing but which version of the client is being looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
