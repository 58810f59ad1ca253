"""How people sign in: by invitation only, and not for ever."""

from collections.abc import Callable

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

GetResponse = Callable[[HttpRequest], HttpResponse]

# Writing the session on every page would take the write lock for every page.
SEEN_EVERY = 5 * 60


class ClosedSignUp(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs up; the operator and the secretaries invite."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "That e-mail address and password do not belong together.",
        "too_many_login_attempts": "There were too many attempts. Wait a few minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always no."""
        return False


def session_limits(get_response: GetResponse) -> GetResponse:
    """Middleware: end a session some hours after signing in, and keep one in use from lapsing before."""

    def limit(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            keep_or_end(request, now=int(timezone.now().timestamp()))
        return get_response(request)

    return limit


def keep_or_end(request: HttpRequest, *, now: int) -> None:
    """Sign out a session older than the longest allowed; otherwise note, now and then, that it is in use."""
    began = request.session.setdefault("began_at", now)
    if now - began > settings.SESSION_LONGEST:
        logout(request)
    elif now - request.session.get("seen_at", 0) > SEEN_EVERY:
        request.session["seen_at"] = now
