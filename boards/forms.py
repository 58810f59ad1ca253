"""What operators fill in."""

from django import forms

from boards.models import AuthorityKind, RoleName
from boards.plain_text import a_slug, an_identifier, plain_text


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

    role = forms.ChoiceField(label="Role", choices=RoleName.choices)


class EndRoleForm(forms.Form):
    """The last day of a role."""

    on = forms.DateField(label="Last day", widget=forms.DateInput(attrs={"type": "date"}))


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
