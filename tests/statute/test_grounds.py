"""On which provision a seat rests."""

import pytest

from statute.facts import BASES
from statute.grounds import ground_of, grounds_of
from statute.record import facts_of
from tests.statute.situations import blank, committee, multi, single


@pytest.mark.parametrize(
    ("basis", "regime", "provision"),
    [
        ("LA_NOM", "ijb_single", "article 3(1)(a)"),
        ("LA_NOM", "ijb_multi", "article 5(2)(a)"),
        ("CO", "ijb_single", "article 3(7B)"),
        ("CARER", "ijb_single", "article 3(6) and (7)(d)"),
        ("GP", "lead_hb", "article 3(1)(g) to (i)"),
    ],
)
def test_it_names_the_provision_of_the_boards_own_law(basis: str, regime: str, provision: str) -> None:
    found = ground_of(basis, regime)
    assert found is not None
    assert found.provision == provision
    assert found.url.endswith(provision.split("(")[0].replace(" ", "/"))


def test_a_committee_of_several_councils_has_an_article_of_its_own() -> None:
    found = ground_of("HB_NOM", "lead_joint", councils=2)
    assert found is not None
    assert found.provision == "article 4(2)(b)"


def test_a_seat_that_the_law_of_the_board_does_not_know_has_none() -> None:
    assert ground_of("HB_FD", "ijb_single") is None
    assert ground_of("CO", "lead_hb") is None


def test_a_board_has_grounds_for_each_seat_of_its_model() -> None:
    assert set(grounds_of(facts_of(single()))) == set(BASES) - {"HB_FD", "LA_S95"}
    assert grounds_of(facts_of(multi()))["LA_NOM"].provision == "article 5(2)(a)"
    assert "integration joint monitoring" in grounds_of(facts_of(committee()))["CSWO"].instrument.lower()


def test_where_the_model_is_not_on_record_nothing_is_said() -> None:
    record = blank()
    del record["board"]["regimes"]
    assert grounds_of(facts_of(record)) == {}
