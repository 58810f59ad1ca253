"""The operators' pages: boards, their users, and the authorities that all boards share."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from boards import selectors
from boards.access import OperatorFormView, OperatorView
from boards.forms import AuthorityNameForm, EndRoleForm, NewAuthorityForm, NewBoardForm, NewUserForm
from boards.joining import add_and_tell, hand_over, link_shown_once
from boards.models import Board, ConstituentAuthority, Role
from boards.services import add_authority, create_board_with_secretary, end_role, rename_authority


def closed(request: HttpRequest) -> HttpResponse:
    """Say that there is no such page, where a library would have one."""
    raise Http404


class BoardList(OperatorView, TemplateView):
    """Every board of the installation."""

    template_name = "boards/board_list.html"
    extra_context = {"boards": selectors.all_boards}


class CreateBoard(OperatorFormView):
    """A new board with its first secretary."""

    form_class = NewBoardForm
    template_name = "boards/board_create.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Create it, and hand over the secretary's link."""
        joined = create_board_with_secretary(**form.cleaned_data, by=self.actor)
        messages.success(self.request, f"{joined.role.board} has been created.")
        hand_over(self.request, joined)
        return redirect("boards:users", joined.role.board.slug)


class BoardUsers(OperatorFormView):
    """Who can sign in for a board, with a form to add somebody."""

    form_class = NewUserForm
    template_name = "boards/board_users.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Add somebody, and hand over their link."""
        board = self._board()
        add_and_tell(self.request, board, form.cleaned_data, by=self.actor)
        return redirect("boards:users", board.slug)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the board, its roles, and a link to be handed over, which is shown this once."""
        board = self._board()
        return super().get_context_data(
            managed_board=board,
            board_roles=selectors.roles_of(board),
            link=link_shown_once(self.request),
            **kwargs,
        )

    def _board(self) -> Board:
        return get_object_or_404(Board, slug=self.kwargs["slug"])


class EndRole(OperatorFormView):
    """The end of somebody's role on a board."""

    form_class = EndRoleForm
    template_name = "boards/role_end.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """End it."""
        role = end_role(self._role(), **form.cleaned_data, by=self.actor)
        messages.success(self.request, f"{role}: last day {role.ends_on:%-d %B %Y}.")
        return redirect("boards:users", role.board.slug)

    def get_initial(self) -> dict[str, Any]:
        """Propose today."""
        return {"on": self.today}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the role."""
        return super().get_context_data(role=self._role(), **kwargs)

    def _role(self) -> Role:
        board = get_object_or_404(Board, slug=self.kwargs["slug"])
        return get_object_or_404(board.roles, public_id=self.kwargs["public_id"])


class AuthorityList(OperatorView, TemplateView):
    """The councils and Health Boards that all boards share."""

    template_name = "boards/authority_list.html"
    extra_context = {"authorities": selectors.authorities}


class AddAuthority(OperatorFormView):
    """A new council or Health Board."""

    form_class = NewAuthorityForm
    template_name = "boards/authority_add.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Add it."""
        authority = add_authority(**form.cleaned_data, by=self.actor)
        messages.success(self.request, f"{authority} has been added.")
        return redirect("boards:authorities")


class RenameAuthority(OperatorFormView):
    """What a council or Health Board is called."""

    form_class = AuthorityNameForm
    template_name = "boards/authority_rename.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Rename it."""
        authority = rename_authority(self._authority(), **form.cleaned_data, by=self.actor)
        messages.success(self.request, f"It is now called {authority}.")
        return redirect("boards:authorities")

    def get_initial(self) -> dict[str, Any]:
        """Propose the present name."""
        return {"name": self._authority().name}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the authority."""
        return super().get_context_data(authority=self._authority(), **kwargs)

    def _authority(self) -> ConstituentAuthority:
        return get_object_or_404(ConstituentAuthority, public_id=self.kwargs["public_id"])
