"""What the trail says of localities: their names and pages, no words in which a person may be named."""

from datetime import date

from django.test import Client

from boards.models import Board
from localities.services import answer_issue, correct_locality, end_involvement
from tests.cast import STORY
from tests.localities.cast import ailsa, ailsas, alba, locality_page, today
from tests.membership.page_cast import html_of, text_of

__all__ = ["ailsa", "ailsas", "alba", "today"]


def test_it_names_the_locality_the_part_and_the_issue(ailsas: Client, alba: Board) -> None:
    correct_locality(alba.localities.get(ref="a"), changes={"group": "lpg-c"}, version=1, by=STORY)
    part = alba.involvements.get(locality="a", kind="housing")
    end_involvement(part, on=date(2026, 11, 1), version=1, by=STORY)
    issue = alba.locality_issues.get(ref="carers")
    answer_issue(issue, outcome="Morag will see to it.", answered_on=date(2026, 11, 2), version=1, by=STORY)
    page = ailsas.get("/boards/alba/trail/")
    text = text_of(page)
    for said in (
        "Locality corrected",
        "Part in a locality ended",
        "The housing sector in Ardgarve",
        "Issue of a locality answered",
        "Issue of 1 June 2026 from Ardgarve",
    ):
        assert said in text, said
    assert "Morag will see" not in text
    assert locality_page(alba, "a") in html_of(page)


def test_a_locality_has_its_history(ailsas: Client, alba: Board) -> None:
    row = alba.localities.get(ref="a")
    correct_locality(row, changes={"units": ["S01"]}, why="A slip.", version=1, by=STORY)
    address = f"/boards/alba/trail/of/{row.public_id}/"
    assert f'href="{address}"' in html_of(ailsas.get(locality_page(alba, "a")))
    text = text_of(ailsas.get(address))
    assert "Datazones or wards" in text
    assert "A slip." in text
