"""Addresses of the first page, of Today and Compliance on a board, and of the rules by themselves."""

from django.urls import path

from compliance import views

app_name = "compliance"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("rules/", views.RuleList.as_view(), name="rules"),
    path("rules/<str:rule_id>/", views.RulePage.as_view(), name="rule_by_itself"),
    path("boards/<slug:slug>/", views.Today.as_view(), name="today"),
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
