"""Addresses of the pages about who sits where, below those of a board."""

from django.urls import path

from membership import views

app_name = "membership"

urlpatterns = [
    path("", views.BoardPeople.as_view(), name="people"),
    path("seats/<uuid:public_id>/", views.SeatPage.as_view(), name="seat"),
    path("seats/<uuid:public_id>/appoint/", views.Appoint.as_view(), name="appoint"),
    path("appointments/<uuid:public_id>/end/", views.EndAppointment.as_view(), name="end_appointment"),
    path("<uuid:public_id>/", views.PersonPage.as_view(), name="person"),
]
