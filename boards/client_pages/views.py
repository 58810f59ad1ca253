"""The pages on which API clients are made, given new secrets, and ended."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from boards import clients
from boards.access import BoardFormView, BoardView, OperatorFormView, OperatorView, SignedInView
from boards.client_pages.forms import AuthorityClientForm, BoardClientForm, OpenAccessForm, VersionForm
from boards.clients import Issued
from boards.models import ApiClient, ClientAccess
from boards.rest.views import absolute

MANAGE = "boards.manage_clients"


class ShowsSecret(SignedInView):
    """A page that ends in a secret, which is shown this once."""

    def hand_over(self, issued: Issued, back: str) -> HttpResponse:
        """Show the client's id and its new secret, and nothing that could be read again later."""
        given = {
            "client": issued.client,
            "secret": issued.secret,
            "token_address": absolute(reverse("api_token")),
            "back": back,
        }
        return render(self.request, "boards/client_secret.html", self.get_context_data(**given))


# -- a board's secretary -------------------------------------------------------------------------------------


class BoardClients(BoardView, TemplateView):
    """Every client that may see the board, or could."""

    act = MANAGE
    template_name = "boards/clients.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what they may do, and when they were last here."""
        return super().get_context_data(accesses=clients.accesses_on(self.board), **kwargs)


class CreateBoardClient(BoardFormView, ShowsSecret):
    """A new client of the board's own."""

    act = MANAGE
    form_class = BoardClientForm
    template_name = "boards/client_create.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Create it, and show its secret."""
        said = form.cleaned_data
        issued = clients.create_client(
            name=said["name"],
            purpose=said["purpose"],
            owner=self.board,
            boards={self.board: said["scopes"]},
            now=timezone.now(),
            new_id=said["new_id"],
            by=self.actor,
        )
        return self.hand_over(issued, reverse("api_clients:board", args=[self.board.slug]))


class OwnClient(BoardFormView, ShowsSecret):
    """Something done to a client of the board's own."""

    act = MANAGE
    form_class = VersionForm

    @cached_property
    def client(self) -> ApiClient:
        """The client; another board's, or an authority's, is not to be found here."""
        return get_object_or_404(ApiClient, board=self.board, public_id=self.kwargs["public_id"])

    def get_initial(self) -> dict[str, Any]:
        """Remember which version is being looked at."""
        return {"version": self.client.version}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the client."""
        back = reverse("api_clients:board", args=[self.board.slug])
        return super().get_context_data(**{"client": self.client, "back": back} | kwargs)


class RotateBoardClient(OwnClient):
    """A new secret for a client of the board's own."""

    template_name = "boards/client_rotate.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Renew it, and show it."""
        issued = clients.rotate_secret(self.client, **form.cleaned_data, by=self.actor)
        return self.hand_over(issued, reverse("api_clients:board", args=[self.board.slug]))


class RevokeBoardClient(OwnClient):
    """The end of a client of the board's own."""

    template_name = "boards/client_revoke.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Revoke it."""
        clients.revoke_client(self.client, **form.cleaned_data, now=timezone.now(), by=self.actor)
        messages.success(self.request, f"{self.client} has been revoked. It can do nothing any more.")
        return redirect("api_clients:board", self.board.slug)


class EndAccess(BoardFormView):
    """The end of what an authority's client may see of the board."""

    act = MANAGE
    form_class = VersionForm
    template_name = "boards/client_end_access.html"

    @cached_property
    def access(self) -> ClientAccess:
        """What the client may do on this board."""
        return get_object_or_404(clients.accesses_on(self.board), public_id=self.kwargs["public_id"])

    def get_initial(self) -> dict[str, Any]:
        """Remember which version is being looked at."""
        return {"version": self.access.version}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the client."""
        return super().get_context_data(access=self.access, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """End it."""
        clients.end_access(self.access, now=timezone.now(), by=self.actor)
        messages.success(self.request, f"{self.access.client} can no longer see this board.")
        return redirect("api_clients:board", self.board.slug)


# -- operators -----------------------------------------------------------------------------------------------


class AllClients(OperatorView, TemplateView):
    """Every client of the installation."""

    template_name = "boards/operator_clients.html"
    extra_context = {"clients": clients.all_clients}


class CreateClient(OperatorFormView, ShowsSecret):
    """A new client of a council or Health Board."""

    form_class = AuthorityClientForm
    template_name = "boards/operator_client_create.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Create it, and show its secret."""
        said = form.cleaned_data
        issued = clients.create_client(
            name=said["name"],
            purpose=said["purpose"],
            owner=said["authority"],
            boards=dict.fromkeys(said["boards"], said["scopes"]),
            now=timezone.now(),
            new_id=said["new_id"],
            by=self.actor,
        )
        return self.hand_over(issued, reverse("operator_clients:list"))


class AnyClient(OperatorFormView, ShowsSecret):
    """Something done to a client of an authority; a board's own is its secretary's affair."""

    form_class: type[forms.Form] = VersionForm

    @cached_property
    def client(self) -> ApiClient:
        """The client."""
        return get_object_or_404(ApiClient, authority__isnull=False, public_id=self.kwargs["public_id"])

    def get_initial(self) -> dict[str, Any]:
        """Remember which version is being looked at."""
        return {"version": self.client.version}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the client."""
        back = reverse("operator_clients:list")
        return super().get_context_data(**{"client": self.client, "back": back} | kwargs)


class OpenAccess(AnyClient):
    """One more board that a client may see."""

    form_class = OpenAccessForm
    template_name = "boards/operator_client_open.html"

    def get_initial(self) -> dict[str, Any]:
        """Propose what is usual."""
        return {}

    def form_valid(self, form: Any) -> HttpResponse:
        """Let it in."""
        said = form.cleaned_data
        clients.open_access(self.client, said["board"], said["scopes"], now=timezone.now(), by=self.actor)
        messages.success(self.request, f"{self.client} may now see {said['board']}.")
        return redirect("operator_clients:list")


class RotateClient(AnyClient):
    """A new secret for a client."""

    template_name = "boards/client_rotate.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Renew it, and show it."""
        issued = clients.rotate_secret(self.client, **form.cleaned_data, by=self.actor)
        return self.hand_over(issued, reverse("operator_clients:list"))


class RevokeClient(AnyClient):
    """The end of a client."""

    template_name = "boards/client_revoke.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Revoke it."""
        clients.revoke_client(self.client, **form.cleaned_data, now=timezone.now(), by=self.actor)
        messages.success(self.request, f"{self.client} has been revoked. It can do nothing any more.")
        return redirect("operator_clients:list")
