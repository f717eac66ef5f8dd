"""The combat law set against a table of real battles."""
