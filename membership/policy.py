"""Who may see and change who sits where."""

from boards.models import RoleName
from boards.policy import EVERY_ROLE, allow

allow("membership.view", roles=EVERY_ROLE)
allow("membership.appoint", roles=[RoleName.SECRETARY])
allow("membership.end_appointment", roles=[RoleName.SECRETARY])
