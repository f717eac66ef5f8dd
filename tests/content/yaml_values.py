"""A YAML file as other programs see it: scalars typed by the core schema of YAML 1.2."""

import re
from pathlib import Path

from borderwar.content.nodes import Mapping, Node, Sequence, Word, compose
from borderwar.content.source import read_source

WHOLE = re.compile(r"[-+]?[0-9]+")
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def values(path: Path) -> object:
    """The whole file."""
    source = read_source(path, path.parent, [])
    assert source is not None, path
    root = compose(source, [])
    assert root is not None, path
    return value(root)


def value(node: Node) -> object:
    """One node."""
    if isinstance(node, Mapping):
        return {key: value(inner) for key, inner in node.values.items()}
    if isinstance(node, Sequence):
        return [value(inner) for inner in node.items]
    assert isinstance(node, Word), node
    return scalar(node.text) if node.plain else node.text


def scalar(text: str) -> object:
    """A plain scalar."""
    if WHOLE.fullmatch(text):
        return int(text)
    if NUMBER.fullmatch(text):
        return float(text)
    words = {"true": True, "false": False, "null": None, "~": None, "": None}
    return words.get(text.lower(), text)
