"""Addresses of the pages about who sits where, below those of a board."""

from django.urls import include, path

from membership import (
    chair_page,
    clock_page,
    correction_acts,
    election,
    ending_acts,
    member_acts,
    office_acts,
    paper_acts,
    removal_acts,
    standing_acts,
    vacancy_page,
    views,
)

app_name = "membership"

urlpatterns = [
    path("", views.BoardPeople.as_view(), name="people"),
    path("seats/<uuid:public_id>/", views.SeatPage.as_view(), name="seat"),
    path("seats/<uuid:public_id>/appoint/", member_acts.Appoint.as_view(), name="appoint"),
    path("seats/<uuid:public_id>/vacancy/", vacancy_page.VacancyPage.as_view(), name="vacancy"),
    path(
        "seats/<uuid:public_id>/vacancy/<slug:letter>.txt",
        vacancy_page.VacancyLetter.as_view(),
        name="vacancy_letter",
    ),
    path("seats/new/", correction_acts.RecordSeat.as_view(), name="record_seat"),
    path("seats/<uuid:public_id>/correct/", correction_acts.CorrectSeat.as_view(), name="correct_seat"),
    path("seats/<uuid:public_id>/withdraw/", correction_acts.WithdrawSeat.as_view(), name="withdraw_seat"),
    path("appointments/<uuid:public_id>/", views.AppointmentPage.as_view(), name="appointment"),
    path("appointments/<uuid:public_id>/end/", ending_acts.EndAppointment.as_view(), name="end_appointment"),
    path("appointments/<uuid:public_id>/reappoint/", member_acts.Reappoint.as_view(), name="reappoint"),
    path(
        "appointments/<uuid:public_id>/correct/",
        correction_acts.CorrectAppointment.as_view(),
        name="correct_appointment",
    ),
    path(
        "appointments/<uuid:public_id>/withdraw/",
        correction_acts.WithdrawAppointment.as_view(),
        name="withdraw_appointment",
    ),
    path("appointments/<uuid:public_id>/remove/", removal_acts.RemovalWays.as_view(), name="remove"),
    path(
        "appointments/<uuid:public_id>/remove/<slug:way>/",
        removal_acts.RemovalWay.as_view(),
        name="remove_way",
    ),
    path(
        "appointments/<uuid:public_id>/remove/<slug:way>/<slug:step>/",
        removal_acts.RecordStep.as_view(),
        name="remove_step",
    ),
    path("", include("membership.imports.urls")),
    path("clock/", clock_page.ClockPage.as_view(), name="clock"),
    path("election/", election.Election.as_view(), name="election"),
    path("new/", correction_acts.RecordPerson.as_view(), name="record_person"),
    path("<uuid:public_id>/correct/", correction_acts.CorrectPerson.as_view(), name="correct_person"),
    path("<uuid:public_id>/withdraw/", correction_acts.WithdrawPerson.as_view(), name="withdraw_person"),
    path("<uuid:public_id>/", views.PersonPage.as_view(), name="person"),
    path("seats/<uuid:public_id>/officer/", office_acts.AppointOfficer.as_view(), name="appoint_officer"),
    path("chair/", chair_page.ChairPage.as_view(), name="chair"),
    path("chair/begin/", office_acts.BeginPeriod.as_view(), name="begin_period"),
    path("chair/periods/<uuid:public_id>/chair/", office_acts.SetChair.as_view(), name="set_chair"),
    path(
        "chair/periods/<uuid:public_id>/vice-chair/",
        office_acts.SetViceChair.as_view(),
        name="set_vice_chair",
    ),
    path(
        "chair/periods/<uuid:public_id>/temporary/",
        office_acts.TemporaryChair.as_view(),
        name="temporary_chair",
    ),
    path("chair/periods/<uuid:public_id>/move/", office_acts.MovePeriodEnd.as_view(), name="move_period_end"),
    path(
        "chair/periods/<uuid:public_id>/correct/", office_acts.CorrectPeriod.as_view(), name="correct_period"
    ),
    path(
        "chair/periods/<uuid:public_id>/withdraw/",
        office_acts.WithdrawPeriod.as_view(),
        name="withdraw_period",
    ),
    path(
        "chair/holders/<uuid:public_id>/change/",
        office_acts.HandOverOffice.as_view(),
        name="hand_over_office",
    ),
    path("chair/holders/<uuid:public_id>/end/", office_acts.EndOffice.as_view(), name="end_office"),
    path(
        "chair/holders/<uuid:public_id>/correct/", office_acts.CorrectOffice.as_view(), name="correct_office"
    ),
    path(
        "chair/holders/<uuid:public_id>/withdraw/",
        office_acts.WithdrawOffice.as_view(),
        name="withdraw_office",
    ),
    path("<uuid:public_id>/standings/", standing_acts.ChooseStanding.as_view(), name="record_standing"),
    path(
        "<uuid:public_id>/disqualification/",
        standing_acts.RecordDisqualification.as_view(),
        name="record_disqualification",
    ),
    path(
        "<uuid:public_id>/standings/<slug:kind>/",
        standing_acts.RecordStanding.as_view(),
        name="record_standing_of",
    ),
    path("standings/<uuid:public_id>/end/", standing_acts.EndStanding.as_view(), name="end_standing"),
    path(
        "standings/<uuid:public_id>/correct/",
        standing_acts.CorrectStanding.as_view(),
        name="correct_standing",
    ),
    path(
        "standings/<uuid:public_id>/withdraw/",
        standing_acts.WithdrawStanding.as_view(),
        name="withdraw_standing",
    ),
    path("papers/", paper_acts.PapersPage.as_view(), name="papers"),
    path("papers/record/", paper_acts.ChoosePaper.as_view(), name="choose_paper"),
    path("papers/record/attendance/", paper_acts.RecordAttendance.as_view(), name="record_attendance"),
    path("papers/record/declarations/", paper_acts.RecordDeclarations.as_view(), name="record_declarations"),
    path("papers/record/<slug:purpose>/", paper_acts.RecordPaper.as_view(), name="record_paper"),
    path("papers/<uuid:public_id>/correct/", paper_acts.CorrectPaper.as_view(), name="correct_paper"),
    path("papers/<uuid:public_id>/withdraw/", paper_acts.WithdrawPaper.as_view(), name="withdraw_paper"),
]
