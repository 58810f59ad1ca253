"""Who may see and change who sits where."""

from boards.models import RoleName
from boards.policy import EVERY_ROLE, allow

allow("membership.view", roles=EVERY_ROLE)
allow("membership.appoint", roles=[RoleName.SECRETARY])
allow("membership.end_appointment", roles=[RoleName.SECRETARY])
allow("membership.correct", roles=[RoleName.SECRETARY])
allow("membership.set_chair", roles=[RoleName.SECRETARY])
allow("membership.record_standing", roles=[RoleName.SECRETARY])
allow("membership.record_restricted", roles=[RoleName.SECRETARY])
allow("membership.record_paper", roles=[RoleName.SECRETARY])
allow("membership.import", roles=[RoleName.SECRETARY])
allow("membership.hold_election", roles=[RoleName.SECRETARY])
allow("membership.keep_groups", roles=[RoleName.SECRETARY])
allow("membership.keep_decisions", roles=[RoleName.SECRETARY])
allow("membership.consult", roles=[RoleName.SECRETARY])
