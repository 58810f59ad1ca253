"""The pages on which operators and secretaries look after API clients."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from boards.clients import open_accesses
from boards.models import ApiClient, Board, ConstituentAuthority, User
from tests.api.cast import own_client, partner_client
from tests.membership.page_cast import html_of, text_of, window_of

pytestmark = pytest.mark.django_db

OURS = "/boards/alba/api-clients/"
THEIRS = "/operator/api-clients/"
Queries = Callable[[int], Any]


@pytest.fixture
def olafs(olaf: User) -> Client:
    """The window of Olaf, an operator."""
    return window_of(olaf)


def new_id(page: Any) -> str:
    found = re.search(r'name="new_id" value="([0-9a-f-]{36})"', html_of(page))
    assert found
    return found.group(1)


def secret_on(page: Any) -> str:
    found = re.search(r"<dt>Secret</dt>\s*<dd>\s*<code>([\w-]{40,})</code>", html_of(page))
    assert found
    return found.group(1)


class TestASecretary:
    def fill(self, ailsas: Client, **typed: Any) -> Any:
        said = {
            "name": "Portal",
            "purpose": "The website",
            "scopes": ["boards:read", "people:write"],
            "new_id": new_id(ailsas.get(f"{OURS}create/")),
        }
        return ailsas.post(f"{OURS}create/", said | typed)

    def test_the_empty_page_names_the_first_thing_to_do(self, ailsas: Client) -> None:
        page = ailsas.get(OURS)
        assert "No program may see this board" in text_of(page)
        assert f'href="{OURS}create/"' in html_of(page)

    def test_she_creates_a_client_and_sees_its_secret_once(self, ailsas: Client, secretary: User) -> None:
        page = self.fill(ailsas)
        client = ApiClient.objects.get()
        assert client.credentials.check_secret(secret_on(page))
        assert client.credentials_id in text_of(page)
        assert page.headers["Cache-Control"] == "no-store"
        assert secret_on(page) not in html_of(ailsas.get(OURS))
        assert open_accesses(client).get().scopes == ["boards:read", "people:write"]
        event = open_accesses(client).get().board.audit_events.latest("sequence")
        assert event.actor_id == str(secretary.public_id)

    def test_sending_the_form_again_makes_no_second_client(self, ailsas: Client) -> None:
        same = new_id(ailsas.get(f"{OURS}create/"))
        self.fill(ailsas, new_id=same)
        again = self.fill(ailsas, new_id=same)
        assert "has been created already" in text_of(again)
        assert ApiClient.objects.count() == 1

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"name": ""}, "name"),
            ({"purpose": ""}, "purpose"),
            ({"scopes": []}, "scopes"),
            ({"scopes": ["x"]}, "scopes"),
            ({"name": "Right\u202eleft"}, "name"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_saved(
        self, ailsas: Client, typed: dict[str, Any], field: str
    ) -> None:
        page = self.fill(ailsas, **typed)
        assert page.context["form"].errors[field]
        assert not ApiClient.objects.exists()

    def test_the_list_says_whose_it_is_what_it_may_and_when_it_was_here(
        self, ailsas: Client, alba: Board, council: ConstituentAuthority
    ) -> None:
        partner_client(council, [alba])
        said = text_of(ailsas.get(OURS))
        assert "Committee system" in said
        assert "alba-council" in said
        assert "boards:read, appointments:read" in said
        assert "never" in said

    def test_she_renews_and_revokes_a_client_of_her_own(self, ailsas: Client, alba: Board) -> None:
        client = own_client(alba)
        renewed = ailsas.post(f"{OURS}{client.public_id}/secret/", {"version": "1"})
        client.refresh_from_db()
        assert client.credentials.check_secret(secret_on(renewed))
        answer = ailsas.post(f"{OURS}{client.public_id}/revoke/", {"version": "2"})
        assert answer.headers["Location"] == OURS
        client.refresh_from_db()
        assert client.revoked_at is not None
        assert "Nothing: revoked" in text_of(ailsas.get(OURS))

    def test_a_second_press_renews_it_only_once(self, ailsas: Client, alba: Board) -> None:
        client = own_client(alba)
        ailsas.post(f"{OURS}{client.public_id}/secret/", {"version": "1"})
        again = ailsas.post(f"{OURS}{client.public_id}/secret/", {"version": "1"})
        assert "Somebody else has changed this" in text_of(again)

    def test_she_ends_what_an_authoritys_client_may_see_but_does_not_revoke_it(
        self, ailsas: Client, alba: Board, council: ConstituentAuthority
    ) -> None:
        client = partner_client(council, [alba])
        assert ailsas.get(f"{OURS}{client.public_id}/revoke/").status_code == 404
        access = open_accesses(client).get()
        answer = ailsas.post(f"{OURS}access/{access.public_id}/end/", {"version": "1"})
        assert answer.headers["Location"] == OURS
        assert not open_accesses(client).exists()

    def test_the_number_of_queries_does_not_grow_with_the_clients(
        self, ailsas: Client, alba: Board, django_assert_max_num_queries: Queries
    ) -> None:
        for _ in range(15):
            own_client(alba)
        with django_assert_max_num_queries(12):
            ailsas.get(OURS)


class TestAnOperator:
    def fill(self, olafs: Client, **typed: Any) -> Any:
        said = {
            "name": "Committee system",
            "purpose": "Committee services",
            "authority": "alba-council",
            "boards": ["alba"],
            "scopes": ["boards:read"],
            "new_id": new_id(olafs.get(f"{THEIRS}create/")),
        }
        return olafs.post(f"{THEIRS}create/", said | typed)

    def test_he_creates_a_client_for_an_authority(self, olafs: Client, alba: Board) -> None:
        page = self.fill(olafs)
        client = ApiClient.objects.get()
        assert client.credentials.check_secret(secret_on(page))
        assert (client.owner, client.board) == ("alba-council", None)

    def test_he_cannot_let_it_change_anything(self, olafs: Client, alba: Board) -> None:
        page = self.fill(olafs, scopes=["people:write"])
        assert page.context["form"].errors["scopes"]
        assert not ApiClient.objects.exists()

    def test_he_lets_it_see_one_more_board(
        self, olafs: Client, alba: Board, other_board: Board, council: ConstituentAuthority
    ) -> None:
        client = partner_client(council, [alba])
        said = {"board": other_board.slug, "scopes": ["boards:read"]}
        answer = olafs.post(f"{THEIRS}{client.public_id}/boards/", said)
        assert answer.headers["Location"] == THEIRS
        assert {access.board for access in open_accesses(client)} == {alba, other_board}
        again = olafs.post(f"{THEIRS}{client.public_id}/boards/", said)
        assert "may see this board already" in text_of(again)

    def test_he_renews_and_revokes_it(
        self, olafs: Client, alba: Board, council: ConstituentAuthority
    ) -> None:
        client = partner_client(council, [alba])
        renewed = olafs.post(f"{THEIRS}{client.public_id}/secret/", {"version": "1"})
        client.refresh_from_db()
        assert client.credentials.check_secret(secret_on(renewed))
        olafs.post(f"{THEIRS}{client.public_id}/revoke/", {"version": "2"})
        assert "none: revoked" in text_of(olafs.get(THEIRS))

    def test_a_boards_own_client_is_not_his_affair(self, olafs: Client, alba: Board) -> None:
        client = own_client(alba)
        for what in ("boards", "secret", "revoke"):
            assert olafs.get(f"{THEIRS}{client.public_id}/{what}/").status_code == 404

    def test_the_number_of_queries_does_not_grow_with_the_clients(
        self,
        olafs: Client,
        alba: Board,
        council: ConstituentAuthority,
        django_assert_max_num_queries: Queries,
    ) -> None:
        for _ in range(15):
            partner_client(council, [alba])
        with django_assert_max_num_queries(12):
            olafs.get(THEIRS)


def test_a_member_sees_none_of_it(calums: Client, alba: Board) -> None:
    assert calums.get(OURS).status_code == 403
    assert calums.get(THEIRS).status_code == 403


def test_another_boards_secretary_sees_none_of_it(rhona: User, alba: Board) -> None:
    client = own_client(alba)
    window = window_of(rhona)
    assert window.get(OURS).status_code == 404
    own = f"/boards/{rhona.roles.get().board.slug}/api-clients/"
    assert window.get(f"{own}{client.public_id}/revoke/").status_code == 404
