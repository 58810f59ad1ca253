"""A secretary's pages about the users of a board: who can sign in, as what, and until when."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from boards import selectors
from boards.access import BoardFormView, BoardView, show_refusal
from boards.forms import ChangeRoleForm, NewUserForm
from boards.joining import add_and_tell, hand_over, link_shown_once
from boards.models import Role, RoleName, User
from boards.policy import roles_allowed, roles_on
from boards.refusals import Refused, Stale
from boards.roles import can_be_invited_again, check_role_change
from boards.services import change_role, invite_again
from statute.spans import in_words

MANAGE = "boards.manage_users"
CONFIRM = "confirm"


@dataclass(frozen=True)
class Row:
    """Somebody's role as the list shows it."""

    role: Role
    since: date
    is_over: bool
    signed_in: str
    waits: bool

    @property
    def user(self) -> User:
        """Whose role it is."""
        return self.role.user


def row_of(role: Any, today: date) -> Row:
    """Give a role, as `roles_of` gives it, as the list shows it on a day."""
    given: date = role.starts_on or timezone.localdate(role.given_at)
    is_over = role.ends_on is not None and role.ends_on < today
    return Row(role, given, is_over, signed_in_words(role.user), not is_over and can_be_invited_again(role))


def signed_in_words(user: User) -> str:
    """Tell when a user last signed in, or why they never have."""
    if not user.is_active:
        return "account closed"
    if user.last_login is not None:
        return in_words(timezone.localdate(user.last_login))
    return "not yet" if user.has_usable_password() else "invited, has not chosen a password yet"


def in_a_line(name: RoleName, last: date | None) -> str:
    """Tell what a role is and until when."""
    return f"{name.label.lower()}, {f'last day {in_words(last)}' if last else 'no last day'}"


class Users(BoardFormView):
    """Who can sign in for the board, who could, and a form to add somebody."""

    act = MANAGE
    form_class = NewUserForm
    template_name = "boards/users.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Add somebody, and hand over their link."""
        add_and_tell(self.request, self.board, form.cleaned_data, by=self.actor)
        return redirect("users:list", self.board.slug)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the roles, whether one secretary alone stays, and a link that is shown this once."""
        rows = [row_of(role, self.today) for role in selectors.roles_of(self.board)]
        staying = [
            row
            for row in rows
            if row.role.name == RoleName.SECRETARY and not row.role.ends_on and row.user.is_active
        ]
        return super().get_context_data(
            rows=[row for row in rows if not row.is_over],
            over=[row for row in rows if row.is_over],
            one_secretary=len(staying) == 1,
            link=link_shown_once(self.request),
            **kwargs,
        )


class RoleView(BoardView):
    """A page about one role on the board."""

    act = MANAGE

    @cached_property
    def role(self) -> Role:
        """The role."""
        return get_object_or_404(self.board.roles.select_related("user"), public_id=self.kwargs["public_id"])

    @property
    def is_own(self) -> bool:
        """Whether it is the role of whoever is at the page."""
        return self.role.user_id == self.user.pk


class ChangeRole(RoleView, BoardFormView):
    """Another role for somebody, or a last day; where it is one's own, asked again."""

    form_class = ChangeRoleForm
    template_name = "boards/user_role.html"

    def get_initial(self) -> dict[str, Any]:
        """Propose what is on record, and remember which version is being looked at."""
        return {"role": self.role.name, "on": self.role.ends_on, "version": self.role.version}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the role, and whether it is one's own."""
        return super().get_context_data(**{"role": self.role, "is_own": self.is_own} | kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Change it; where it is one's own ask again first, and show what somebody else was first to do."""
        name, last = RoleName(form.cleaned_data["role"]), form.cleaned_data["on"]
        if self.board.roles.filter(user=self.role.user, name=name, ends_on=last).exists():
            messages.info(self.request, f"{self.role.user} was already {in_a_line(name, last)}.")
            return self._back()
        check_role_change(self.role, name=name, ends_on=last, today=self.today)
        if self.is_own and self.request.POST.get("step") != CONFIRM:
            return self._ask_again(form, name, last)
        return self._change(name, last, form.cleaned_data["version"])

    def _ask_again(self, form: Any, name: RoleName, last: date | None) -> HttpResponse:
        others = selectors.lasting_secretaries(self.board).exclude(user=self.user).select_related("user")
        staying = [(each.user, signed_in_words(each.user)) for each in others]
        context = self.get_context_data(form=form, wanted=in_a_line(name, last), staying=staying)
        return render(self.request, "boards/user_role_own.html", context)

    def _change(self, name: RoleName, last: date | None, version: int) -> HttpResponse:
        try:
            change_role(self.role, name=name, ends_on=last, today=self.today, version=version, by=self.actor)
        except Stale as stale:
            return self._show_both(stale, name, last)
        messages.success(self.request, f"{self.role.user} is now {in_a_line(name, last)}.")
        return self._back()

    def _show_both(self, stale: Stale, name: RoleName, last: date | None) -> HttpResponse:
        del self.role  # as it is now, not as it was when this page began
        typed = self.request.POST.copy()
        typed["version"] = str(self.role.version)
        again = ChangeRoleForm(typed)
        show_refusal(again, stale)
        both = (in_a_line(RoleName(self.role.name), self.role.ends_on), in_a_line(name, last))
        return self.render_to_response(self.get_context_data(form=again, both=both))

    def _back(self) -> HttpResponse:
        if roles_on(self.user, self.board, self.today).isdisjoint(roles_allowed(MANAGE)):
            return redirect("/")
        return redirect("users:list", self.board.slug)


class InviteAgain(RoleView):
    """A new link for somebody who was invited and has not chosen a password."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hand it over; say so where it cannot be."""
        try:
            joined = invite_again(self.role, by=self.actor)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{joined.user} is invited again.")
            hand_over(request, joined)
        return redirect("users:list", self.board.slug)
