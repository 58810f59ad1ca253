"""What the trail calls an evaluation, and where its page is."""

from typing import Any

from django.urls import reverse

from boards.models import Board
from boards.trail_words import describe
from compliance.models import Evaluation
from compliance.selectors import evaluations_of
from statute.spans import in_words


def _name(kept: Evaluation) -> str:
    return f"Evaluation as at {in_words(kept.on)}"


def _page(board: Board, row: Any) -> str:
    return reverse("compliance:evaluation", args=[board.slug, row.public_id])


describe(
    "compliance.Evaluation",
    noun="evaluation",
    rows=lambda board: evaluations_of(board).only("public_id", "on"),
    name=_name,
    page=_page,
    fields={"on": "Day asked about", "code_version": "Law as programmed", "incomplete": "Could not be asked"},
)


def _sheet_page(board: Board, row: Any) -> str:
    return reverse("compliance:what_if_sheet", args=[board.slug, row.public_id])


describe(
    "compliance.WhatIf",
    noun="what-if sheet",
    rows=lambda board: board.what_ifs.all(),
    page=_sheet_page,
    fields={"on": "Day asked about", "lines": "Changes on it"},
)
