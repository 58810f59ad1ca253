"""What if: changes to who sits where, tried on paper and never on the record."""
