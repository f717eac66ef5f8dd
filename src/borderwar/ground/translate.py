"""From the text of a rule to the compiler's own language (LLVM).

A rule is plain loops and ifs over whole numbers and tables, so that is all there is to
translate: every number is 64 bits wide, every table an address.  A rule is translated
once for each set of kinds it is called with, and rules that it calls are translated
first.  What cannot be translated is an error with its place: `NotPlain`.
"""

import ast
import builtins
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any

from borderwar.ground.pointers import Kind, Number
from borderwar.ground.statements import Statements

FAULT = "borderwar_fault"
"""The word in which a broken promise (a failed assert) is written."""


class NotPlain(Exception):
    """A rule is written in a way that the compiler's language has no word for."""


@dataclass
class Routine:
    """A rule translated for one set of kinds."""

    key: str  # name and kinds
    symbol: str
    kinds: tuple[Kind, ...]
    gives: Kind
    text: str  # its definition
    size: int  # lines of it
    calls: list["Routine"] = field(default_factory=list)

    @property
    def head(self) -> str:
        """Its declaration, for text that only calls it."""
        return f"declare i64 @{self.symbol}({', '.join(word_of(kind) for kind in self.kinds)}) nounwind"


def word_of(kind: Kind) -> str:
    """How a kind is passed: a number or an address."""
    return "i64" if isinstance(kind, Number) else "ptr"


def key_of(function: FunctionType, kinds: tuple[Kind, ...]) -> str:
    """The name of a rule together with what it is called with."""
    names = hashlib.blake2b("|".join(kind.name for kind in kinds).encode(), digest_size=6).hexdigest()
    return f"{function.__module__.removeprefix('borderwar.')}.{function.__name__}.{names}"


@cache
def _functions_of(file: str) -> dict[int, ast.FunctionDef]:
    """The functions of a file by the line they begin in, decorators counted."""
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
            found[first] = node
    return found


def source_of(function: FunctionType) -> ast.FunctionDef:
    """The parsed text of a rule."""
    code = function.__code__
    return _functions_of(code.co_filename)[code.co_firstlineno]


class Translator:
    """Translates rules, each set of kinds once, callees first."""

    def __init__(self, told: Callable[[str], None] = lambda name: None) -> None:
        self.routines: dict[str, Routine] = {}
        self.told = told
        self._open: list[str] = []

    def routine(self, function: FunctionType, kinds: tuple[Kind, ...]) -> Routine:
        """The translation of a rule for some kinds."""
        key = key_of(function, kinds)
        if key in self.routines:
            return self.routines[key]
        if key in self._open:
            raise NotPlain(f"{key}: a rule cannot call itself")
        self._open.append(key)
        found = _translate(self, function, kinds, key)
        self._open.pop()
        self.routines[key] = found
        self.told(function.__name__.replace("_", " "))
        return found


def _translate(translator: Translator, function: FunctionType, kinds: tuple[Kind, ...], key: str) -> Routine:
    node = source_of(function)
    names = [argument.arg for argument in node.args.args]
    place = f"{Path(function.__code__.co_filename).name}:"

    def fail(at: ast.AST, what: str) -> NotPlain:
        return NotPlain(f"{place}{getattr(at, 'lineno', node.lineno)}: in {function.__name__}: {what}")

    if len(names) != len(kinds) or node.args.defaults or node.args.kwonlyargs or node.args.vararg:
        raise fail(node, f"takes {len(names)} plain arguments, given {len(kinds)}")
    text = Statements(
        fail=fail,
        look_up=lambda name: _global(function, name),
        routine=translator.routine,
        fault=f"@{FAULT}",
    )
    gives = text.function(node, names, kinds)
    symbol = f'"{key}"'
    arguments = ", ".join(f"{word_of(kind)} %arg.{name}" for name, kind in zip(names, kinds, strict=True))
    lines = [f"define i64 @{symbol}({arguments}) #0 {{", "entry:", *text.head, *text.lines, "}"]
    return Routine(key, symbol, kinds, gives, "\n".join(lines), len(text.lines), list(text.calls.values()))


def _global(function: FunctionType, name: str) -> Any:
    """What a name means in the module of a rule."""
    if name in function.__globals__:
        return function.__globals__[name]
    return getattr(builtins, name, None)
