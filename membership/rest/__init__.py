"""What of who sits where leaves by the API, and in which form."""
