from django.apps import AppConfig


class SecretariatConfig(AppConfig):
    name = "secretariat"

    def ready(self) -> None:
        from secretariat import policy  # noqa: F401
