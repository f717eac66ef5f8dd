"""How fast the game is, on boards that a script makes up."""
