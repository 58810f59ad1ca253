from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BoardsConfig(AppConfig):
    name = "boards"

    def ready(self) -> None:
        from boards import facts, guards, policy, snapshot  # noqa: F401

        guards.guard(guards.AppendOnly("boards.AuditEvent"))
        post_migrate.connect(guards.after_migrate, dispatch_uid="boards.guards")
        snapshot.provide("board", load=facts.load_board, store=facts.store_board)
        snapshot.provide(
            "scheme_versions", load=facts.load_scheme_versions, store=facts.store_scheme_versions
        )
        snapshot.provide("settings", load=facts.load_settings, store=facts.store_settings)
        snapshot.provide("complete", load=facts.load_complete, store=facts.store_complete)
