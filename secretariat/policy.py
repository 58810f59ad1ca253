"""Who may see work under way."""

from boards.policy import EVERY_ROLE, allow

allow("secretariat.see_job", roles=EVERY_ROLE)
