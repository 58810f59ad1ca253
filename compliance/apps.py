from django.apps import AppConfig
from django.urls import reverse


class ComplianceConfig(AppConfig):
    name = "compliance"

    def ready(self) -> None:
        from boards import guards
        from compliance import documents, events, policy, trail, work  # noqa: F401
        from secretariat import kinds
        from secretariat.models import Job

        def page(job: Job) -> str | None:
            if job.board is None or not job.result:
                return None
            return reverse("compliance:evaluation", args=[job.board.slug, job.result["evaluation"]])

        guards.guard(
            guards.AppendOnly(
                "compliance.Evaluation", says="An evaluation is evidence and cannot be changed or removed."
            )
        )
        kinds.job_kind(work.NIGHTLY, work.evaluate_nightly, title="Nightly evaluation", page=page)
        kinds.job_kind(work.ASKED, work.evaluate_as_asked, title="Evaluation", page=page)
        kinds.daily(work.NIGHTLY, at_local="02:30")
        documents.declare_documents()
