"""Localities over the API: how they are sent and read."""
