"""borderwar: the border war of 1935-1945 as a hex wargame."""

__version__ = "0.1.0"
