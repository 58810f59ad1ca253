"""The groups that serve the board, and what was decided: their pages and acts."""
