"""Acts on paper: nominations, determinations, notices, declarations, decisions, and the like."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from boards.audit import Actor, act
from boards.desk import Desk, keep_corrected, keep_withdrawn
from boards.models import Board
from membership import twins
from membership.models import Paper


@act
def record_paper(board: Board, *, said: Mapping[str, Any], new_id: UUID | None = None, by: Actor) -> Paper:
    """Give a new paper; `said` has the fields of the record. Refuses one that is on record already."""
    desk = Desk.of(board)
    row = {"id": str(new_id or uuid4()), **said}
    return desk.keep(twins.recorded(desk.document, "papers", row), by=by).one(Paper)


@act
def record_papers(
    board: Board, *, said: Sequence[Mapping[str, Any]], new_id: UUID | None = None, by: Actor
) -> list[Paper]:
    """Give some new papers, all of them or none: a meeting's attendance, the declarations of a day.

    Refuses an empty list, and any that is on record already.
    """
    desk = Desk.of(board)
    after = twins.papers_recorded(desk.document, [dict(each) for each in said], new_id or uuid4())
    return desk.keep(after, by=by).all(Paper)


@act
def correct_paper(
    paper: Paper, *, changes: Mapping[str, Any], why: str, version: int | None, by: Actor
) -> Paper:
    """Give the paper with some fields of the record said anew; None makes one not known."""
    return keep_corrected(paper, changes, why=why, version=version, by=by)


@act
def withdraw_paper(paper: Paper, *, why: str, version: int | None, by: Actor) -> Paper:
    """Take a paper that should never have been there off the record."""
    return keep_withdrawn(paper, why=why, version=version, by=by)
