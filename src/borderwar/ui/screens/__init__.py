"""The screens: chooser, briefing, play, end, menu, saves, keys, rules, settings."""
