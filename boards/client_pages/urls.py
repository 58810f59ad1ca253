"""Addresses of a secretary's pages about API clients, below those of a board."""

from django.urls import path

from boards.client_pages import views

app_name = "api_clients"

urlpatterns = [
    path("", views.BoardClients.as_view(), name="board"),
    path("create/", views.CreateBoardClient.as_view(), name="create"),
    path("<uuid:public_id>/secret/", views.RotateBoardClient.as_view(), name="rotate"),
    path("<uuid:public_id>/revoke/", views.RevokeBoardClient.as_view(), name="revoke"),
    path("access/<uuid:public_id>/end/", views.EndAccess.as_view(), name="end_access"),
]
