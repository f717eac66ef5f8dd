"""The rulebook in the terminal."""

from borderwar.cli.main import main
from borderwar.cli.rules import find, read_cases, split_cases

PAGE = """# 7. Suppression

Some words before.

**7.1** Fire holds men down.

**7.2** It wears off.
Slowly.

**7.10** Armour is never held down.
"""


def test_cases_are_split_at_their_numbers():
    cases = split_cases(PAGE)
    assert [(case.number, case.text) for case in cases] == [
        ("7.1", "Fire holds men down."),
        ("7.2", "It wears off.\nSlowly."),
        ("7.10", "Armour is never held down."),
    ]
    assert {case.chapter for case in cases} == {"7. Suppression"}


def test_a_case_a_chapter_or_words_can_be_asked_for():
    cases = split_cases(PAGE)
    assert [case.number for case in find(cases, "7.1")] == ["7.1"]
    assert [case.number for case in find(cases, "[7.10]")] == ["7.10"]
    assert len(find(cases, "7")) == 3
    assert [case.number for case in find(cases, "held DOWN")] == ["7.10"]
    assert find(cases, "8") == find(cases, "7.3") == []


def test_the_shipped_rulebook_can_be_read(capsys):
    first = read_cases()[0]
    assert main(["rules", first.number]) == 0
    assert first.number in capsys.readouterr().out
    assert main(["rules"]) == 0
    assert first.chapter in capsys.readouterr().out
