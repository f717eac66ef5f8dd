"""The commands: each reads its arguments, calls a lower floor, prints, returns an exit code."""
