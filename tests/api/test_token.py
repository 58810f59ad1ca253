"""Exchanging a client's id and secret for a token."""

import base64
from typing import Any

import pytest
import time_machine
from allauth.idp.oidc.models import Token
from django.conf import settings as django_settings
from django.test import Client
from pytest_django.fixtures import Settings

from boards.clients import Issued, create_client, end_access, open_accesses, revoke_client, rotate_secret
from boards.models import Board
from boards.scopes import SCOPES
from tests.api.cast import ALBA, Program
from tests.cast import NOW, STORY
from tests.membership.page_cast import NOW as HERE

pytestmark = pytest.mark.django_db

ASK = {"grant_type": "client_credentials"}


@pytest.fixture
def issued(alba: Board) -> Issued:
    """A client of the board's own, with its secret."""
    return create_client(
        name="Portal", purpose="Website", owner=alba, boards={alba: list(SCOPES)}, now=NOW, by=STORY
    )


def basic(issued: Issued, secret: str = "") -> dict[str, str]:
    both = f"{issued.client.credentials_id}:{secret or issued.secret}"
    return {"Authorization": f"Basic {base64.b64encode(both.encode()).decode()}"}


def ask(headers: dict[str, str] | None = None, **form: Any) -> Any:
    return Client(raise_request_exception=False).post("/oauth/token", ASK | form, headers=headers or {})


def refused(answer: Any) -> tuple[int, str]:
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["error_description"].endswith(".")
    return answer.status_code, answer.json()["error"]


def test_it_gives_a_token_with_all_that_the_client_may_do(issued: Issued) -> None:
    answer = ask(basic(issued))
    said = answer.json()
    assert (answer.status_code, said["token_type"], said["expires_in"]) == (200, "Bearer", 900)
    assert set(said["scope"].split()) == set(SCOPES)
    assert answer.headers["Cache-Control"] == "no-store"
    assert Program(said["access_token"]).get(ALBA).status_code == 200


def test_the_id_and_secret_may_stand_in_the_form(issued: Issued) -> None:
    answer = ask(client_id=issued.client.credentials_id, client_secret=issued.secret)
    assert answer.status_code == 200


def test_fewer_scopes_can_be_asked_for(issued: Issued) -> None:
    said = ask(basic(issued), scope="boards:read appointments:read").json()
    assert set(said["scope"].split()) == {"boards:read", "appointments:read"}
    assert Program(said["access_token"]).get(f"{ALBA}/people").status_code == 403


def test_more_scopes_than_the_client_has_are_refused(alba: Board) -> None:
    issued = create_client(
        name="P", purpose="W", owner=alba, boards={alba: ["boards:read"]}, now=NOW, by=STORY
    )
    assert refused(ask(basic(issued), scope="people:write")) == (400, "invalid_scope")
    assert refused(ask(basic(issued), scope="openid")) == (400, "invalid_scope")


def test_a_wrong_secret_is_refused(issued: Issued) -> None:
    answer = ask(basic(issued, secret="wrong"))
    assert refused(answer) == (401, "invalid_client")
    assert answer.headers["WWW-Authenticate"].startswith("Basic")


def test_after_a_new_secret_the_old_one_is_wrong(issued: Issued) -> None:
    renewed = rotate_secret(issued.client, version=1, by=STORY)
    assert refused(ask(basic(issued))) == (401, "invalid_client")
    assert ask(basic(renewed)).status_code == 200


def test_a_revoked_client_gets_none(issued: Issued) -> None:
    revoke_client(issued.client, version=1, now=NOW, by=STORY)
    assert refused(ask(basic(issued)))[0] in {400, 401}
    assert not Token.objects.exists()


def test_a_client_that_may_see_no_board_any_more_gets_one_for_nothing(issued: Issued) -> None:
    end_access(open_accesses(issued.client).get(), now=NOW, by=STORY)
    answer = ask(basic(issued), scope="boards:read")
    assert refused(answer) == (400, "invalid_scope")


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": "authorization_code"}, "unsupported_grant_type"),
        ({"grant_type": ""}, "unsupported_grant_type"),
        ({"resource": "not-an-address"}, "invalid_request"),
        ({"scope": ["boards:read", "people:read"]}, "invalid_request"),
        ({"scope": "boards:read\x00"}, "invalid_request"),
        ({"scope": "müll"}, "invalid_request"),
    ],
)
def test_what_is_no_such_request_is_refused(issued: Issued, form: dict[str, Any], error: str) -> None:
    assert refused(ask(basic(issued), **form)) == (400, error)


@pytest.mark.parametrize("header", ["", "Basic", "Basic !!!", "Basic AAAA", "Bearer x", "Basic /w=="])
def test_without_an_id_and_a_secret_there_is_none(issued: Issued, header: str) -> None:
    assert refused(ask({"Authorization": header} if header else None))[0] == 401


def test_asking_by_json_or_get_is_refused(issued: Issued) -> None:
    by_json = Client().post("/oauth/token", ASK, content_type="application/json", headers=basic(issued))
    assert refused(by_json) == (400, "unsupported_grant_type")
    by_get = Client().get("/oauth/token", ASK, headers=basic(issued))
    assert refused(by_get) == (405, "invalid_request")
    assert by_get.headers["Allow"] == "POST"


def test_guessing_is_slowed_down(issued: Issued, settings: Settings) -> None:
    settings.API_TOKENS_A_MINUTE = 2
    answers = [ask(basic(issued, secret="wrong")) for _ in range(3)]
    assert [refused(each)[0] for each in answers] == [401, 401, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_nothing_that_would_open_a_door_is_kept(issued: Issued) -> None:
    said = ask(basic(issued)).json()
    issued.client.credentials.refresh_from_db()
    assert issued.secret not in issued.client.credentials.secret
    assert not Token.objects.filter(hash=said["access_token"]).exists()


def test_the_librarys_other_doors_stay_closed(db: None) -> None:
    for path in ("/identity/o/api/token", "/identity/o/authorize", "/.well-known/openid-configuration"):
        assert Client().get(path).status_code == 404


def test_a_token_lasts_a_quarter_of_an_hour(issued: Issued) -> None:
    token = ask(basic(issued)).json()["access_token"]
    for seconds, status in (
        (django_settings.API_TOKEN_SECONDS - 1, 200),
        (django_settings.API_TOKEN_SECONDS, 401),
    ):
        with time_machine.travel(HERE.timestamp() + seconds, tick=False):
            assert Program(token).get(ALBA).status_code == status
