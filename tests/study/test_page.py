"""The report as a page: one file, the same content as the others, and a browser shows all of it."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from html import escape, unescape
from pathlib import Path

import pytest
import small_study

from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.model.catalogue import Names
from borderwar.model.scenario import Variant
from borderwar.rules.setup import prepare
from borderwar.session.computer import played_game
from borderwar.session.log import log_text
from borderwar.study import publish, worker
from borderwar.study.compare import compare
from borderwar.study.findings import Findings
from borderwar.study.games import Plan
from borderwar.study.inputs import inputs_of, sensitivity
from borderwar.study.nearest import nearest_game
from borderwar.study.page.html import page
from borderwar.study.page.markdown import markdown
from borderwar.study.page.sections import sections
from borderwar.study.rows import row_of
from borderwar.ui.study_pictures import FRAMES, study_pictures

GAMES = 12
POLICIES = ("historical", "historical")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--force-device-scale-factor=1", "--enable-logging=stderr", "--v=0", "--virtual-time-budget=5000",
)  # fmt: skip

PROBE = """<script>
addEventListener("load", () => {
  const box = (element) => element.getBoundingClientRect();
  const words = [...document.querySelectorAll("svg text")];
  const told = {
    wide: innerWidth,
    page: document.documentElement.scrollWidth,
    images: [...document.images].map((image) => [image.alt, image.complete ? image.naturalWidth : 0]),
    drawings: [...document.querySelectorAll("svg")].map((svg) => [box(svg).width, box(svg).height]),
    smallest: Math.min(...words.map((text) => box(text).height)),
    cut: words.filter((text) => box(text).left < box(text.ownerSVGElement).left - 1
      || box(text).right > box(text.ownerSVGElement).right + 1).map((text) => text.textContent),
    over: words.flatMap((one, place) => words.slice(place + 1).filter((other) =>
      other.ownerSVGElement === one.ownerSVGElement && box(other).left < box(one).right - 1
      && box(one).left < box(other).right - 1 && box(other).top < box(one).bottom - 4
      && box(one).top < box(other).bottom - 4).map((other) => [one.textContent, other.textContent])),
  };
  const note = document.createElement("pre");
  note.id = "probe";
  note.textContent = JSON.stringify(told);
  parent.document.body.append(note);
});
</script>
</head>"""
"""Measures the page in the browser and writes down what it saw; the page itself has no script."""

FRAME = '<!DOCTYPE html><style>body,iframe{{margin:0;border:0}}</style><iframe {size} srcdoc="{page}">'
"""A window as narrow as is wanted: the browser's own has a least width."""


@pytest.fixture(scope="module")
def findings():
    """A small study of Tauran, made as the command makes it."""
    folder = scenario_folder("tauran-1936")
    scenario, problems = load_scenario(folder)
    assert scenario is not None, problems
    worker.begin(str(folder), POLICIES)
    rows = [row_of(row) for row in worker.play(tuple(range(1, GAMES + 1)))]
    setup = prepare(scenario)
    inputs = inputs_of(setup, rows)
    nearest, distance = nearest_game(scenario, rows)
    game = played_game(setup, nearest.seed, POLICIES)
    return Findings(
        plan=Plan(folder, scenario, POLICIES, 1, GAMES, 1),
        rows=rows,
        found=compare(scenario, rows),
        inputs=inputs,
        sensitivity=sensitivity(scenario, rows, inputs),
        nearest=nearest,
        distance=distance,
        log=log_text(game),
        command="borderwar study tauran-1936 --games 12",
        pictures=study_pictures(game),
    )


@pytest.fixture(scope="module")
def html(findings):
    return page(findings)


def test_the_page_needs_nothing_beside_itself(html):
    assert "<script" not in html
    assert not re.findall(r'(?:src|href)="(?!data:|#)', html)
    assert "url(" not in html
    assert "@import" not in html


def test_each_part_has_its_title_its_drawings_and_its_tables(findings, html):
    for part in sections(findings):
        assert f">{part.title}</h2>" in html.replace("&#x27;", "'")
        assert all(drawing.svg in html for drawing in part.drawings)
        for table in (*part.tables, *part.folded):
            assert all(len(row) == len(table.headings) for row in table.rows), table.title


def test_the_markdown_says_what_the_page_says(findings, html):
    text = markdown(findings)
    for part in sections(findings):
        assert f"## {part.title}\n" in text
        assert all(words in text for words in (*part.words, *part.points))
        assert all(
            f"### {table.title}" in text for table in (*part.tables, *part.folded) if len(table.rows) <= 120
        )


def test_every_source_that_the_scenario_names_is_on_the_page(findings, html):
    assert len(findings.plan.scenario.sources) > 10
    for key in findings.plan.scenario.sources:
        assert f"<td>{key}</td>" in html


def test_the_figures_hold_what_is_drawn(findings):
    figures = json.loads(json.dumps(publish.as_json(findings)))

    assert figures["seeds"] == [[1, GAMES]]
    assert figures["command"].startswith("borderwar study")
    assert set(figures["held"]) == set(findings.pictures.places)
    assert len(figures["sensitivity"]["influences"]) == 3 * len(figures["sensitivity"]["inputs"])
    assert figures["facts"][0]["turn"] == 1


def test_the_same_study_gives_the_same_page(findings, html):
    assert page(findings) == html


def test_a_what_if_says_that_it_is_none_of_historys():
    variant = Variant("no-tanks", Names("No tanks"), "What without tanks?", "", "They stay away.", "KEY")
    text = markdown(
        small_study.findings(small_study.rows(20), of=replace(small_study.scenario(), variant=variant))
    )
    assert "This is a variant, No tanks: What without tanks? They stay away." in text
    assert "only a mark to measure from" in text
    assert "This is a variant" not in markdown(small_study.findings(small_study.rows(20)))


def test_a_page_without_pictures_says_so(findings):
    text = page(replace(findings, pictures=None))
    assert "<img" not in text
    assert "Maps were left out" in text


@pytest.mark.skipif(BROWSER is None, reason=f"no browser here: none of {', '.join(BROWSERS)} is installed")
@pytest.mark.parametrize(("wide", "scheme"), [(1280, "1"), (400, "0")])
def test_a_browser_shows_every_picture_and_nothing_runs_off_the_side(html, tmp_path, wide, scheme):
    file = tmp_path / "report.html"
    inner = escape(html.replace("</head>", PROBE, 1))
    file.write_text(FRAME.format(size=f'width="{wide}" height="900"', page=inner), encoding="utf-8")

    seen, said = look(file, tmp_path, scheme)

    assert not [line for line in said.splitlines() if "CONSOLE" in line]
    assert seen["wide"] == wide
    assert seen["page"] <= wide, "the page is wider than the window"
    assert len(seen["images"]) == 1 + FRAMES
    assert all(width > 0 for _, width in seen["images"])
    assert len(seen["drawings"]) > 15
    assert all(width > 200 and height > 60 for width, height in seen["drawings"])
    assert seen["smallest"] >= 11, "letters in a drawing are too small to read"
    assert seen["cut"] == [], "words in a drawing are cut off at its side"
    assert seen["over"] == [], "words in a drawing lie on each other"


def look(file: Path, folder: Path, scheme: str):
    """Open a page in a browser of its own: what the probe saw, and what the browser said."""
    done = subprocess.run(
        [
            BROWSER, *QUIET, "--window-size=1400,1000", f"--user-data-dir={folder / 'browser'}",
            f"--blink-settings=preferredColorScheme={scheme}", "--dump-dom", file.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=50,
        env=os.environ | {"HOME": str(folder)},
        check=False,
    )  # fmt: skip
    found = re.search(r'<pre id="probe">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, f"the browser did not open the page: {done.stderr[-2000:]}"
    return json.loads(unescape(found[1])), done.stderr
