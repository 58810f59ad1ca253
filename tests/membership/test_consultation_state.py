"""How far a consultation has come, in words, as far as is recorded."""

from datetime import date
from typing import Any

import pytest

from membership.models import Consultation
from membership.planning.views import state_of

LAST = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("said", "on", "words"),
    [
        ({}, LAST, "Waiting for views"),
        ({"closed_on": LAST}, LAST, "Waiting for views"),
        ({"closed_on": LAST}, date(2026, 11, 1), "No views on record; the last day was 31 October 2026"),
        ({"closed_on": LAST, "views": "In favour."}, date(2026, 11, 1), "Views given"),
        ({"views": "none"}, LAST, "No views given"),
        ({"views": "In favour.", "regard": "none"}, LAST, "Views not considered"),
        ({"views": "In favour.", "regard": "The draft was changed."}, LAST, "Views taken into account"),
    ],
)
def test_it_says_how_far_it_has_come(said: dict[str, Any], on: date, words: str) -> None:
    assert state_of(Consultation(**said), on) == words
