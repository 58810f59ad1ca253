"""The doors: views that let in those who may do the act they name, and nobody else."""

from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.generic import FormView, View
from django.views.generic.base import ContextMixin

from boards import snapshot
from boards.audit import Actor
from boards.days import BadDay, asked_day
from boards.models import Board, RoleName, User
from boards.policy import roles_allowed, roles_on
from boards.refusals import Refused
from statute.record import told_openly
from statute.registry import REGISTRY, Registry


class SignedInView(ContextMixin, View):
    """A page for somebody signed in; anybody else is sent to sign in. Reads the clock once, for all below."""

    user: User
    today: date

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the clock."""
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in whoever may come in."""
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        self.user = request.user
        return self.enter(request) or super().dispatch(request, *args, **kwargs)

    def enter(self, request: HttpRequest) -> HttpResponse | None:
        """Raise for those who may not come in; give a page to be shown in place of this one."""
        return None

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say so on a page: signing in again leads back to an address that only a button should lead to."""
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = super().http_method_not_allowed(request, *args, **kwargs).headers["Allow"]
        return page

    @property
    def actor(self) -> Actor:
        """In whose name this view acts."""
        return Actor.for_user(self.user)


class BoardView(SignedInView):
    """A page of the board named by `slug` in its address, for those whose role allows the `act` it names.

    Somebody without a role on the board, an operator included, is told that there is no such page; somebody
    without the right role, that they may not. `on` is the day asked about, today where `as_at` is not given.
    """

    act: ClassVar[str]
    board: Board
    roles: frozenset[RoleName]
    on: date

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        """Refuse a view that does not say what it does."""
        if not isinstance(getattr(cls, "act", None), str):
            raise ImproperlyConfigured(f"{cls.__name__} must name its act.")
        return super().as_view(**initkwargs)

    def enter(self, request: HttpRequest) -> HttpResponse | None:
        """Find the board and the roles, then the day."""
        board = Board.objects.filter(slug=self.kwargs["slug"]).first()
        roles = roles_on(self.user, board, self.today) if board else frozenset()
        if board is None or not roles:
            raise Http404
        self.board, self.roles = board, roles
        if not self.can(self.act):
            raise PermissionDenied
        try:
            self.on = asked_day(request.GET.get("as_at"), self.today)
        except BadDay as bad:
            return render(request, "boards/bad_day.html", {"board": board, "reason": str(bad)}, status=400)
        return None

    def can(self, act: str) -> bool:
        """Tell whether the person at this page may do an act on its board."""
        return not roles_allowed(act).isdisjoint(self.roles)

    @cached_property
    def registry(self) -> Registry:
        """The rules whose findings the person at this page may see."""
        return REGISTRY if self.can("boards.see_restricted") else REGISTRY.open()

    def record_to_read(self) -> dict[str, Any]:
        """Give the board's record as it is now, as far as the person at this page may read it."""
        document = snapshot.load_record(self.board)
        return document if self.can("boards.see_restricted") else told_openly(document)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give every page its board, the day asked about, today, and the roles of whoever looks."""
        given = {"board": self.board, "on": self.on, "today": self.today, "roles": self.roles}
        return super().get_context_data(**given | kwargs)


class OperatorView(SignedInView):
    """A page for operators; somebody else who is signed in may not see it."""

    def enter(self, request: HttpRequest) -> HttpResponse | None:
        """Let in operators."""
        if not self.user.is_operator:
            raise PermissionDenied
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give every page today."""
        return super().get_context_data(**{"today": self.today} | kwargs)


class RefusalsOnForm(FormView[forms.Form]):
    """A form on which a service's refusal is shown like any other error."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act on a good form; show it again with the reason when it is bad or refused."""
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        try:
            return self.form_valid(form)
        except Refused as refused:
            show_refusal(form, refused)
            return self.form_invalid(form)


def show_refusal(form: forms.BaseForm, refused: Refused) -> None:
    """Put a refusal on the form, at the field it names where the form has it."""
    field = refused.field if refused.field in form.fields else None
    for message in refused.messages:
        form.add_error(field, message)


class BoardFormView(BoardView, RefusalsOnForm):
    """A form on a page of a board."""


class OperatorFormView(OperatorView, RefusalsOnForm):
    """A form on a page for operators."""
