"""Sound: played if there is a device and the player wants it; the game never needs it."""

from collections.abc import Iterable

import pygame

from borderwar.ui.settings import Settings
from borderwar.ui.theme import assets_folder

RATE = 22_050

GROUPS = {
    "rifles": "battle",
    "machine-guns": "battle",
    "mortar": "battle",
    "gun-37": "battle",
    "gun-75": "battle",
    "gun-105": "battle",
    "burst": "battle",
    "assault": "battle",
    "lorries": "battle",
    "tanks": "battle",
    "aeroplane": "battle",
    "boat": "battle",
    "march": "battle",
    "horses": "battle",
    "wind": "ambience",
    "paper": "interface",
    "click": "interface",
}
"""Each sound and the volume it obeys."""

AGAIN = 0.6
"""Share of a sound's length after which it may begin once more."""


class Sounder:
    """Plays sounds at the volumes of the settings; without a device it does nothing."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._device: bool | None = None  # not tried yet
        self._sounds: dict[str, pygame.mixer.Sound | None] = {}
        self._began: dict[str, int] = {}
        self._around = ""  # what is repeated until further notice

    def loudness(self, name: str) -> float:
        """How loud a sound is to be, 0 to 1."""
        if self.settings.mute:
            return 0.0
        group: int = getattr(self.settings, f"volume_{GROUPS[name]}")
        return self.settings.volume * group / 10_000

    def _sound(self, name: str) -> "pygame.mixer.Sound | None":
        if self._device is None:
            try:
                pygame.mixer.init(RATE, -16, 1, 512)
                self._device = True
            except (pygame.error, NotImplementedError):  # no card, no driver, no mixer
                self._device = False
        if not self._device:
            return None
        if name not in self._sounds:
            try:
                self._sounds[name] = pygame.mixer.Sound(assets_folder() / "sounds" / f"{name}.ogg")
            except (pygame.error, OSError):
                self._sounds[name] = None
        return self._sounds[name]

    def play(self, names: Iterable[str]) -> list[str]:
        """Begin sounds; those that could be heard."""
        heard = []
        for name in names:
            loud = self.loudness(name)
            sound = self._sound(name) if loud > 0 else None
            if sound is None:
                continue
            now = pygame.time.get_ticks()
            if now - self._began.get(name, -60_000) < AGAIN * 1000 * sound.get_length():
                continue
            self._began[name] = now
            sound.set_volume(loud)
            sound.play()
            heard.append(name)
        return heard

    def surround(self, name: str) -> None:
        """Repeat a sound from now on, or none; called each frame, so that volumes are obeyed at once."""
        loud = self.loudness(name) if name else 0.0
        wanted = name if loud > 0 else ""
        if self._around and self._around != wanted:
            old = self._sounds.get(self._around)
            if old is not None:
                old.fadeout(300)
        sound = self._sound(wanted) if wanted else None
        if sound is not None:
            sound.set_volume(loud)
            if self._around != wanted:
                sound.play(loops=-1, fade_ms=800)
        self._around = wanted

    def hush(self) -> None:
        """Stop everything at once."""
        if self._device:
            pygame.mixer.stop()
        self._around = ""
