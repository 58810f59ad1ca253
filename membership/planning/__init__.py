"""The strategic planning group: who speaks for whom, who is put on it and leaves it, and what it is asked."""
