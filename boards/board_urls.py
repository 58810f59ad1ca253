"""Addresses of the pages on which a secretary looks after the users of a board."""

from django.urls import path

from boards import user_views

app_name = "users"

urlpatterns = [
    path("", user_views.Users.as_view(), name="list"),
    path("<uuid:public_id>/", user_views.ChangeRole.as_view(), name="role"),
    path("<uuid:public_id>/invite/", user_views.InviteAgain.as_view(), name="invite_again"),
]
