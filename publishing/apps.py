from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "publishing"

    def ready(self) -> None:
        from boards import guards
        from publishing import events, policy, trail, work  # noqa: F401
        from publishing.selectors import PDF
        from secretariat import kinds

        guards.guard(
            guards.AppendOnly(
                "publishing.Publication",
                says="What was published cannot be changed or removed; a correction is a new version.",
            ),
            guards.AppendOnly(
                "publishing.PublishedFile", says="A file that was published cannot be changed or removed."
            ),
        )
        kinds.job_kind(
            PDF, work.make_pdf, title="PDF of a document", page=work.page_of_job, back=work.page_of_job
        )
