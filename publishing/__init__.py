"""Documents made from finished HTML."""
