"""What this room records in the trail."""

from boards.events import event

EVALUATED = event("compliance.evaluated", "Board evaluated against the rules")
WHAT_IF_MADE = event("compliance.what_if_made", "What-if sheet made")
WHAT_IF_CHANGED = event("compliance.what_if_changed", "What-if sheet changed")
WHAT_IF_ENDED = event("compliance.what_if_ended", "What-if sheet ended")
