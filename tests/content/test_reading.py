"""What no author means to write is refused before anything is made of it."""

import os

import pytest

from borderwar.content import nodes, source
from borderwar.content.lint import lint
from borderwar.content.load import load_catalogue

from .broken_files import lay_out


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The good scenario, in the current folder."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*paths: str) -> list[str]:
    """First lines of what lint says."""
    return [str(problem).split("\n")[0] for problem in lint(paths or ["border-post"])]


def test_a_file_of_50_megabytes_is_not_even_opened(here, monkeypatch):
    with (here / "border-post/map.yaml").open("r+b") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(
        "pathlib.Path.open", lambda *_: pytest.fail("the large file was opened"), raising=True
    )
    monkeypatch.setattr(source, "LARGEST", 1)

    said = told("border-post/map.yaml")

    assert said == ["border-post/map.yaml: has 50,000,000 bytes; at most 1 are read [file-too-large]"]


def test_a_file_that_grows_while_it_is_read_is_refused(here, monkeypatch):
    monkeypatch.setattr(source, "LARGEST", 100)
    assert all("[file-too-large]" in line for line in told("border-post/map.yaml"))


def test_bytes_that_are_no_utf_8_are_pointed_at(here):
    file = here / "border-post/scenario.yaml"
    file.write_bytes(file.read_bytes().replace("Застава".encode(), "Застава".encode("cp1251")))

    assert told() == ["border-post/scenario.yaml:4:14: this is no UTF-8 text [not-utf-8]"]


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xef\xbb\xbf", "UTF-8"), (b"\xff\xfe", "UTF-16")])
def test_a_byte_order_mark_is_refused(here, mark, encoding):
    file = here / "border-post/scenario.yaml"
    file.write_bytes(mark + file.read_bytes())

    message = f"starts with the byte order mark of {encoding} [byte-order-mark]"
    assert told() == [f"border-post/scenario.yaml: {message}"]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a comment\n"])
def test_an_empty_file_is_refused(here, text):
    (here / "border-post/forces.yaml").write_text(text)

    assert told() == ["border-post/forces.yaml: there is nothing in this file [empty-file]"]


def test_a_missing_file_is_named(here):
    (here / "border-post/forces.yaml").unlink()

    assert told() == ["border-post/forces.yaml: there is no such file [missing-file]"]


def test_a_file_with_the_other_ending_is_noticed(here):
    (here / "border-post/forces.yaml").rename(here / "border-post/forces.yml")

    problems = lint(["border-post"])

    assert [(problem.id, problem.file) for problem in problems] == [
        ("missing-file", "border-post/forces.yaml"),
        ("unknown-file", "border-post/forces.yml"),
    ]
    assert problems[0].cure == "Rename forces.yml."
    assert problems[1].cure == "Did you mean 'forces.yaml'?"


def test_the_record_and_the_trials_may_be_left_out(here):
    (here / "border-post/history.yaml").unlink()
    (here / "border-post/tests.yaml").unlink()

    assert told() == []


def test_a_file_that_nobody_reads_is_noticed(here):
    (here / "border-post/senario.yaml").write_text("format: 1\n")
    (here / "border-post/README.md").write_text("About this scenario.\n")

    assert told() == ["border-post/senario.yaml: no file of this name is read here [unknown-file]"]


def annex(called: str) -> str:
    """A file of weapons with one in it."""
    bayonet = "{value: 1, mark: estimated, source: a guess}"
    figures = "".join(f"    {key}: {bayonet}\n" for key in ("calibre-mm", "rate", "effective-m", "maximum-m"))
    return f"format: 1\nweapons:\n  {called}:\n    name: Another\n    kind: rifle\n{figures}"


def test_a_file_of_the_catalogue_may_have_annexes(here):
    (here / "catalogue/weapons-more.yaml").write_text(annex("another"))
    vehicles = here / "catalogue/vehicles.yaml"
    vehicles.write_text(vehicles.read_text().replace("      cannon: {", "      another: {"))
    assert told("catalogue") == [], "other books of the catalogue know what an annex adds"
    catalogue, _ = load_catalogue(here / "catalogue")
    assert {"rifle", "another"} <= set(catalogue.weapons)


def test_an_annex_may_not_give_an_id_again(here):
    (here / "catalogue/weapons-more.yaml").write_text(annex("rifle"))
    assert told("catalogue") == ["catalogue/weapons-more.yaml:3:3: 'rifle' is in two files [duplicate-key]"]


def test_a_folder_where_a_file_should_be_is_refused(here):
    (here / "border-post/map.yaml").unlink()
    (here / "border-post/map.yaml").mkdir()

    assert told() == ["border-post/map.yaml: is a folder where a file should be [folder-for-file]"]


def test_a_link_that_leaves_the_folder_is_refused(here):
    file = here / "border-post/map.yaml"
    file.rename(here / "elsewhere.yaml")
    file.symlink_to(here / "elsewhere.yaml")

    assert told() == ["border-post/map.yaml: is a link that leads out of its folder [outside-folder]"]


def test_a_link_inside_the_folder_is_followed(here):
    file = here / "border-post/map.yaml"
    file.rename(here / "border-post/map.txt")
    file.symlink_to("map.txt")

    assert told() == []


def test_a_link_to_itself_is_refused(here):
    file = here / "border-post/map.yaml"
    file.unlink()
    file.symlink_to("map.yaml")

    assert [problem.id for problem in lint(["border-post"])] == ["unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(here):
    (here / "border-post/map.yaml").unlink()
    os.mkfifo(here / "border-post/map.yaml")

    assert told() == ["border-post/map.yaml: is no ordinary file [not-a-file]"]


def test_more_values_than_any_scenario_needs_are_refused(here, monkeypatch):
    monkeypatch.setattr(nodes, "MOST_NODES", 50)

    assert {problem.id for problem in lint(["border-post/forces.yaml"])} == {"too-many-values"}


def test_more_entries_than_a_list_takes_are_refused(here):
    file = here / "border-post/scenario.yaml"
    file.write_text(
        file.read_text().replace(
            "{name: Quiet, text: Nothing yet.}", "{name: a, text: b}\n" + 20 * "    - {name: a, text: b}\n"
        )
    )

    assert told() == ["border-post/scenario.yaml:34:3: 23 in this list; at most 20 are wanted [too-many]"]


def test_nesting_ten_thousand_deep_is_refused(here):
    (here / "border-post/map.yaml").write_text("- " * 10_000)
    assert [problem.id for problem in lint(["border-post"])] == ["too-deep"]
    (here / "border-post/map.yaml").write_text("[" * 10_000)
    assert [problem.id for problem in lint(["border-post"])] == ["too-deep"]


def test_windows_line_ends_are_read(here):
    for file in here.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert told() == []


@pytest.mark.parametrize("name", ["Border Post", "Üb", "a_b"])
def test_a_folder_name_that_is_no_id_is_refused(here, name):
    (here / "border-post").rename(here / name)

    assert told(name) == [f"{name}: '{name}' cannot be the id of a scenario [bad-folder-name]"]


@pytest.mark.parametrize(
    "path", ["nowhere", "border-post/nothing.yaml", "a\0b", "x" * 5000, "no/scenario.yaml"]
)
def test_a_path_that_leads_nowhere_is_a_problem_not_a_crash(here, path):
    problems = lint([path])

    assert len(problems) == 1
    assert problems[0].id in ("missing-file", "unreadable")


def test_a_folder_without_scenarios_is_told_and_not_searched_through(here):
    (here / "some/where/deep").mkdir(parents=True)
    (here / "some/where/deep/scenario.yaml").write_text("format: 1\n")

    assert told("some") == ["some: there is no scenario in this folder [no-scenario]"]


def test_one_bad_scenario_does_not_hide_another(here):
    for name in ("first", "second", "third"):
        lay_out(here / "more")
        (here / "more/border-post").rename(here / "more" / name)
    (here / "more/first/map.yaml").write_bytes(b"\x00\xff")
    file = here / "more/third/scenario.yaml"
    file.write_text(file.read_text().replace("complexity: 1", "complexity: 7"))

    assert [(problem.file, problem.id) for problem in lint(["more"])] == [
        ("more/first/map.yaml", "not-utf-8"),
        ("more/third/scenario.yaml", "out-of-range"),
    ]


def test_all_mistakes_are_told_at_once(here):
    file = here / "border-post/scenario.yaml"
    text = file.read_text()
    for old, new in (("complexity: 1", "complexity: 7"), ("at: 0202", "at: 0909"), ("act: fly", "act: flie")):
        text = text.replace(old, new)
    file.write_text(text)
    units = here / "border-post/forces.yaml"
    units.write_text(units.read_text().replace("type: cars", "type: tanks"))

    assert [problem.id for problem in lint(["border-post"])] == [
        "unknown-type",
        "out-of-range",
        "unknown-word",
        "off-map",
    ]


def test_a_file_by_itself_tells_its_own_problems_only(here):
    file = here / "border-post/scenario.yaml"
    file.write_text(file.read_text().replace("complexity: 1", "complexity: 7"))

    assert told("border-post/forces.yaml") == []
    assert len(told("border-post/scenario.yaml")) == 1
