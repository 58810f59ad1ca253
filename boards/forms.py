"""What operators fill in, and secretaries about the users of their board."""

from typing import Any

from django import forms

from boards.models import AuthorityKind, RoleName
from boards.plain_text import a_slug, an_identifier, plain_text


def day_field(label: str, **options: Any) -> forms.DateField:
    """Give a field for a day, with the browser's own calendar."""
    return forms.DateField(
        label=label,
        # With a last day given, browsers do not let a year of five digits be typed.
        widget=forms.DateInput(
            attrs={"type": "date", "min": "1900-01-01", "max": "2200-12-31"}, format="%Y-%m-%d"
        ),
        error_messages={"invalid": "Enter a day that exists, such as 21 November 2026 or 2026-11-21."},
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"],
        **options,
    )


class PersonFields(forms.Form):
    """Who somebody is who will sign in."""

    email = forms.EmailField(label="E-mail address", max_length=254)
    person_name = forms.CharField(
        label="Name (if you know it)", max_length=200, required=False, validators=[plain_text]
    )


class NewBoardForm(PersonFields):
    """A board with its first secretary."""

    field_order = ["name", "slug", "email", "person_name"]

    name = forms.CharField(label="Name of the board", max_length=200, validators=[plain_text])
    slug = forms.CharField(
        label="Short name for addresses",
        max_length=60,
        validators=[a_slug],
        help_text="Small letters, digits and hyphens, such as south-ayrshire. It cannot be changed later.",
    )


class NewUserForm(PersonFields):
    """Somebody with a role on a board."""

    role = forms.ChoiceField(label="Role", choices=[("", "Choose a role"), *RoleName.choices])


class EndRoleForm(forms.Form):
    """The last day of a role."""

    on = day_field("Last day")


class ChangeRoleForm(forms.Form):
    """What somebody is on a board from today, and until when."""

    role = forms.ChoiceField(
        label="Role", choices=RoleName.choices, help_text="Another role begins today, in place of this one."
    )
    on = day_field(
        "Last day",
        required=False,
        help_text="They see the board until the end of this day. Leave it empty while no end is planned.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class AuthorityNameForm(forms.Form):
    """What an authority is called."""

    name = forms.CharField(label="Name", max_length=200, validators=[plain_text])


class NewAuthorityForm(AuthorityNameForm):
    """A council or Health Board."""

    slug = forms.CharField(
        label="Short name",
        max_length=100,
        validators=[an_identifier],
        help_text="Letters, digits and hyphens, such as south-ayrshire-council. It cannot be changed later.",
    )
    kind = forms.ChoiceField(label="Kind", choices=AuthorityKind.choices)
