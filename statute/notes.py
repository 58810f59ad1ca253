"""What the law says, or does not say, about the effect of a fault: shown with a finding where it belongs."""

from __future__ import annotations

from typing import Final

VACANCY_NOTE: Final = (
    "Decisions already made are not invalidated by a vacancy (Integration Joint Boards Order, article 15)."
)
"""Only where the fault is an empty seat on an integration joint board."""

COMMITTEE_VACANCY_NOTE: Final = (
    "Decisions already made are not invalidated by a vacancy"
    " (Integration Joint Monitoring Committees Order, article 7)."
)
"""Only where the fault is an empty seat on a monitoring committee."""

PLANNING_GROUP_VACANCY_NOTE: Final = (
    "What the group did is not made invalid by a vacancy (Public Bodies (Joint Working) (Scotland) Act 2014,"
    " section 32(10))."
)
"""Only where the fault is an empty place on a strategic planning group that was set up."""

SILENT_NOTE: Final = "The Order does not say what follows from this; take advice."
"""Where the fault is anything else and the Order gives no consequence."""
