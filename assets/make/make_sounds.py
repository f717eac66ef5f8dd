"""Make the sounds of the game from noise and sines: no recording is used.

Run from the top of the repository, with numpy, and soundfile for the OGG files:

    python assets/make/make_sounds.py

Each sound is a function below, mono, 22,050 samples a second.  Shots are a crack, a body
and an echo; the larger the calibre the deeper and longer.  The wind is made in the
frequency domain on a circle, so that it can be repeated without a seam.  Everything is
drawn from one seed a sound: the same script always makes the same waves.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile

SOUNDS = Path(__file__).resolve().parents[1] / "sounds"
RATE = 22_050

Wave = np.ndarray
"""float64, samples between -1 and 1."""


def seconds(length: float) -> Wave:
    """The time of each sample."""
    return np.arange(round(length * RATE)) / RATE


def band(wave: Wave, low: float, high: float) -> Wave:
    """The part of a wave between two frequencies, with soft edges; the ends meet."""
    spectrum = np.fft.rfft(wave)
    hertz = np.fft.rfftfreq(len(wave), 1 / RATE)
    pass_low = 1 / (1 + (low / np.maximum(hertz, 1e-6)) ** 4) if low else 1.0
    pass_high = 1 / (1 + (hertz / high) ** 4)
    return np.fft.irfft(spectrum * pass_low * pass_high, len(wave))


def mixed(length: float, *parts: tuple[float, float, Wave]) -> Wave:
    """Waves added up, each from a time on and with a loudness; what runs over the end is cut."""
    out = np.zeros(round(length * RATE))
    for start, loud, wave in parts:
        at = round(start * RATE)
        room = min(len(wave), len(out) - at)
        out[at : at + room] += loud * wave[:room]
    return out


def loudest(wave: Wave, peak: float = 0.9) -> Wave:
    """The wave with its highest peak at a level, and its ends faded to nothing."""
    wave = wave / np.abs(wave).max() * peak
    fade = min(len(wave) // 4, RATE // 50)
    wave[-fade:] *= np.linspace(1, 0, fade)
    return wave


def falling(start: float, end: float, length: float, decay: float) -> Wave:
    """A tone that falls from one pitch to another while it dies away."""
    time = seconds(length)
    pitch = end + (start - end) * np.exp(-time * 18)
    return np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.exp(-time / decay)


def shot(dice: np.random.Generator, calibre: float) -> Wave:
    """A weapon fired at some distance; the calibre in millimetres sets pitch and length."""
    depth = np.log2(calibre / 6.5)  # 0 for a rifle, about 4 for a field gun
    length = 0.25 + 0.33 * depth
    time = seconds(length)
    noise = dice.standard_normal(len(time))
    crack = band(noise, 900, 7000) * np.exp(-time / 0.008)
    body = band(noise, 30, 1600 / (1 + depth)) * np.exp(-time / (0.03 + 0.045 * depth))
    tail = band(dice.standard_normal(len(time)), 40, 900 / (1 + 0.5 * depth))
    echo = tail * np.exp(-time / (0.12 + 0.12 * depth)) * (1 - np.exp(-time / 0.05))
    parts = [(0.0, 1.0 / (1 + 0.3 * depth), crack), (0.0, 1.6 + depth, body), (0.02, 0.5 + 0.3 * depth, echo)]
    if depth > 2:
        parts.append((0.0, 0.9, falling(420 / depth, 150 / depth, length, 0.09 + 0.05 * depth)))
    return mixed(length, *parts)


def burst(dice: np.random.Generator, length: float = 1.5) -> Wave:
    """A shell or a bomb that bursts, and the earth that comes down."""
    time = seconds(length)
    noise = dice.standard_normal(len(time))
    blast = band(noise, 25, 420) * np.exp(-time / 0.22)
    earth = band(dice.standard_normal(len(time)), 500, 3500) * np.exp(-((time - 0.55) ** 2) / 0.09) * 0.16
    return mixed(length, (0, 2.2, blast), (0, 0.7, falling(95, 32, length, 0.35)), (0, 1, earth))


def volley(dice: np.random.Generator) -> Wave:
    """Nine rifles, not together."""
    starts = np.sort(dice.uniform(0, 0.95, 9))
    return mixed(1.4, *((start, dice.uniform(0.35, 1.0), shot(dice, 6.5)) for start in starts))


def machine_guns(dice: np.random.Generator) -> Wave:
    """Two bursts at eight rounds a second."""
    starts = [*np.arange(6) / 8.2, *(0.92 + np.arange(5) / 8.2)]
    return mixed(1.8, *((start, dice.uniform(0.75, 1.0), shot(dice, 7.7)) for start in starts))


def mortar(dice: np.random.Generator) -> Wave:
    """A hollow cough."""
    time = seconds(0.7)
    puff = band(dice.standard_normal(len(time)), 80, 700) * np.exp(-time / 0.05)
    return mixed(0.7, (0, 1.0, falling(230, 95, 0.7, 0.09)), (0, 1.4, puff))


def assault(dice: np.random.Generator) -> Wave:
    """Rifles close by, and two grenades."""
    starts = np.sort(dice.uniform(0, 1.1, 8))
    rifles = [(start, dice.uniform(0.5, 1.0), shot(dice, 6.5)) for start in starts]
    grenades = [(start, 0.9, burst(dice, 0.7)) for start in (0.25, 0.8)]
    return mixed(1.7, *rifles, *grenades)


def swelling(length: float) -> Wave:
    """Loudness of something that comes by: up and down again."""
    return np.sin(np.pi * np.linspace(0, 1, round(length * RATE))) ** 1.3


def motor(dice: np.random.Generator, length: float, beats: float, rattle: float) -> Wave:
    """A piston engine that passes; `rattle` adds the clatter of tracks."""
    time = seconds(length)
    phase = 2 * np.pi * beats * (time + 0.004 * np.sin(2 * np.pi * 3.1 * time))
    strokes = sum(np.sin(phase * order) / order for order in range(1, 9))
    rough = band(dice.standard_normal(len(time)), 60, 900) * (0.5 + 0.5 * np.sin(phase))
    clatter = band(dice.standard_normal(len(time)), 900, 3800) * (np.sin(2 * np.pi * 11 * time) > 0.6)
    return (band(strokes, 30, 700) + 0.9 * rough + rattle * clatter) * swelling(length)


def aeroplane(dice: np.random.Generator) -> Wave:
    """A radial engine overhead, its pitch falling as it goes by."""
    time = seconds(2.4)
    pitch = 92 * (1 - 0.07 * np.tanh((time - 1.2) * 3))
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    hum = sum(np.sin(phase * order + order) / order**0.8 for order in range(1, 12))
    air = band(dice.standard_normal(len(time)), 200, 1800)
    return (hum + 0.5 * air) * swelling(2.4) ** 1.5


def steps(dice: np.random.Generator, beats: list[float], low: float, high: float, spread: float) -> Wave:
    """Feet or hoofs on dry ground at some moments, each a little apart from the others."""
    time = seconds(0.09)
    parts = []
    for beat in beats:
        for _ in range(4):
            foot = band(dice.standard_normal(len(time)), low, high) * np.exp(-time / 0.016)
            parts.append((beat + dice.uniform(0, spread), dice.uniform(0.4, 1.0), foot))
    return mixed(max(beats) + 0.3, *parts)


def march(dice: np.random.Generator) -> Wave:
    """Boots in grass."""
    return steps(dice, [0.0, 0.42, 0.84], 150, 1400, 0.07)


def horses(dice: np.random.Generator) -> Wave:
    """A canter: three beats and a pause."""
    beats = [start + beat for start in (0.0, 0.52, 1.04) for beat in (0.0, 0.13, 0.25)]
    return steps(dice, beats, 350, 2200, 0.03)


def boat(dice: np.random.Generator) -> Wave:
    """A gunboat's engine and the water it pushes."""
    time = seconds(1.8)
    water = band(dice.standard_normal(len(time)), 300, 2500) * 0.35
    return (motor(dice, 1.8, 13, 0.0) * 1.2 + water * swelling(1.8)) * swelling(1.8) ** 0.3


def wind(dice: np.random.Generator) -> Wave:
    """Eight seconds of wind over grass, the end the same as the start."""
    time = seconds(8.0)
    low = band(dice.standard_normal(len(time)), 60, 420)
    grass = band(dice.standard_normal(len(time)), 900, 3200)
    turns = 2 * np.pi * time / 8.0
    gusts = 1 + 0.45 * np.sin(turns + 0.7) + 0.3 * np.sin(3 * turns + 2.1)
    return low * gusts + 0.18 * grass * gusts**2


def paper(dice: np.random.Generator) -> Wave:
    """A sheet that is turned."""
    time = seconds(0.32)
    rustle = band(dice.standard_normal(len(time)), 1800, 8000)
    return rustle * (np.exp(-((time - 0.07) ** 2) / 0.0012) + 0.7 * np.exp(-((time - 0.2) ** 2) / 0.003))


def click(dice: np.random.Generator) -> Wave:
    """A stamp set down."""
    time = seconds(0.07)
    return falling(900, 320, 0.07, 0.009) + 0.4 * band(dice.standard_normal(len(time)), 700, 5000) * np.exp(
        -time / 0.004
    )


MAKERS: dict[str, tuple[Callable[[np.random.Generator], Wave], float]] = {
    "rifles": (volley, 0.7),
    "machine-guns": (machine_guns, 0.75),
    "mortar": (mortar, 0.75),
    "gun-37": (lambda dice: shot(dice, 37), 0.8),
    "gun-75": (lambda dice: shot(dice, 75), 0.85),
    "gun-105": (lambda dice: shot(dice, 122), 0.9),
    "burst": (burst, 0.9),
    "assault": (assault, 0.85),
    "lorries": (lambda dice: motor(dice, 1.6, 26, 0.0), 0.5),
    "tanks": (lambda dice: motor(dice, 1.8, 19, 0.35), 0.6),
    "aeroplane": (aeroplane, 0.6),
    "boat": (boat, 0.5),
    "march": (march, 0.4),
    "horses": (horses, 0.5),
    "wind": (wind, 0.5),
    "paper": (paper, 0.4),
    "click": (click, 0.4),
}
"""Sound: what makes it, and its highest peak."""


def main() -> None:
    """Write all sounds."""
    SOUNDS.mkdir(exist_ok=True)
    for number, (name, (make, peak)) in enumerate(MAKERS.items()):
        wave = make(np.random.default_rng(1939 + number))
        wave = wave / np.abs(wave).max() * peak if name == "wind" else loudest(wave, peak)
        soundfile.write(SOUNDS / f"{name}.ogg", wave, RATE, format="OGG", subtype="VORBIS")


if __name__ == "__main__":
    main()
