"""Every refusal of the rules has a sentence of its own, with its case and its numbers."""

import ast
from pathlib import Path

import pytest

from borderwar.rules import engine
from borderwar.rules.setup import Setup
from borderwar.session.refusals import sentence

RULES = Path(engine.__file__).parent


def cases_refused() -> set[int]:
    """The case of every call of `refuse` in the rules, as far as it is written out as a number."""
    found = set()
    for file in RULES.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refuse":
                case = node.args[1]
                if isinstance(case, ast.Constant):
                    found.add(int(case.value))
            if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
                number = node.value.value  # `way_barred` hands its case on
                if file.name == "movement.py" and isinstance(number, int) and 100 < number < 3000:
                    found.add(number)
    return found


@pytest.mark.checklist("B4")
@pytest.mark.parametrize("case", sorted(cases_refused()))
def test_a_refusal_has_a_sentence_and_not_the_plain_one(setup: Setup, case: int) -> None:
    words = set()
    for second in range(7):
        try:
            refusal = sentence(setup, [case, 0, second, 1])
        except (KeyError, IndexError):
            continue  # a number that this case never has in this place
        assert refusal.rule == f"{case // 100}.{case % 100}"
        assert "the rules forbid it" not in refusal.because.lower(), f"case {case} has no words of its own"
        assert refusal.because[0].isupper() or refusal.because[0].isdigit()
        words.add(refusal.because)
    assert words
