"""The report as one HTML file: all of it inside, no script, nothing fetched."""

import base64
from html import escape
from importlib import resources

import numpy as np

from borderwar.model.scenario import Scenario, Side
from borderwar.study.findings import Findings, seed_words
from borderwar.study.page.outcomes import headline
from borderwar.study.page.parts import GROUND, NEAREST, Drawing, Section
from borderwar.study.page.sections import sections
from borderwar.study.page.svg import number
from borderwar.study.pictures import Picture, Pictures
from borderwar.study.report import ReportTable, count_words

RING = 0.062
"""Across a ring with its border, in parts of the map's width as it is mostly shown."""

WARM = ("ussr", "mongolia")
"""Nations drawn in red; the others are blue."""


def page(findings: Findings) -> str:
    """The whole file."""
    scenario = findings.plan.scenario
    parts = sections(findings)
    title = f"{scenario.names.english}: {count_words(len(findings.rows))} against the record"
    style = resources.files(__package__).joinpath("style.css").read_text(encoding="utf-8")
    colours = side_colours(scenario)
    links = "".join(f'<a href="#{_anchor(part)}">{escape(part.title)}</a>' for part in parts)
    body = "\n".join(_section(findings, part) for part in parts)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="icon" href="data:,">
<style>
{style}body {{ --s0: var(--{colours[0]}); --s1: var(--{colours[1]}); }}
</style>
</head>
<body>
<header>
{_header(findings)}
<nav>{links}</nav>
</header>
<main>
{body}
</main>
<footer>The percentiles say where this model puts history, not what would have happened.</footer>
</body>
</html>
"""


def side_colours(scenario: Scenario) -> tuple[str, str]:
    """Red for the Soviet and Mongol side, blue for the other."""

    def warm(side: Side) -> bool:
        return bool(side.nations) and side.nations[0] in WARM

    return ("red", "blue") if warm(scenario.sides[0]) else ("blue", "red")


def _header(findings: Findings) -> str:
    plan, scenario, rows = findings.plan, findings.plan.scenario, findings.rows
    natives = " · ".join(scenario.names.native.values())
    facts = {
        "games": f"{len(rows):,}",
        "seeds": seed_words([row.seed for row in rows]),
        "players": " v. ".join(plan.policies),
        "rules": plan.kind.rules,
        "scenario": plan.kind.scenario,
    }
    told = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in facts.items())
    date = f"{scenario.start.day} {scenario.start:%B %Y}"
    return f"""<h1>{escape(scenario.names.english)}</h1>
<p class="native">{escape(date)}{" · " if natives else ""}{escape(natives)}</p>
<dl class="facts">{told}</dl>
<p class="lead">{escape(headline(findings.found))}</p>"""


def _anchor(part: Section) -> str:
    return "".join(
        letter for letter in part.title.lower().replace(" ", "-") if letter.isalnum() or letter == "-"
    )


def _section(findings: Findings, part: Section) -> str:
    """A part: words above its drawings, or beside a single one."""
    words = "".join(f"<p>{_inline(text)}</p>" for text in part.words)
    points = f"<ul>{''.join(f'<li>{_inline(text)}</li>' for text in part.points)}</ul>" if part.points else ""
    drawings = "".join(_drawing(one) for one in part.drawings)
    tables = "".join(_table(table) for table in part.tables)
    tables += "".join(
        f"<details><summary>{escape(table.title)}</summary>{_table(table, titled=False)}</details>"
        for table in part.folded
    )
    keys = _keys(findings) if part.coloured else ""
    if part.title == GROUND and findings.pictures is not None:
        inner = f"{words}{keys}{_beside(_map(findings, findings.pictures), drawings)}{tables}"
    elif part.title == NEAREST:
        inner = f"{words}{_strip(findings)}{tables}{_log(findings)}"
    elif len(part.drawings) == 1:
        inner = _beside(keys + drawings, points + words + tables)
    else:
        inner = f'{words}{points}{keys}<div class="drawings">{drawings}</div>{tables}'
    return f'<section id="{_anchor(part)}"><h2>{escape(part.title)}</h2>{inner}</section>'


def _beside(one: str, other: str) -> str:
    """Two halves side by side where there is room, else below each other."""
    return f'<div class="two"><div>{one}</div><div>{other}</div></div>'


def _keys(findings: Findings) -> str:
    first, second = (side.names.english for side in findings.plan.scenario.sides)
    marks = (("k0", first), ("k1", second), ("kn", "draw or nobody"), ("kr", "history"))
    return (
        '<p class="keys">'
        + "".join(f'<span><i class="key {look}"></i>{escape(words)}</span>' for look, words in marks)
        + "</p>"
    )


def _drawing(one: Drawing) -> str:
    note = _inline(one.note)
    return f"<figure><figcaption><b>{escape(one.title)}</b>{note}</figcaption>{one.svg}</figure>"


def _map(findings: Findings, pictures: Pictures) -> str:
    """The map with a ring at each objective, in the sides' colours by the games in which they hold it."""
    scenario = findings.plan.scenario
    rings, spots = [], []
    for count, (goal, at) in enumerate(
        zip(scenario.victory.objectives, _apart(pictures), strict=True), start=1
    ):
        share = {one.name: one.share for one in findings.found.ground.objectives[goal.id]}
        first, second = (share.get(side.id, 0.0) for side in scenario.sides)
        told = f"{goal.names.english}: {100 * first:.0f} % / {100 * second:.0f} %"
        cut = f"var(--s0) 0 {100 * first:.1f}%, var(--nobody) 0 {100 * (1 - second):.1f}%, var(--s1) 0"
        x, y = pictures.places[goal.id]
        spots.append(f'<i class="spot" style="{_at(x, y)}"></i>')
        rings.append(
            f'<div class="goal" title="{escape(told)}" style="{_at(*at)};background:conic-gradient({cut})">'
            f"<span>{count}</span></div>"
        )
    sheet = _image(pictures.map, f"Map of {scenario.names.english}")
    return (
        "<figure><figcaption><b>Who holds what at the end</b>"
        "A ring a place: as much of it in a side's colour as games in which that side holds it.</figcaption>"
        f'<div class="map">{sheet}{"".join((*spots, *rings))}</div></figure>'
    )


def _at(x: float, y: float) -> str:
    return f"left:{100 * x:.2f}%;top:{100 * y:.2f}%"


def _apart(pictures: Pictures) -> list[tuple[float, float]]:
    """The places of the rings, in parts of the map, pushed apart so that none covers another."""
    wide, high = pictures.map.size
    shape = np.array([1.0, high / wide])
    places = np.array(list(pictures.places.values())) * shape
    for _ in range(60):
        for one in range(len(places)):
            for other in range(one):
                gap = places[one] - places[other]
                far = float(np.hypot(*gap))
                if far < RING:
                    push = (RING - far) / 2 * (gap / far if far else np.array([1.0, 0.0]))
                    places[one] += push
                    places[other] -= push
    return [(float(x), float(y)) for x, y in places / shape]


def _strip(findings: Findings) -> str:
    """The nearest game as a strip of maps."""
    if findings.pictures is None:
        return "<p>Maps were left out with <code>--no-pictures</code>.</p>"
    row, scenario = findings.nearest, findings.plan.scenario
    figures = []
    for frame in findings.pictures.frames:
        done = frame.turn - 1
        when = f"After turn {done}" if done else "Before the first turn"
        lost = "where they stand at the start"
        if done:
            series = [row.series[f"casualties {side}"] for side in (0, 1)]
            losses = (number(one[min(done, len(one)) - 1]) for one in series)
            lost = "killed and wounded: " + ", ".join(
                f"{side.names.english} {value}" for side, value in zip(scenario.sides, losses, strict=True)
            )
        image = _image(frame, f"The map {when[0].lower()}{when[1:]}")
        figures.append(f"<figure><figcaption><b>{when}</b>{escape(lost)}</figcaption>{image}</figure>")
    return f'<div class="frames">{"".join(figures)}</div>'


def _log(findings: Findings) -> str:
    return f"<details><summary>Its log</summary><pre>{escape(findings.log)}</pre></details>"


def _image(picture: Picture, told: str) -> str:
    data = base64.b64encode(picture.jpeg).decode("ascii")
    wide, high = picture.size
    return f'<img src="data:image/jpeg;base64,{data}" width="{wide}" height="{high}" alt="{escape(told)}">'


def _table(table: ReportTable, titled: bool = True) -> str:
    head = "".join(f"<th>{_inline(cell)}</th>" for cell in table.headings)
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in table.rows)
    title = f"<h3>{escape(table.title)}</h3>" if titled else ""
    top = f"<thead><tr>{head}</tr></thead>" if any(table.headings) else ""
    return f'{title}<div class="wide"><table>{top}<tbody>{rows}</tbody></table></div>'


def _cell(words: str) -> str:
    """A cell; one that begins with a digit or a sign and is short stands at the right."""
    figure = len(words) < 24 and (words[:1].isdigit() or words[:1] in "+\u2212x")
    look = ' class="n"' if figure and words else ' class="u"' if "://" in words else ""
    return f"<td{look}>{_inline(words)}</td>"


def _inline(text: str) -> str:
    """Text with `code` in it, as HTML."""
    parts = escape(text, quote=False).split("`")
    return "".join(f"<code>{part}</code>" if place % 2 else part for place, part in enumerate(parts))
