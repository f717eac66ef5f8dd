"""What hovering the number of a case shows: the case itself, or as much of it as a tip holds."""

from functools import lru_cache

from borderwar.language import say
from borderwar.rulebook import case

LONGEST = 320


@lru_cache(maxsize=500)
def case_tip(number: str) -> str:
    """The case of a number for a tool tip; long ones end where a sentence ends."""
    try:
        text = " ".join(case(number).plain.split())
    except KeyError:
        return ""
    if len(text) > LONGEST:
        cut = text[:LONGEST]
        text = cut[: cut.rfind(". ") + 1] or f"{cut.rsplit(' ', 1)[0]} …"
        text = say("{text} (Click to read on.)", text=text)
    return f"{number}  {text}"
