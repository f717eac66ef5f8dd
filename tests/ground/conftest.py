"""What tests of the ground share: no clock over an example, since the first may compile a rule."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
