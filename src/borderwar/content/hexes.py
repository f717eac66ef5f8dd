"""Kinds of values that are hex numbers, lists of them and ranges."""

from typing import NoReturn

from borderwar.content import geometry
from borderwar.content.kinds import Kind, Schema, refuse, word
from borderwar.content.lists import ListOf
from borderwar.content.nodes import Node, Word
from borderwar.content.problems import Problem, quoted


class Hex(Kind[Word]):
    """One hex number."""

    def read(self, node: Node, problems: list[Problem]) -> Word:
        found = word(node, problems, self.words())
        if not geometry.is_number(found.text):
            refuse_hex(found, problems)
        return found

    def schema(self, definitions: Schema) -> Schema:
        return {"type": ["string", "integer"], "pattern": "^[0-9]{4}$", "minimum": 101, "maximum": 9999}

    def words(self) -> str:
        return "a hex number"


class Hexes(Kind[tuple[Word, ...]]):
    """A list of hex numbers and ranges; ranges are spread out."""

    def __init__(self, least: int = 0) -> None:
        self.list = ListOf(_HexOrRange(), least)

    def read(self, node: Node, problems: list[Problem]) -> tuple[Word, ...]:
        return tuple(found for spread in self.list.read(node, problems) for found in spread)

    def schema(self, definitions: Schema) -> Schema:
        return self.list.schema(definitions)

    def words(self) -> str:
        return "a list of hex numbers, or ranges such as `1332-1832` along one row or column"


class _HexOrRange(Kind[tuple[Word, ...]]):
    def read(self, node: Node, problems: list[Problem]) -> tuple[Word, ...]:
        found = word(node, problems, "a hex number")
        if geometry.is_number(found.text):
            return (found,)
        start, dash, end = found.text.partition("-")
        if not (dash and geometry.is_number(start) and geometry.is_number(end)):
            refuse_hex(found, problems)
        numbers = geometry.spread(start, end)
        if numbers is None:
            refuse(
                problems,
                found,
                "bad-range",
                f"the range {quoted(found.text)} follows neither a row nor a column",
                "The ends of a range share their first or their last two digits.",
            )
        return tuple(found.read_as(number) for number in numbers)

    def schema(self, definitions: Schema) -> Schema:
        return {**Hex().schema(definitions), "pattern": "^[0-9]{4}(-[0-9]{4})?$"}

    def words(self) -> str:
        return "a hex number or range"


def refuse_hex(found: Word, problems: list[Problem]) -> NoReturn:
    """Say that a word is no hex number."""
    padded = found.text.zfill(4)
    cure = f"Did you mean '{padded}'?" if len(found.text) == 3 and geometry.is_number(padded) else ""
    refuse(
        problems,
        found,
        "not-a-hex",
        f"{quoted(found.text)} is no hex number",
        cure or "A hex number is four digits, column and row from 01: 0304.",
    )
