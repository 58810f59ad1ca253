"""API clients: made, let in, given new secrets, and ended, each time with a trace."""

import uuid
from typing import Any

import pytest

from boards.audit import verify_chain
from boards.clients import (
    create_client,
    end_access,
    open_access,
    open_accesses,
    revoke_client,
    rotate_secret,
)
from boards.models import ApiClient, Board, ConstituentAuthority
from boards.refusals import Refused, Stale
from boards.scopes import SCOPES
from boards.services import add_authority
from tests.api.cast import own_client, partner_client
from tests.cast import NOW, STORY

pytestmark = pytest.mark.django_db


def last_event(board: Board) -> str:
    return board.audit_events.latest("sequence").event


class TestCreating:
    def test_it_leaves_a_trace_without_the_secret(self, alba: Board) -> None:
        issued = create_client(
            name="Portal", purpose="Website", owner=alba, boards={alba: ["boards:read"]}, now=NOW, by=STORY
        )
        events = alba.audit_events.filter(event__startswith="boards.client")
        assert [each.event for each in events] == ["boards.client_created", "boards.client_access_opened"]
        assert all(issued.secret not in str(each.after) for each in events)
        assert verify_chain(alba) == []

    def test_an_authoritys_client_stands_in_the_trail_of_every_board_it_may_see(
        self, alba: Board, other_board: Board, council: ConstituentAuthority
    ) -> None:
        partner_client(council, [alba, other_board])
        assert last_event(alba) == last_event(other_board) == "boards.client_access_opened"

    def test_a_second_press_of_the_button_makes_no_second_client(self, alba: Board) -> None:
        wish: dict[str, Any] = {"name": "P", "purpose": "W", "owner": alba, "new_id": uuid.uuid4()}
        create_client(**wish, boards={alba: ["boards:read"]}, now=NOW, by=STORY)
        with pytest.raises(Refused, match="has been created already"):
            create_client(**wish, boards={alba: ["boards:read"]}, now=NOW, by=STORY)
        assert ApiClient.objects.count() == 1

    def test_a_boards_own_client_sees_no_other_board(self, alba: Board, other_board: Board) -> None:
        with pytest.raises(Refused, match="sees that board and no other"):
            create_client(
                name="P", purpose="W", owner=alba, boards={other_board: ["boards:read"]}, now=NOW, by=STORY
            )
        assert not ApiClient.objects.exists()

    def test_an_authoritys_client_sees_no_board_to_which_it_is_no_party(self, alba: Board) -> None:
        elsewhere = add_authority(slug="fife-council", name="Fife Council", kind="council", by=STORY)
        with pytest.raises(Refused, match="Fife Council is no party"):
            partner_client(elsewhere, [alba])
        assert not ApiClient.objects.exists()

    def test_an_authoritys_client_changes_nothing(self, alba: Board, council: ConstituentAuthority) -> None:
        for scope in SCOPES:
            if scope.endswith(":write"):
                with pytest.raises(Refused, match="Only a board’s own client"):
                    partner_client(council, [alba], [scope])

    @pytest.mark.parametrize(
        ("scopes", "words"),
        [([], "at least one thing"), (["boards:delete"], "There is no scope boards:delete")],
    )
    def test_a_client_that_may_do_nothing_or_anything_is_refused(
        self, alba: Board, scopes: list[str], words: str
    ) -> None:
        with pytest.raises(Refused, match=words):
            own_client(alba, scopes)

    def test_a_client_of_no_board_is_refused(self, council: ConstituentAuthority) -> None:
        with pytest.raises(Refused, match="at least one board"):
            partner_client(council, [])


class TestAccess:
    def test_it_is_opened_once(self, alba: Board, council: ConstituentAuthority) -> None:
        client = partner_client(council, [alba])
        with pytest.raises(Refused, match="may see this board already"):
            open_access(client, alba, ["boards:read"], now=NOW, by=STORY)

    def test_once_ended_it_can_be_opened_again(self, alba: Board, council: ConstituentAuthority) -> None:
        client = partner_client(council, [alba])
        access = open_accesses(client).get()
        end_access(access, now=NOW, by=STORY)
        assert last_event(alba) == "boards.client_access_ended"
        with pytest.raises(Refused, match="ended already"):
            end_access(access, now=NOW, by=STORY)
        open_access(client, alba, ["boards:read"], now=NOW, by=STORY)
        assert open_accesses(client).get().scopes == ["boards:read"]

    def test_what_tokens_may_be_asked_for_follows(self, alba: Board, council: ConstituentAuthority) -> None:
        client = partner_client(council, [alba], ["boards:read", "results:read"])
        assert client.credentials.get_scopes() == ["boards:read", "results:read"]
        end_access(open_accesses(client).get(), now=NOW, by=STORY)
        client.credentials.refresh_from_db()
        assert client.credentials.get_scopes() == []


class TestEnding:
    def test_a_new_secret_is_another_and_leaves_a_trace(self, alba: Board) -> None:
        client = own_client(alba)
        issued = rotate_secret(client, version=1, by=STORY)
        assert issued.client.credentials.check_secret(issued.secret)
        assert last_event(alba) == "boards.client_secret_rotated"

    def test_two_who_renew_it_at_once_do_not_cross(self, alba: Board) -> None:
        client = own_client(alba)
        rotate_secret(client, version=1, by=STORY)
        with pytest.raises(Stale):
            rotate_secret(client, version=1, by=STORY)

    def test_a_revoked_client_stays_revoked(self, alba: Board) -> None:
        client = own_client(alba)
        revoked = revoke_client(client, version=1, now=NOW, by=STORY)
        assert last_event(alba) == "boards.client_revoked"
        for act in (
            lambda: rotate_secret(revoked, version=2, by=STORY),
            lambda: revoke_client(revoked, version=2, now=NOW, by=STORY),
        ):
            with pytest.raises(Refused, match="was revoked"):
                act()
