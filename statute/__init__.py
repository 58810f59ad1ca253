"""The law: pure functions over frozen facts and a day. No Django, no database, no clock."""
