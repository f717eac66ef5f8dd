"""The tutorial: a small table at Tauran, steps as data, and what follows the player through them."""
