"""How frames look to eyes that see fewer colours, and how far apart two colours are for them.

The matrices are those of Machado, Oliveira and Fernandes (2009) for the whole loss of one
kind of cone, applied to linear light; grey is a person who sees no colour at all.
"""

import numpy as np

EYES = {
    "all colours": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
    "grey": np.array([[0.2126, 0.7152, 0.0722]] * 3),
}


def _linear(values: np.ndarray) -> np.ndarray:
    part = np.asarray(values, np.float64) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def seen(colours: np.ndarray, eye: str) -> np.ndarray:
    """Colours or a picture (..., 3), 0 to 255, as an eye sees them."""
    light = np.clip(_linear(colours) @ EYES[eye].T, 0, 1)
    return 255 * np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def _lab(colours: np.ndarray) -> np.ndarray:
    """CIE L*a*b* under D65."""
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    xyz = _linear(colours) @ to_xyz.T / np.array([0.95047, 1.0, 1.08883])
    bent = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack(
        [116 * bent[..., 1] - 16, 500 * (bent[..., 0] - bent[..., 1]), 200 * (bent[..., 1] - bent[..., 2])],
        axis=-1,
    )


def apart(first: tuple[int, int, int], second: tuple[int, int, int], eye: str) -> float:
    """Distance of two colours for an eye, in L*a*b* units: 2 can just be told apart, 20 at a glance."""
    return float(np.linalg.norm(_lab(seen(np.array(first), eye)) - _lab(seen(np.array(second), eye))))
