"""YAML as a tree of texts, each of which knows its line and column.

Reads the parser's events one by one, so that nothing is guessed (every scalar stays
text), nothing is shared (anchors are refused) and nothing grows beyond a limit.
"""

from collections.abc import Iterator

import yaml

from borderwar.content.problems import Problem, quoted
from borderwar.content.source import Source

MOST_NODES = 100_000
DEEPEST = 24
_NEST = f"nested more than {DEEPEST} levels deep"
_TOO_DEEP = "nesting depth"

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What the parser says, what we say, what may help; {line} is where the broken thing begins.
_SAYINGS = (
    ("',' or '}'", "a {{ is not closed, or a comma or a quote is missing", ""),
    ("',' or ']'", "a [ is not closed, or a comma or a quote is missing", ""),
    ("unexpected end of stream", "a quote is opened on line {line} and never closed", ""),
    ("mapping values are not allowed", "a second colon in one line", "Text with a colon needs quotes."),
    ("cannot start any token", "text cannot start with this sign", "Put the text in quotes."),
    ("did not find expected key", "this does not fit what stands before it", "Look at indents and quotes."),
    ("expected '-'", "this does not fit the list above it", "Start each entry with '- ', in one column."),
    ("could not find expected ':'", "a key without a colon", "Put a colon and a space after a key."),
)
_AT_THE_BEGINNING = ("',' or '}'", "',' or ']'", "could not find expected ':'")


class Node:
    """A place in a file: a word, a list or a mapping."""

    __slots__ = ("column", "line", "named", "source")

    def __init__(self, source: Source, line: int, column: int) -> None:
        self.source = source
        self.line = line  # from 1
        self.column = column
        self.named: Word | None = None  # the key this is the value of

    def problem(self, kind: str, message: str, cure: str = "") -> Problem:
        """A problem at this place."""
        return self.source.problem(kind, self.line, self.column, message, cure)


class Word(Node):
    """A scalar, as the text that is written there."""

    __slots__ = ("block", "plain", "text")

    def __init__(
        self, source: Source, line: int, column: int, text: str, plain: bool = True, block: bool = False
    ) -> None:
        super().__init__(source, line, column)
        self.text = text
        self.plain = plain  # written without quotes
        self.block = block  # written below `|`

    def read_as(self, text: str) -> "Word":
        """Another text at the same place."""
        return Word(self.source, self.line, self.column, text, self.plain)

    def part(self, text: str) -> "Word":
        """A part of this word, at its own column."""
        quote = 0 if self.plain or self.block else 1
        return Word(self.source, self.line, self.column + quote + max(self.text.find(text), 0), text)

    def rows(self) -> "list[Word]":
        """Each line of a block of text, at its own place."""
        texts = self.text.rstrip("\n").split("\n")
        if not self.block:
            return [Word(self.source, self.line, self.column, text) for text in texts]
        rows = []
        for line, text in enumerate(texts, start=self.line + 1):
            whole = self.source.lines[line - 1] if line <= len(self.source.lines) else ""
            rows.append(Word(self.source, line, max(whole.find(text), 0) + 1, text))
        return rows


class Sequence(Node):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, source: Source, line: int, column: int) -> None:
        super().__init__(source, line, column)
        self.items: list[Node] = []


class Mapping(Node):
    """Keys and values, in the order of the file."""

    __slots__ = ("keys", "values")

    def __init__(self, source: Source, line: int, column: int) -> None:
        super().__init__(source, line, column)
        self.keys: dict[str, Word] = {}
        self.values: dict[str, Node] = {}


class _Stop(Exception):
    """The rest of the file cannot be read; the problem is noted."""


def compose(source: Source, problems: list[Problem]) -> Node | None:
    """The tree of a file's only document; None, and a problem, if it has none."""
    composer = _Composer(source, problems)
    try:
        return composer.document()
    except _Stop:
        return None
    except yaml.MarkedYAMLError as error:
        problems.append(_syntax(source, error))
    except yaml.YAMLError:  # the reader's own, for characters that `source` lets pass
        problems.append(source.problem("yaml-syntax", 1, 1, "this cannot be read as YAML"))
    return None


def _syntax(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """What the parser could not read, in our words where we have some."""
    said = error.problem or "it breaks off"
    mark = error.problem_mark or error.context_mark
    begins = error.context_mark or mark
    message, cure = f"this is no YAML: {said}", ""
    for sign, ours, help_ in _SAYINGS:
        if sign in said:
            message, cure = ours.format(line=begins.line + 1 if begins else 1), help_
            if mark and begins and begins.line < mark.line and sign in _AT_THE_BEGINNING:
                mark = begins  # the parser notices only lines later
            break
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if line > len(source.lines):
        line, column = len(source.lines), len(source.lines[-1]) + 1
    if _TOO_DEEP in said:  # newer parsers stop long nests by themselves, before the first event
        return source.problem("too-deep", line, column, _NEST)
    return source.problem("yaml-syntax", line, column, message, cure)


def _place(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, from 1."""
    mark = event.start_mark
    assert mark is not None, "events of the parser know their place"
    return mark.line + 1, mark.column + 1


class _Composer:
    """Builds nodes from the parser's events."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.events: Iterator[yaml.Event] = yaml.parse(source.text, Loader=_PARSER)
        self.count = 0

    def stop(self, event: yaml.Event, kind: str, message: str, cure: str = "") -> _Stop:
        self.problems.append(self.source.problem(kind, *_place(event), message, cure))
        return _Stop()

    def document(self) -> Node:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self.stop(
                        event, "several-documents", "a second document starts here", "Keep one in a file."
                    )
                root = self.node(next(self.events), 0)
        if root is None:
            self.problems.append(self.source.problem("empty-file", 0, 0, "there is nothing in this file"))
            raise _Stop()
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        self.count += 1
        if self.count > MOST_NODES:
            raise self.stop(event, "too-many-values", f"more than {MOST_NODES:,} values in one file")
        if depth > DEEPEST:
            raise self.stop(event, "too-deep", _NEST)
        line, column = _place(event)
        if isinstance(event, yaml.AliasEvent):
            raise self.stop(event, "alias", "aliases (*name) are not read here", "Write the value out again.")
        assert isinstance(event, yaml.NodeEvent), "the parser gives a node where one must stand"
        if event.anchor is not None:
            raise self.stop(
                event, "anchor", "anchors (&name) are not read here", "Text that starts with & needs quotes."
            )
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise self.stop(
                event, "tag", "tags (!name) are not read here", "Text that starts with ! needs quotes."
            )
        if isinstance(event, yaml.ScalarEvent):
            return Word(self.source, line, column, event.value, not event.style, event.style == "|")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(Sequence(self.source, line, column), depth)
        return self.mapping(Mapping(self.source, line, column), depth)

    def sequence(self, node: Sequence, depth: int) -> Sequence:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            node.items.append(self.node(event, depth + 1))
        return node

    def mapping(self, node: Mapping, depth: int) -> Mapping:
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Word):
                self.problems.append(key.problem("bad-key", "a key must be a word, not a list or mapping"))
                continue
            value.named = key
            first = node.keys.get(key.text)
            if first is not None:
                self.problems.append(
                    key.problem(
                        "duplicate-key",
                        f"{quoted(key.text)} is here twice",
                        f"It was first given on line {first.line}.",
                    )
                )
                continue
            node.keys[key.text] = key
            node.values[key.text] = value
        return node
