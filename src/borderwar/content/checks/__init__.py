"""Checks across entries and files: small functions, each named after the mistake it finds."""
