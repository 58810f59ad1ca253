"""Addresses of a board's publications."""

from django.urls import path

from publishing import views

app_name = "publishing"

urlpatterns = [
    path("", views.PublicationList.as_view(), name="list"),
    path("new/", views.ChooseDocument.as_view(), name="choose"),
    path("new/<slug:kind>/", views.PreviewDocument.as_view(), name="preview"),
    path("<uuid:public_id>/", views.DocumentPage.as_view(), name="document"),
    path("<uuid:public_id>/download/", views.DownloadPdf.as_view(), name="download"),
    path("<uuid:public_id>/make-pdf/", views.MakePdf.as_view(), name="make_pdf"),
]
