from django.apps import AppConfig


class LocalitiesConfig(AppConfig):
    name = "localities"

    def ready(self) -> None:
        from localities import events, facts  # noqa: F401

        facts.provide_parts()
