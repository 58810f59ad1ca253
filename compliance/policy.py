"""Who may see how a board stands, and who may have it evaluated now."""

from boards.policy import EVERY_ROLE, allow

allow("compliance.view", roles=EVERY_ROLE)
allow("compliance.evaluate", roles=["secretary"])
allow("compliance.set_up", roles=["secretary"])
allow("compliance.make_what_if", roles=["secretary", "officer"])
