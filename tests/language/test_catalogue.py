"""Catalogues: what is said in which language, and what happens when one is broken."""

import ast

import pytest

from borderwar.language import LANGUAGES, language, say, say_many, speak, system_language
from borderwar.language.catalogue import FORMS, languages_folder
from borderwar.language.lint import PACKAGE, PLURALS, faults_of, head_of, source_faults, updated
from borderwar.language.po import BrokenCatalogue, Entry, read_po, write_po
from borderwar.language.sources import Said, said_in


@pytest.fixture(autouse=True)
def _english_again():
    yield
    speak("en")


@pytest.fixture
def folder(tmp_path):
    entries = [
        Entry("{unit} is pinned", said=("Огонь прижал: {unit}",)),
        Entry("{number} gun", "{number} guns", ("{number} орудие", "{number} орудия", "{number} орудий")),
        Entry("Fire", said=("",)),
    ]
    (tmp_path / "ru.po").write_text(write_po(head_of("ru"), entries), encoding="utf-8")
    return tmp_path


@pytest.mark.checklist("I10")
def test_a_template_is_said_in_the_language_spoken_and_its_words_may_change_places(folder):
    assert say("{unit} is pinned", unit="HQ") == "HQ is pinned"
    assert speak("ru", folder) == ""
    assert say("{unit} is pinned", unit="HQ") == "Огонь прижал: HQ"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "орудие"), (3, "орудия"), (5, "орудий"), (11, "орудий"), (21, "орудие")]
)
def test_russian_nouns_follow_their_numbers(folder, number, words):
    speak("ru", folder)
    assert say_many(number, "{number} gun", "{number} guns") == f"{number} {words}"


def test_a_text_without_translation_is_said_in_english(folder):
    speak("ru", folder)
    assert (say("Fire"), say("Dig in")) == ("Fire", "Dig in")


@pytest.mark.parametrize("text", ['msgid "Fire"\nmsgstr Огонь\n', "<html>", 'msgid "Fire"\n\n'])
def test_a_broken_catalogue_is_told_in_a_sentence_and_the_game_speaks_english(tmp_path, text):
    (tmp_path / "ru.po").write_text(text, encoding="utf-8")
    told = speak("ru", tmp_path)
    assert "ru.po" in told
    assert "line " in told
    assert "\n" not in told
    assert (language(), say("Fire")) == ("en", "Fire")


def test_a_catalogue_that_is_not_there_is_told_in_a_sentence(tmp_path):
    assert "No such file" in speak("ja", tmp_path)
    assert language() == "en"


@pytest.mark.checklist("I10")
def test_an_entry_whose_places_differ_is_named_and_said_in_english(folder):
    file = folder / "ru.po"
    file.write_text(file.read_text(encoding="utf-8").replace("прижал: {unit}", "прижал: {Unit}"), "utf-8")
    assert "'{unit} is pinned'" in speak("ru", folder)
    assert say("{unit} is pinned", unit="HQ") == "HQ is pinned"


@pytest.mark.parametrize(
    ("lang", "code"), [("ru_RU.UTF-8", "ru"), ("ja_JP", "ja"), ("C.UTF-8", "en"), ("de_DE", "en")]
)
def test_the_first_start_speaks_the_language_of_the_system_if_it_can(monkeypatch, lang, code):
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", lang)
    assert system_language() == code


@pytest.mark.parametrize("text", ['say "no"', "one\ntwo", "a\\b\ttab", "стрелковый взвод", "射撃"])
def test_a_catalogue_written_and_read_is_the_same(text):
    entries = (Entry(text, said=(text,), places=("ui/app.py",)), Entry("gun", "guns", (text, text), (), True))
    assert read_po(write_po(head_of("ru"), entries)) == entries


def test_a_text_of_several_lines_is_read_as_one():
    assert read_po('msgid ""\n"Fire "\n"now"\nmsgstr "Огонь"\n')[0].text == "Fire now"
    with pytest.raises(BrokenCatalogue, match="line 2"):
        read_po('msgid "Fire"\nmsgfoo "x"\n')


def test_the_plural_rule_for_translators_is_that_of_the_game():
    for code, (count, form) in FORMS.items():
        forms, rule = PLURALS[code].rstrip(";").split("; plural=")
        assert forms == f"nplurals={count}"
        for number in range(230):
            assert _by_rule(rule, number) == form(number)


def _by_rule(rule: str, number: int) -> int:
    """The C expression of a head, worked out."""
    while " ? " in rule:
        condition, _, rest = rule.partition(" ? ")
        yes, _, no = rest.partition(" : ")
        holds = eval(condition.replace("&&", "and").replace("/", "//"), {"n": number})
        rule = yes if holds else no
    return int(ast.literal_eval(rule))


def _said(tmp_path, text: str) -> Said:
    (tmp_path / "words.py").write_text("from borderwar.language import say, say_many\n" + text)
    return said_in(tmp_path)


def test_texts_are_followed_to_where_they_stand(tmp_path):
    said = _said(
        tmp_path,
        "TABLE = {1: 'one', 2: 'two'}\n"
        "ROWS = (('id', 'three'),)\n"
        "def f(x):\n"
        "    words = 'four' if x else 'five'\n"
        "    say(words), say(TABLE[x]), say('six' if x else 'seven')\n"
        "    [say(text) for name, text in (('a', 'eight'), ('b', 'nine'))]\n"
        "    say_many(x, 'ten', 'tens')\n",
    )
    assert not said.faults
    assert sorted(said.texts) == ["eight", "five", "four", "nine", "one", "seven", "six", "ten", "two"]
    assert said.texts["ten"][0] == "tens"


@pytest.mark.parametrize("text", ["def f(x):\n    say(x)\n", "def f(x):\n    say(f'at {x}')\n"])
def test_a_text_that_cannot_be_followed_is_a_fault(tmp_path, text):
    assert "cannot be followed" in _said(tmp_path, text).faults[0]


def test_a_place_without_a_name_is_a_fault(tmp_path):
    assert "plain name" in next(source_faults(_said(tmp_path, "say('{} men')\n")))


@pytest.mark.checklist("I10")
def test_the_lint_finds_what_is_missing_stale_and_wrong(tmp_path):
    said = _said(tmp_path, "say('{unit} fires')\nsay('Fire')\nsay_many(2, 'gun', 'guns')\n")
    entries = [
        Entry("{unit} fires", said=("стреляет {units}",)),
        Entry("gun", "guns", ("орудие", "орудия")),
        Entry("Old", said=("Старое",)),
    ]
    found = " ".join(faults_of(said, "ru", write_po(head_of("ru"), entries)))
    for words in (
        "'Fire' of words.py is not",
        "units instead of unit",
        "2 forms instead of 3",
        "'Old' is said",
    ):
        assert words in found


def test_an_update_keeps_translations_and_drops_what_is_said_no_more(tmp_path):
    said = _said(tmp_path, "say('Fire')\nsay('Dig in')\n")
    before = write_po(head_of("ru"), [Entry("Fire", said=("Огонь",)), Entry("Old", said=("Старое",))])
    assert [(entry.text, entry.said) for entry in read_po(updated(said, "ru", before))] == [
        ("Dig in", ("",)),
        ("Fire", ("Огонь",)),
    ]


def test_every_language_has_a_catalogue():
    assert {file.stem for file in languages_folder().glob("*.po")} == set(LANGUAGES) - {"en"} == set(FORMS)


SAID = said_in(PACKAGE)


def test_every_text_of_the_sources_can_be_followed():
    assert list(source_faults(SAID)) == []


@pytest.mark.checklist("I10")
@pytest.mark.parametrize("code", FORMS)
def test_each_catalogue_says_all_that_the_sources_say_and_no_more(code):
    text = (languages_folder() / f"{code}.po").read_text(encoding="utf-8")
    faults = list(faults_of(SAID, code, text))
    assert faults == [], "python -m borderwar.language.lint --update adds the new texts"


@pytest.mark.parametrize("code", FORMS)
def test_a_catalogue_is_as_an_update_would_write_it(code):
    text = (languages_folder() / f"{code}.po").read_text(encoding="utf-8")
    assert text == updated(SAID, code, text)


def test_a_russian_text_keeps_the_spaces_that_join_it_to_others():
    entries = read_po((languages_folder() / "ru.po").read_text(encoding="utf-8"))
    for entry in entries:
        for said in entry.said:
            assert said.startswith(" ") == entry.text.startswith(" "), entry
            assert said.endswith(" ") == entry.text.endswith(" "), entry
