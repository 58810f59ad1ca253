"""Versions: what is unchanged is not sent again, and nobody's change is lost."""

from typing import Any

import pytest

from boards.models import Board
from membership.services import correct_person, record_person
from tests.api.cast import ALBA, V1, Program, own_client, problem, row, token_for
from tests.cast import STORY

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody(alba: Board) -> str:
    """The address of a person."""
    return f"{ALBA}/people/{record_person(alba, name='Una', by=STORY).public_id}"


def tag(program: Program, path: str) -> str:
    return str(program.get(path).headers["ETag"])


class TestReading:
    def test_what_the_client_has_is_not_sent_again(self, reader: Program, somebody: str) -> None:
        answer = reader.get(somebody, If_None_Match=tag(reader, somebody))
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["ETag"] == tag(reader, somebody)

    @pytest.mark.parametrize("sent", ["{}", "W/{}", '"other", {}', "*"])
    def test_a_tag_counts_among_others_and_as_a_weak_one(
        self, reader: Program, somebody: str, sent: str
    ) -> None:
        header = sent.replace("{}", tag(reader, somebody))
        assert reader.get(somebody, If_None_Match=header).status_code == 304

    @pytest.mark.parametrize("sent", ['"other"', "other", "", '"'])
    def test_another_tag_does_not(self, reader: Program, somebody: str, sent: str) -> None:
        assert reader.get(somebody, If_None_Match=sent).status_code == 200

    def test_a_change_makes_another_tag(self, reader: Program, somebody: str, alba: Board) -> None:
        before = tag(reader, somebody)
        correct_person(alba.people.get(name="Una"), name="Una Reid", version=1, by=STORY)
        assert reader.get(somebody, If_None_Match=before).status_code == 200
        assert tag(reader, somebody) != before

    def test_another_day_makes_another_tag_where_it_makes_a_difference(
        self, reader: Program, alba: Board
    ) -> None:
        seat = row(alba, "seats", "user")
        assert tag(reader, f"{seat}?as_at=2026-09-30") != tag(reader, f"{seat}?as_at=2026-10-01")

    def test_another_scope_makes_another_tag(self, reader: Program, partner: Program, alba: Board) -> None:
        seat = row(alba, "seats", "la1")
        assert tag(reader, seat) != tag(partner, seat)

    def test_lists_and_rules_have_one_too(self, reader: Program, nobody: Program) -> None:
        for program, path in (
            (reader, f"{ALBA}/seats"),
            (nobody, f"{V1}/rules"),
            (reader, f"{ALBA}/results"),
        ):
            assert program.get(path, If_None_Match=tag(program, path)).status_code == 304

    def test_an_error_has_none(self, reader: Program) -> None:
        assert "ETag" not in reader.get(f"{ALBA}/nowhere").headers


class TestChanging:
    def change(self, own: Program, path: str, name: str = "Una Reid", **headers: str) -> Any:
        return own.patch(path, {"name": name}, **headers)

    def test_it_needs_the_version_that_was_read(self, own: Program, somebody: str, alba: Board) -> None:
        answer = self.change(own, somebody)
        assert problem(answer) == (428, "version-needed")
        assert [each["header"] for each in answer.json()["errors"]] == ["If-Match"]
        assert problem(self.change(own, somebody, If_Match="*")) == (428, "version-needed")
        assert alba.people.filter(name="Una").exists()

    def test_with_it_the_change_is_made_and_the_new_tag_told(self, own: Program, somebody: str) -> None:
        answer = self.change(own, somebody, If_Match=tag(own, somebody))
        assert answer.status_code == 200
        assert (answer.json()["name"], answer.json()["version"]) == ("Una Reid", 2)
        assert answer.headers["ETag"] == tag(own, somebody)

    def test_the_tag_may_be_of_another_day_or_made_of_id_and_version(
        self, own: Program, somebody: str
    ) -> None:
        assert (
            self.change(own, somebody, If_Match=tag(own, f"{somebody}?as_at=2020-01-01")).status_code == 200
        )
        public_id = somebody.rpartition("/")[2]
        assert self.change(own, somebody, "Una Kerr", If_Match=f'"{public_id}.2"').status_code == 200

    def test_when_somebody_else_was_first_nothing_is_changed(
        self, own: Program, somebody: str, alba: Board
    ) -> None:
        read = tag(own, somebody)
        correct_person(alba.people.get(name="Una"), name="Una First", version=1, by=STORY)
        answer = self.change(own, somebody, If_Match=read)
        assert problem(answer) == (412, "stale")
        assert "Somebody else has changed this" in answer.json()["detail"]
        assert alba.people.filter(name="Una First").exists()

    @pytest.mark.parametrize("sent", ['"nonsense"', 'W/"{}"', '"00000000-0000-0000-0000-000000000000.1"'])
    def test_a_tag_of_something_else_does_not_do(self, own: Program, somebody: str, sent: str) -> None:
        header = sent.replace("{}", tag(own, somebody).strip('"'))
        answer = self.change(own, somebody, If_Match=header)
        assert problem(answer) == (412, "stale")
        assert [each["header"] for each in answer.json()["errors"]] == ["If-Match"]

    @pytest.mark.parametrize("sent", ["nonsense", "{}", '"{}', '"a" "b"', '"é"'])
    def test_what_is_no_tag_is_refused(self, own: Program, somebody: str, sent: str) -> None:
        header = sent.replace("{}", tag(own, somebody).strip('"'))
        answer = self.change(own, somebody, If_Match=header)
        assert problem(answer) == (400, "bad-header")
        assert answer.json()["errors"][0]["header"] == "If-Match"

    def test_another_client_may_read_and_this_one_change(self, alba: Board, somebody: str) -> None:
        other = Program(token_for(own_client(alba, ["people:read"]), ["people:read"]))
        writer = Program(token_for(own_client(alba, ["people:write"]), ["people:write"]))
        assert self.change(writer, somebody, If_Match=tag(other, somebody)).status_code == 200
