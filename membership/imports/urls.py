"""Addresses of the pages on which lists are brought in and taken out, below those of the people."""

from django.urls import path

from membership.imports import views

urlpatterns = [
    path("imports/", views.Imports.as_view(), name="imports"),
    path("imports/templates/<slug:kind>.csv", views.Template.as_view(), name="import_template"),
    path("imports/<uuid:public_id>/", views.ImportResult.as_view(), name="import"),
    path("imports/<uuid:public_id>/columns/", views.Columns.as_view(), name="import_columns"),
    path("imports/<uuid:public_id>/rows/", views.Rows.as_view(), name="import_rows"),
    path("imports/<uuid:public_id>/wrong.csv", views.WrongRows.as_view(), name="import_wrong"),
    path("imports/<uuid:public_id>/check/", views.Check.as_view(), name="import_check"),
    path("imports/<uuid:public_id>/undo/", views.UndoImport.as_view(), name="undo_import"),
    path("export/<slug:kind>.csv", views.Export.as_view(), name="export"),
]
