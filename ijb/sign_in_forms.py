"""The forms of signing in, in the words of the other pages."""

from typing import Any

from allauth.account import forms

E_MAIL_FIELDS = ("login", "email")


class PlainWords:
    """Labels like everywhere else, and nothing in a field that only repeats its label."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = "E-mail address" if name in E_MAIL_FIELDS else str(field.label).capitalize()
            field.widget.attrs.pop("placeholder", None)


class SignIn(PlainWords, forms.LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The page leads to a new password below the form, where it is not between the two fields.
        self.fields["password"].help_text = ""


class Confirm(PlainWords, forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""


class ChangePassword(PlainWords, forms.ChangePasswordForm):  # type: ignore[misc]
    """The old password, and a new one twice."""


class SetPassword(PlainWords, forms.SetPasswordForm):  # type: ignore[misc]
    """A first password, twice."""


class AskForLink(PlainWords, forms.ResetPasswordForm):  # type: ignore[misc]
    """Where to mail the link to."""


class ChoosePassword(PlainWords, forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A password, twice."""
