"""A room for a worker under test: its nightly evaluation is kept, and goes on for as long as a file is there.

So a worker can be killed between having done the work and having said so, the worst moment of all.
"""

import time
from typing import Any

from django.apps import AppConfig
from django.conf import settings


class HeldUp(AppConfig):
    name = "tests.redis"
    label = "held_up"

    def ready(self) -> None:
        """Stand in the place of the nightly evaluation that the room below has declared."""
        from compliance import work
        from secretariat import kinds
        from secretariat.models import Job

        def evaluate_and_linger(job: Job, **given: Any) -> dict[str, Any]:
            result = work.evaluate_nightly(job, **given)
            while (settings.VAR / "hold").exists():
                (settings.VAR / "held").touch()
                time.sleep(0.05)
            return result

        kinds.job_kind(work.NIGHTLY, evaluate_and_linger, title="Nightly evaluation")
