"""How somebody who was invited chooses a first password: by a link that works once."""

import logging

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from boards.models import User

logger = logging.getLogger(__name__)


def password_path(user: User) -> str:
    """Give the address at which a user chooses a password; it works once and for some days."""
    key = {"uidb36": user_pk_to_url_str(user), "key": PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=key)


def mail_invitation(user: User, link: str) -> bool:
    """Mail the link where mail can be sent, and tell whether it went; if not it is handed over otherwise."""
    if not settings.EMAIL_HOST:
        return False
    text = render_to_string("boards/invitation_mail.txt", {"link": link})
    try:
        send_mail("Choose your password", text, None, [user.email])
    except OSError:
        logger.warning("The invitation of user %s could not be mailed.", user.public_id)
        return False
    return True
