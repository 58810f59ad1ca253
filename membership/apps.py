from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "membership"

    def ready(self) -> None:
        from boards import guards, snapshot
        from membership import documents, events, facts, keeping, policy, trail  # noqa: F401

        guards.guard(
            guards.OneAtATime(
                "membership.Appointment",
                per="seat",
                span=("holds_from", "holds_to"),
                unless="joint",
                says="Somebody else already holds this seat on some of those days.",
            )
        )
        for part in facts.PARTS:
            keep = keeping.TABLES[part.name].keep
            snapshot.provide(part.name, load=part.load, store=part.store, keep=keep, room=self.name)
        documents.declare_documents()
        self._declare_jobs()

    def _declare_jobs(self) -> None:
        from membership.imports import work
        from secretariat import kinds

        kinds.job_kind(
            work.IMPORT,
            work.import_as_confirmed,
            title="Import of a list",
            page=work.page_of,
            back=work.page_of,
        )
        kinds.job_kind(
            work.UNDO, work.undo_as_asked, title="Import undone", page=work.page_of, back=work.page_of
        )
