"""Who may see and change the localities, who takes part in them, and what was raised there."""

from boards.models import RoleName
from boards.policy import EVERY_ROLE, allow

allow("localities.view", roles=EVERY_ROLE)
allow("localities.keep", roles=[RoleName.SECRETARY])
