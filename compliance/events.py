"""What this room records in the trail."""

from boards.events import event

EVALUATED = event("compliance.evaluated", "Board evaluated against the rules")
