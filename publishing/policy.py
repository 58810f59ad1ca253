"""Who may read what was published inside the board, and who publishes."""

from boards.models import RoleName
from boards.policy import EVERY_ROLE, allow

allow("publishing.see", roles=EVERY_ROLE)
allow("publishing.publish", roles=[RoleName.SECRETARY])
