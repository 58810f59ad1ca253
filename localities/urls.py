"""The pages of a board's localities."""

from django.urls import path

from localities import acts, views

app_name = "localities"

urlpatterns = [
    path("", views.LocalitiesPage.as_view(), name="list"),
    path("record/", acts.RecordLocality.as_view(), name="record_locality"),
    path("area/record/", acts.RecordArea.as_view(), name="record_area"),
    path("area/<uuid:public_id>/correct/", acts.CorrectArea.as_view(), name="correct_area"),
    path("area/<uuid:public_id>/withdraw/", acts.WithdrawArea.as_view(), name="withdraw_area"),
    path("taking-part/", views.TakingPartPage.as_view(), name="taking_part"),
    path("taking-part/record/", acts.RecordPart.as_view(), name="record_part"),
    path("taking-part/<uuid:public_id>/end/", acts.EndPart.as_view(), name="end_part"),
    path("taking-part/<uuid:public_id>/correct/", acts.CorrectPart.as_view(), name="correct_part"),
    path("taking-part/<uuid:public_id>/withdraw/", acts.WithdrawPart.as_view(), name="withdraw_part"),
    path("issues/", views.IssuesPage.as_view(), name="issues"),
    path("issues/record/", acts.RaiseIssue.as_view(), name="raise_issue"),
    path("issues/<uuid:public_id>/answer/", acts.AnswerIssue.as_view(), name="answer_issue"),
    path("issues/<uuid:public_id>/correct/", acts.CorrectIssue.as_view(), name="correct_issue"),
    path("issues/<uuid:public_id>/withdraw/", acts.WithdrawIssue.as_view(), name="withdraw_issue"),
    path("<uuid:public_id>/", views.LocalityPage.as_view(), name="locality"),
    path("<uuid:public_id>/correct/", acts.CorrectLocality.as_view(), name="correct_locality"),
    path("<uuid:public_id>/end/", acts.EndLocality.as_view(), name="end_locality"),
    path("<uuid:public_id>/withdraw/", acts.WithdrawLocality.as_view(), name="withdraw_locality"),
]
