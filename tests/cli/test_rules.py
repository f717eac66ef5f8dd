"""The rulebook in the terminal."""

import pytest

from borderwar import rulebook
from borderwar.cli.main import main


def test_the_rulebook_is_listed_and_a_case_of_it_printed(capsys):
    first = rulebook.cases()[0]
    assert main(["rules", first.number]) == 0
    assert first.number in capsys.readouterr().out
    assert main(["rules"]) == 0
    assert first.chapter in capsys.readouterr().out


@pytest.mark.parametrize("words", [["5.3"], ["[5.3]"], ["square", "root"], ["5"]])
def test_a_case_is_found_by_number_by_chapter_and_by_words(words, capsys):
    assert main(["rules", *words]) == 0
    assert "5.3" in capsys.readouterr().out
