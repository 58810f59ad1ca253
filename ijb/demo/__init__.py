"""The boards and people of the demonstration."""
