from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BoardsConfig(AppConfig):
    name = "boards"

    def ready(self) -> None:
        from boards import facts, guards, keeping, policy, snapshot, trail_words  # noqa: F401

        guards.guard(guards.AppendOnly("boards.AuditEvent"))
        post_migrate.connect(guards.after_migrate, dispatch_uid="boards.guards")
        keepers = keeping.KEEPERS
        snapshot.provide("board", load=facts.load_board, store=facts.store_board, keep=keepers["board"])
        snapshot.provide(
            "scheme_versions",
            load=facts.load_scheme_versions,
            store=facts.store_scheme_versions,
            keep=keepers["scheme_versions"],
        )
        snapshot.provide(
            "settings", load=facts.load_settings, store=facts.store_settings, keep=keepers["settings"]
        )
        snapshot.provide(
            "complete", load=facts.load_complete, store=facts.store_complete, keep=keepers["complete"]
        )
