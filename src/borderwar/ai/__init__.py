"""Players that are programs: they see a side's view and give orders, nothing more."""
