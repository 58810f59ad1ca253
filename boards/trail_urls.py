"""Addresses of the trail, below a board."""

from django.urls import path

from boards import trail_views

app_name = "trail"

urlpatterns = [
    path("", trail_views.BoardTrail.as_view(), name="board"),
    path("check/", trail_views.CheckTrail.as_view(), name="check"),
    path("export.csv", trail_views.ExportTrail.as_view(), name="export"),
    path("of/<uuid:public_id>/", trail_views.RecordTrail.as_view(), name="record"),
]
