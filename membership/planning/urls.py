"""The addresses of the planning group, below a board's."""

from django.urls import path

from membership.planning import acts, views

app_name = "planning_group"
urlpatterns = [
    path("", views.PlanningGroupPage.as_view(), name="page"),
    path("set-up/", acts.SetUp.as_view(), name="set_up"),
    path("seat/", acts.SeatSomebody.as_view(), name="seat"),
    path("members/<uuid:public_id>/end/", acts.EndPlaces.as_view(), name="end"),
    path("members/<uuid:public_id>/induction/", acts.RecordInduction.as_view(), name="induction"),
    path("places/<uuid:public_id>/statement/", acts.RecordStatement.as_view(), name="representative"),
    path("agenda/", views.Agenda.as_view(), name="agenda"),
    path("consultations/", views.Consultations.as_view(), name="consultations"),
    path("consultations/ask/", acts.Ask.as_view(), name="ask"),
    path("consultations/<uuid:public_id>/", views.ConsultationPage.as_view(), name="consultation"),
    path("consultations/<uuid:public_id>/views/", acts.RecordViews.as_view(), name="views"),
    path("consultations/<uuid:public_id>/regard/", acts.RecordRegard.as_view(), name="regard"),
    path(
        "consultations/<uuid:public_id>/correct/",
        acts.CorrectConsultation.as_view(),
        name="correct_consultation",
    ),
    path(
        "consultations/<uuid:public_id>/withdraw/",
        acts.WithdrawConsultation.as_view(),
        name="withdraw_consultation",
    ),
]
