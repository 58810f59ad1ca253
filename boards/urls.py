"""Addresses of the operators' pages."""

from django.urls import path

from boards import views

app_name = "boards"

urlpatterns = [
    path("", views.BoardList.as_view(), name="list"),
    path("create-board/", views.CreateBoard.as_view(), name="create"),
    path("boards/<slug:slug>/", views.BoardUsers.as_view(), name="users"),
    path("boards/<slug:slug>/roles/<uuid:public_id>/end/", views.EndRole.as_view(), name="end_role"),
    path("authorities/", views.AuthorityList.as_view(), name="authorities"),
    path("add-authority/", views.AddAuthority.as_view(), name="add_authority"),
    path("authorities/<uuid:public_id>/", views.RenameAuthority.as_view(), name="rename_authority"),
]
