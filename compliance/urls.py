"""Addresses of the first page, of Today and Compliance on a board, and of the rules by themselves."""

from django.urls import path

from compliance import views
from compliance.setup import details
from compliance.setup import views as set_up
from compliance.what_if import views as what_if

app_name = "compliance"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("rules/", views.RuleList.as_view(), name="rules"),
    path("rules/<str:rule_id>/", views.RulePage.as_view(), name="rule_by_itself"),
    path("boards/<slug:slug>/", views.Today.as_view(), name="today"),
    path("boards/<slug:slug>/set-up/", set_up.GuidePage.as_view(), name="set_up"),
    path("boards/<slug:slug>/set-up/identity/", set_up.Identity.as_view(), name="set_up_identity"),
    path("boards/<slug:slug>/set-up/authorities/", set_up.Authorities.as_view(), name="set_up_authorities"),
    path("boards/<slug:slug>/set-up/scheme/", set_up.Scheme.as_view(), name="set_up_scheme"),
    path(
        "boards/<slug:slug>/set-up/scheme/<uuid:public_id>/",
        details.GoOnWithScheme.as_view(),
        name="set_up_scheme_version",
    ),
    path("boards/<slug:slug>/set-up/seats/", set_up.Seats.as_view(), name="set_up_seats"),
    path("boards/<slug:slug>/set-up/people/", set_up.Members.as_view(), name="set_up_people"),
    path("boards/<slug:slug>/set-up/standings/", set_up.Standings.as_view(), name="set_up_standings"),
    path("boards/<slug:slug>/set-up/complete/", set_up.Completeness.as_view(), name="set_up_complete"),
    path("boards/<slug:slug>/details/", details.DetailsPage.as_view(), name="details"),
    path("boards/<slug:slug>/details/model/", details.NewRegime.as_view(), name="new_regime"),
    path("boards/<slug:slug>/details/scheme/", details.NewScheme.as_view(), name="new_scheme"),
    path("boards/<slug:slug>/details/settings/", details.NewSettings.as_view(), name="new_settings"),
    path(
        "boards/<slug:slug>/details/model/<uuid:public_id>/correct/",
        details.CorrectRegime.as_view(),
        name="correct_regime",
    ),
    path(
        "boards/<slug:slug>/details/scheme/<uuid:public_id>/correct/",
        details.CorrectScheme.as_view(),
        name="correct_scheme",
    ),
    path(
        "boards/<slug:slug>/details/settings/<uuid:public_id>/correct/",
        details.CorrectSettings.as_view(),
        name="correct_settings",
    ),
    path(
        "boards/<slug:slug>/details/councillors/<uuid:public_id>/",
        details.Councillors.as_view(),
        name="councillors",
    ),
    path(
        "boards/<slug:slug>/details/<str:kind>/<uuid:public_id>/withdraw/",
        details.WithdrawDetail.as_view(),
        name="withdraw_detail",
    ),
    path("boards/<slug:slug>/what-if/", what_if.WhatIfList.as_view(), name="what_if"),
    path("boards/<slug:slug>/what-if/new/", what_if.MakeSheet.as_view(), name="what_if_new"),
    path("boards/<slug:slug>/what-if/<uuid:public_id>/", what_if.SheetPage.as_view(), name="what_if_sheet"),
    path(
        "boards/<slug:slug>/what-if/<uuid:public_id>/change/",
        what_if.ChangeSheet.as_view(),
        name="what_if_change",
    ),
    path("boards/<slug:slug>/what-if/<uuid:public_id>/end/", what_if.AddEnd.as_view(), name="what_if_leaves"),
    path(
        "boards/<slug:slug>/what-if/<uuid:public_id>/add/", what_if.AddComing.as_view(), name="what_if_comes"
    ),
    path(
        "boards/<slug:slug>/what-if/<uuid:public_id>/redate/",
        what_if.AddRedate.as_view(),
        name="what_if_redate",
    ),
    path(
        "boards/<slug:slug>/what-if/<uuid:public_id>/remove/<uuid:line>/",
        what_if.RemoveLine.as_view(),
        name="what_if_remove",
    ),
    path(
        "boards/<slug:slug>/what-if/<uuid:public_id>/close/", what_if.EndSheet.as_view(), name="what_if_end"
    ),
    path("boards/<slug:slug>/compliance/", views.Compliance.as_view(), name="compliance"),
    path("boards/<slug:slug>/compliance/evaluations/", views.EvaluationList.as_view(), name="evaluations"),
    path("boards/<slug:slug>/compliance/evaluate/", views.EvaluateNow.as_view(), name="evaluate"),
    path(
        "boards/<slug:slug>/compliance/evaluations/<uuid:public_id>/",
        views.EvaluationPage.as_view(),
        name="evaluation",
    ),
    path("boards/<slug:slug>/compliance/<str:rule_id>/", views.RuleOnBoard.as_view(), name="rule"),
]
