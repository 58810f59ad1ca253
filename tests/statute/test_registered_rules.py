"""What holds for every registered rule."""

import re
from pathlib import Path

import pytest

import statute.rules  # noqa: F401  (registers every rule)
from statute.findings import Duty
from statute.instruments import LOCALITIES_GUIDANCE, PLANS_GUIDANCE
from statute.registry import REGISTRY, Rule

LEFT_OUT = Path(__file__).parents[2] / "docs" / "rules-left-out.md"

IN_THE_SLICE = [
    *(f"MEM-{number:02}" for number in (1, 2, 3, *range(10, 28), *range(30, 34))),
    *(f"CHR-{number:02}" for number in range(1, 10)),
    *(f"TRM-{number:02}" for number in range(1, 5)),
    *(f"END-{number:02}" for number in range(1, 12)),
    "VAC-01", "VAC-02", "VAC-03", "VAC-04", "JMC-01", "JMC-10", "JMC-16",
    *(f"JMC-{number:02}" for number in (2, 3, 4, 5, 6, 7, 9, 15)),
    *(f"COM-{number:02}" for number in (1, 2, 3, 4, 6, 7)),
    *(f"SPG-{number:02}" for number in range(2, 23)),
    *(f"LOC-{number:02}" for number in (1, 2, 5, 6, 7, 8, 9, 10, 11, 16)),
]  # fmt: skip
LAST_OF_FAMILY = {
    "MEM": 33, "CHR": 9, "TRM": 4, "END": 11, "VAC": 4, "DSQ": 6, "OFF": 6, "JMC": 16, "COM": 7, "SPG": 22,
    "LOC": 16,
}  # fmt: skip
NEVER_GIVEN = {f"MEM-{number:02}" for number in (*range(4, 10), 28, 29)}

GUIDANCE = {PLANS_GUIDANCE.title, LOCALITIES_GUIDANCE.title}

every_rule = pytest.mark.parametrize("rule", list(REGISTRY), ids=lambda rule: rule.id)


@pytest.mark.parametrize("rule_id", IN_THE_SLICE)
def test_the_rule_is_registered(rule_id: str) -> None:
    assert rule_id in REGISTRY


def test_every_other_rule_of_these_families_is_listed_as_left_out() -> None:
    listed = set(re.findall(r"^\| ([A-Z]+-\d\d) \|", LEFT_OUT.read_text(encoding="utf-8"), re.MULTILINE))
    of_the_families = {
        f"{family}-{number:02}" for family, last in LAST_OF_FAMILY.items() for number in range(1, last + 1)
    }
    registered = {rule.id for rule in REGISTRY}
    assert listed.isdisjoint(registered)
    assert of_the_families - NEVER_GIVEN <= registered | listed


@every_rule
def test_it_cites_provisions_that_can_be_looked_up(rule: Rule) -> None:
    for cite in rule.cites:
        assert cite.provision
        if cite.instrument not in GUIDANCE:
            assert re.fullmatch(
                r"https://www\.legislation\.gov\.uk/(asp|ssi|ukpga|ukla)/\d{4}/\d+(/[a-z0-9-]+)*", cite.url
            ), cite.url


@every_rule
def test_what_binds_rests_on_an_enactment(rule: Rule) -> None:
    assert rule.duty is not Duty.MUST or any(cite.url for cite in rule.cites)


@every_rule
def test_it_is_explained_in_sentences(rule: Rule) -> None:
    assert rule.text[0].isupper()
    assert rule.text.rstrip().endswith(".")
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")


@every_rule
def test_it_says_nothing_of_breaches_or_failures(rule: Rule) -> None:
    assert not re.search(
        r"\b(breach|violat|illegal|unlawful|void\b|fails?\b)", f"{rule.title} {rule.text}", re.IGNORECASE
    )


@every_rule
def test_its_duty_is_one_of_five(rule: Rule) -> None:
    assert rule.duty in set(Duty)
