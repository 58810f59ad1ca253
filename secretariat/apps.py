from django.apps import AppConfig


class SecretariatConfig(AppConfig):
    name = "secretariat"

    def ready(self) -> None:
        from secretariat import files, policy, trail, upkeep, work  # noqa: F401

        work.on_tick(files.empty_old_files)
        work.on_tick(upkeep.throw_away)
