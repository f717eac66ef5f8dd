"""Print the set-up lines of a README: each code block that is one line beginning with `python -m pip`."""

import re
import sys
from pathlib import Path

BLOCK = re.compile(r"^```[a-z]*\n(python -m pip [^\n]+)\n```$", re.MULTILINE)


def setup_lines(readme: Path) -> list[str]:
    """The lines, in the README's order."""
    return BLOCK.findall(readme.read_text(encoding="utf-8"))


if __name__ == "__main__":
    print(*setup_lines(Path(sys.argv[1])), sep="\n")
