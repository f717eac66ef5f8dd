"""The size of long texts, which a player may set apart from that of everything else."""

_per_cent = 100


def set_letters(per_cent: int) -> None:
    """Set long texts larger or smaller from now on."""
    global _per_cent
    _per_cent = per_cent


def letters() -> int:
    """The size of long texts, per cent."""
    return _per_cent


def reading(size: float) -> float:
    """The size of a long text that is `size` by default."""
    return size * _per_cent / 100
