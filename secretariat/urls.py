"""Addresses of work under way, below a board."""

from django.urls import path

from secretariat import views

app_name = "secretariat"

urlpatterns = [path("jobs/<uuid:public_id>/", views.JobProgress.as_view(), name="job")]
