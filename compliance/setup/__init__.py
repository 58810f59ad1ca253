"""The set-up guide of a board, and the board's details: what is proposed, what is typed, and its pages."""
