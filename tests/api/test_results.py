"""The rules, which everybody may read, and how a board stands under them."""

from datetime import date
from typing import Any

import pytest

from boards import snapshot
from boards.models import Board
from membership.services import end_appointment
from statute.assessing import assess
from statute.registry import REGISTRY
from tests.api.cast import ALBA, V1, Program, at, own_client, problem, token_for
from tests.api.test_read import disqualify, read
from tests.cast import STORY

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 21)


def results(program: Program, query: str = "") -> dict[str, Any]:
    return {each["rule"]: each for each in read(program, f"{ALBA}/results?limit=500{query}")["data"]}


class TestRules:
    def test_everybody_may_read_them_all_in_the_order_of_the_law(self, nobody: Program) -> None:
        listed = read(nobody, f"{V1}/rules?limit=500")
        assert [each["rule"] for each in listed["data"]] == [rule.id for rule in REGISTRY]
        assert all(each["citations"] and each["text"] for each in listed["data"])

    def test_one_tells_when_it_is_law_and_whom_it_binds(self, nobody: Program) -> None:
        rule = read(nobody, f"{V1}/rules/MEM-12")
        assert rule["web"] == at("/rules/MEM-12/")
        assert rule["is_in_force"] is True
        assert rule["in_force"][-1]["to"] == "open"
        assert read(nobody, f"{V1}/rules/MEM-12?as_at=2014-04-01")["is_in_force"] is False

    def test_a_rule_that_there_is_not(self, nobody: Program) -> None:
        assert problem(nobody.get(f"{V1}/rules/MEM-999")) == (404, "not-found")

    def test_with_a_token_that_is_not_good_they_are_not_read(self, nobody: Program) -> None:
        nobody.token = "wrong"
        assert problem(nobody.get(f"{V1}/rules")) == (401, "token-refused")

    def test_they_are_narrowed_by_duty(self, nobody: Program) -> None:
        listed = read(nobody, f"{V1}/rules?duty=local")["data"]
        assert {each["duty"] for each in listed} == {"local"}


class TestResults:
    def test_they_are_what_the_law_says(self, reader: Program, alba: Board) -> None:
        found = results(reader)
        for result in assess(snapshot.load(alba), ON).results:
            if not result.rule.restricted:
                said = found[result.rule.id]
                assert (said["outcome"], said["since"], said["until"]) == (
                    result.outcome.value,
                    result.since and result.since.isoformat(),
                    result.until and result.until.isoformat(),
                )
                assert [each["message"] for each in said["findings"]] == [
                    each.message for each in result.findings
                ]

    def test_one_rule_says_what_the_list_says(self, reader: Program) -> None:
        assert read(reader, f"{ALBA}/results/MEM-12") == {"as_at": "2026-11-21"} | results(reader)["MEM-12"]

    def test_a_finding_leads_to_what_it_is_about(self, reader: Program) -> None:
        addresses = {
            finding["subject"]["id"] for each in results(reader).values() for finding in each["findings"]
        }
        assert len(addresses - {None}) > 10
        for address in sorted(addresses - {None})[:10]:
            assert reader.get(address.removeprefix(at(""))).status_code == 200

    def test_the_day_decides(self, reader: Program) -> None:
        before, after = results(reader, "&as_at=2026-09-30"), results(reader, "&as_at=2026-10-01")
        assert [rule for rule in before if before[rule]["outcome"] != after[rule]["outcome"]]

    def test_they_are_narrowed_by_outcome(self, reader: Program) -> None:
        found = results(reader, "&outcome=not_met")
        assert found
        assert {each["outcome"] for each in found.values()} == {"not_met"}

    def test_without_leave_nobody_is_named(self, alba: Board) -> None:
        program = Program(token_for(own_client(alba), ["results:read"]))
        sent = program.get(f"{ALBA}/results?limit=500").content.decode()
        names = [name for name in alba.people.values_list("name", flat=True) if name]
        assert [name for name in names if name in sent] == []

    def test_a_rule_that_crashes_is_never_an_answer(self, reader: Program, broken_rule: str) -> None:
        listed = read(reader, f"{ALBA}/results?limit=500")
        assert listed["incomplete"] == [{"rule": broken_rule, "title": "A rule with a fault in it"}]
        assert broken_rule not in {each["rule"] for each in listed["data"]}
        assert problem(reader.get(f"{ALBA}/results/{broken_rule}")) == (500, "fault")


class TestWhatIsForTheSecretary:
    def test_rules_on_disqualification_are_always_withheld(self, reader: Program, alba: Board) -> None:
        found = results(reader)
        restricted = [found[rule.id] for rule in REGISTRY if rule.restricted]
        assert restricted
        assert all(each["withheld"] and each["findings"] == [] for each in restricted)
        assert all(each["outcome"] is None for each in restricted)

    def test_no_other_rule_ever_is(self, reader: Program, alba: Board) -> None:
        sitting = alba.appointments.get(seat__ref="la1")
        disqualify(alba)
        end_appointment(sitting, on=date(2026, 11, 1), how="disqualification", version=1, by=STORY)
        withheld = {rule for rule, said in results(reader).items() if said["withheld"]}
        assert withheld == {rule.id for rule in REGISTRY if rule.restricted}

    def test_they_answer_as_for_any_other_reason(self, reader: Program, alba: Board) -> None:
        sitting = alba.appointments.get(seat__ref="la1")
        end_appointment(sitting, on=date(2026, 11, 1), how="disqualification", version=1, by=STORY)
        told = results(reader)
        alba.appointments.filter(pk=sitting.pk).update(how_ended="other")
        assert results(reader) == told

    def test_they_answer_alike_whatever_a_declaration_says(self, reader: Program, alba: Board) -> None:
        told = []
        for says in (True, False):
            alba.papers.filter(kind="declaration").update(says=says)
            told.append(results(reader)["DSQ-06"])
        assert told[0]["findings"]
        assert told[0] == told[1]
