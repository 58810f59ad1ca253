"""Addresses of the pages about groups and decisions, below those of a board."""

from django.urls import path

from membership.groups import acts, decision_acts, views

app_name = "groups"

urlpatterns = [
    path("", views.GroupsPage.as_view(), name="list"),
    path("new/", acts.RecordGroup.as_view(), name="record_group"),
    path("decisions/", views.DecisionsPage.as_view(), name="decisions"),
    path("decisions/record/", decision_acts.ChooseDecision.as_view(), name="choose_decision"),
    path("decisions/record/<slug:topic>/", decision_acts.RecordDecision.as_view(), name="record_decision"),
    path(
        "decisions/<uuid:public_id>/involved/<path:locality>/",
        decision_acts.RecordInvolved.as_view(),
        name="record_involved",
    ),
    path("decisions/<uuid:public_id>/", views.DecisionPage.as_view(), name="decision"),
    path(
        "decisions/<uuid:public_id>/correct/",
        decision_acts.CorrectDecision.as_view(),
        name="correct_decision",
    ),
    path(
        "decisions/<uuid:public_id>/withdraw/",
        decision_acts.WithdrawDecision.as_view(),
        name="withdraw_decision",
    ),
    path("<uuid:public_id>/", views.GroupPage.as_view(), name="group"),
    path("<uuid:public_id>/correct/", acts.CorrectGroup.as_view(), name="correct_group"),
    path("<uuid:public_id>/end/", acts.EndGroup.as_view(), name="end_group"),
    path("<uuid:public_id>/withdraw/", acts.WithdrawGroup.as_view(), name="withdraw_group"),
    path("<uuid:public_id>/place/", acts.RecordPlace.as_view(), name="record_place"),
    path("<uuid:public_id>/meeting/", acts.RecordMeeting.as_view(), name="record_meeting"),
]
