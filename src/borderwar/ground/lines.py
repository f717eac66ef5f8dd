"""Lines of the compiler's own language, block by block."""


def tag_of(place: str) -> str:
    """The mark of cells that lie over no others: columns of different names never meet."""
    if not place:
        return ""
    own = f'!{{!"{place}", !{{!"borderwar"}}, i64 0}}'
    return f", !tbaa !{{{own}, {own}, i64 0}}"


class Lines:
    """A rule's text as it is written."""

    def __init__(self) -> None:
        self.head: list[str] = []  # room for variables, at the entry
        self.lines: list[str] = []
        self._count = 0

    def fresh(self, word: str = "v") -> str:
        """A new name."""
        self._count += 1
        return f"{word}{self._count}"

    def put(self, text: str) -> str:
        """Write a line that gives a value; its name."""
        name = f"%{self.fresh()}"
        self.lines.append(f"  {name} = {text}")
        return name

    def do(self, text: str) -> None:
        """Write a line that gives none."""
        self.lines.append(f"  {text}")

    def begin(self, label: str) -> None:
        """Begin a block; the one before runs on into it if it has not ended."""
        if not self.has_ended():
            self.do(f"br label %{label}")
        self.lines.append(f"{label}:")

    def has_ended(self) -> bool:
        """Whether the block being written has its last line."""
        return bool(self.lines) and self.lines[-1].startswith(("  br ", "  ret "))

    def room(self) -> str:
        """A place for one number."""
        name = f"%{self.fresh('room')}"
        self.head.append(f"  {name} = alloca i64")
        return name
