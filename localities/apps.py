from django.apps import AppConfig


class LocalitiesConfig(AppConfig):
    name = "localities"

    def ready(self) -> None:
        from localities import documents, events, facts, lists, policy, trail  # noqa: F401

        facts.provide_parts()
        lists.offer_lists()
        documents.declare_documents()
