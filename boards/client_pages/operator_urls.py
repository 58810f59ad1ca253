"""Addresses of the operators' pages about API clients."""

from django.urls import path

from boards.client_pages import views

app_name = "operator_clients"

urlpatterns = [
    path("", views.AllClients.as_view(), name="list"),
    path("create/", views.CreateClient.as_view(), name="create"),
    path("<uuid:public_id>/boards/", views.OpenAccess.as_view(), name="open_access"),
    path("<uuid:public_id>/secret/", views.RotateClient.as_view(), name="rotate"),
    path("<uuid:public_id>/revoke/", views.RevokeClient.as_view(), name="revoke"),
]
