from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "membership"

    def ready(self) -> None:
        from boards import guards, snapshot
        from membership import events, facts, policy  # noqa: F401

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
            snapshot.provide(part.name, load=part.load, store=part.store)
