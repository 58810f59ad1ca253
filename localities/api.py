"""Localities over the API: every kind of row, how it is found, and what a board's own client may do."""

from django.db.models import Q
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response

from boards.rest.describing import reads
from boards.rest.views import BoardApiView
from localities import services
from localities.models import Area, Involvement, Issue, Locality
from localities.rest import examples, shapes
from localities.rest.showing import (
    area_shown,
    involvement_by_locality_shown,
    involvement_shown,
    issue_shown,
    locality_shown,
)
from membership.api import WHY, correction, withdraws
from membership.models import Group, Person
from membership.rest.endpoints import Kind, ListView, RowView, Said, lets_be_named
from membership.rest.shapes import EndOn, SyncQuery
from membership.rest.showing import Showing
from statute.localities import OF_THE_PLAN

READ, WRITE = "localities:read", "localities:write"

lets_be_named(Locality)

# -- localities ----------------------------------------------------------------------------------------------


def of_the_kind(view: ListView) -> list[Q]:
    """Give the conditions for localities of a kind; one that says none is of the plan."""
    wanted = view.said.get("kind")
    if wanted is None:
        return []
    return [Q(kind=wanted) | Q(kind=None)] if wanted == OF_THE_PLAN else [Q(kind=wanted)]


LOCALITIES = Kind(
    "localities",
    "locality",
    "localities",
    Locality,
    READ,
    shapes.LocalityShape,
    examples.LOCALITY,
    shapes.LocalityQuery,
    rows=lambda view: Locality.objects.all(),
    show=lambda view, row: locality_shown(view.showing, row),
    write_scope=WRITE,
    narrow=lambda view: [*of_the_kind(view), *view.naming("group", group=Group)],
)


@LOCALITIES.make(
    "record_locality",
    "Record a locality",
    shapes.NewLocality,
    {"name": "North", "kind": "integration", "from": "2016-04-01", "units": ["S01000001", "S01000002"]},
)
def record_locality(view: ListView, said: Said) -> Locality:
    """Record a locality."""
    return services.record_locality(view.board, said=view.refs_in(said, group=Group), by=view.actor)


@LOCALITIES.change(
    "correct_locality",
    "Say anew what is recorded of a locality",
    shapes.LocalityChange,
    {"units": ["S01000001"], "why": "A datazone was in it by mistake"},
)
def correct_locality(view: RowView, row: Locality, said: Said) -> Locality:
    """Say some fields anew."""
    return services.correct_locality(row, **correction(view, view.refs_in(said, group=Group)))


@LOCALITIES.do(
    "end",
    "end_locality",
    "End a locality",
    EndOn,
    {"on": "2026-12-31"},
    says="Its planning group, and whoever takes part, are left as they are.",
)
def end_locality(view: RowView, row: Locality, said: Said) -> Locality:
    """End it."""
    return services.end_locality(row, on=said["on"], version=view.version, by=view.actor)


withdraws(LOCALITIES, services.withdraw_locality)

AREAS = Kind(
    "areas",
    "area",
    "areas",
    Area,
    READ,
    shapes.AreaShape,
    examples.AREA,
    SyncQuery,
    rows=lambda view: Area.objects.all(),
    show=lambda view, row: area_shown(view.showing, row),
)

# -- who takes part ------------------------------------------------------------------------------------------

INVOLVEMENTS = Kind(
    "involvements",
    "involvement",
    "involvements",
    Involvement,
    READ,
    shapes.InvolvementShape,
    examples.INVOLVEMENT,
    shapes.InvolvementQuery,
    rows=lambda view: Involvement.objects.all(),
    show=lambda view, row: involvement_shown(view.showing, row),
    write_scope=WRITE,
    narrow=lambda view: [
        *view.that(kind="kind"),
        *view.naming("locality", locality=Locality),
        *view.naming("person", person=Person),
    ],
)


@INVOLVEMENTS.make(
    "record_involvement",
    "Record somebody’s part in a locality, or a body’s",
    shapes.NewInvolvement,
    {"locality": "north", "kind": "housing", "body": "Alba Homes", "starts_on": "2026-04-01", "ends": "open"},
)
def record_involvement(view: ListView, said: Said) -> Involvement:
    """Record a part."""
    known = view.refs_in(said, locality=Locality, person=Person)
    return services.record_involvement(view.board, said=known, by=view.actor)


@INVOLVEMENTS.change(
    "correct_involvement",
    "Correct what was recorded wrongly of a part in a locality",
    shapes.InvolvementChange,
    {"starts_on": "2026-04-02", "why": WHY},
)
def correct_involvement(view: RowView, row: Involvement, said: Said) -> Involvement:
    """Say some fields anew."""
    return services.correct_involvement(row, **correction(view, view.refs_in(said, person=Person)))


@INVOLVEMENTS.do("end", "end_involvement", "End a part in a locality", EndOn, {"on": "2026-12-31"})
def end_involvement(view: RowView, row: Involvement, said: Said) -> Involvement:
    """End it."""
    return services.end_involvement(row, on=said["on"], version=view.version, by=view.actor)


withdraws(INVOLVEMENTS, services.withdraw_involvement)

# -- what was raised -----------------------------------------------------------------------------------------

ISSUES = Kind(
    "issues",
    "issue",
    "issues",
    Issue,
    READ,
    shapes.IssueShape,
    examples.ISSUE,
    shapes.IssueQuery,
    rows=lambda view: Issue.objects.all(),
    show=lambda view, row: issue_shown(view.showing, row),
    write_scope=WRITE,
    narrow=lambda view: view.naming("locality", locality=Locality),
)


@ISSUES.make(
    "raise_issue",
    "Record what was raised from a locality",
    shapes.NewIssue,
    {"locality": "north", "what": "No bus to the health centre.", "raised_on": "2026-02-03"},
)
def raise_issue(view: ListView, said: Said) -> Issue:
    """Record an issue."""
    known = view.refs_in(said, locality=Locality)
    return services.raise_issue(view.board, said=known, by=view.actor)


@ISSUES.change(
    "correct_issue",
    "Record what became of an issue, or correct it",
    shapes.IssueChange,
    {"answered_on": "2026-05-04", "outcome": "A bus runs from August.", "why": "Answered"},
)
def correct_issue(view: RowView, row: Issue, said: Said) -> Issue:
    """Say some fields anew."""
    return services.correct_issue(row, **correction(view, said))


withdraws(ISSUES, services.withdraw_issue)


class InvolvementByLocalityApi(BoardApiView):
    """Who takes part in which locality of the strategic plan, by the five kinds of people."""

    scope = READ

    @reads(
        "read_involvement_by_locality",
        "Who takes part in which locality",
        shapes.InvolvementByLocalityShape,
        examples.BY_LOCALITY,
        says="The localities of the plan on the day, each with the five kinds of people through whom it is "
        "to work. Community planning localities are never among them.",
        tag="localities",
    )
    def get(self, request: Request, slug: str) -> Response:
        """Give the localities."""
        showing = Showing(self.board, self.on, names=self.may("people:read"), query=self.day_query)
        return Response(involvement_by_locality_shown(showing))


KINDS = (LOCALITIES, AREAS, INVOLVEMENTS, ISSUES)

urlpatterns = [
    *(url for kind in KINDS for url in kind.urls()),
    path(
        "boards/<slug:slug>/localities/involvement",
        InvolvementByLocalityApi.as_view(),
        name="involvement_by_locality",
    ),
]
