"""The rulebook, the code and the tests are one: held together by the numbers of the cases."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import borderwar
from borderwar.model.orders import PATH_LONGEST
from borderwar.model.scenario import FRONT_LINES
from borderwar.model.supply import Command
from borderwar.model.tables import LawColumns
from borderwar.rulebook import Case, case, chapters, read_blocks, references, search
from borderwar.rules import (
    air,
    air_fights,
    air_search,
    assault,
    bases,
    batteries,
    boats,
    bridge_works,
    clearing,
    command,
    crossings,
    departures,
    encircle,
    far_tables,
    fire,
    firepower,
    ground_costs,
    guns,
    light,
    loss,
    morale,
    movement,
    night,
    posture,
    rally,
    reaction,
    scenario_tables,
    sight,
    stacking,
    stores,
    strength,
    supply,
    supply_tables,
    tunnels,
    water_tables,
    works,
)

PACKAGE = Path(borderwar.__file__).parent
TESTS = Path(__file__).parent.parent
SCENARIOS = PACKAGE.parent.parent / "scenarios"
COMBAT = SCENARIOS / "catalogue" / "combat.yaml"

CITED = re.compile(r"\[(\d+\.\d+)\](?: to \[(\d+\.\d+)\])?")
REFUSED = re.compile(r"refuse\(\s*\w+,\s*(\d+)")
QUOTED = re.compile(r'Refusal\(\s*"(\d+\.\d+)"')
RULED = re.compile(r'rule: "?(\d+\.\d+)"?')
MARKED = re.compile(r'\.rule\("(\d+\.\d+)"\)')
WRITTEN = re.compile(r"(?<![\d.])([1-9]\d?\.\d+)(?! times| %)(?![\d.]*\d)")
SETTING = re.compile(r"`([a-z]+(?:-[a-z]+)+|beta|duds)` (\d+)")

CASES = {found.number: found for chapter in chapters() for found in chapter.cases}


def spread(first: str, last: str) -> Iterator[str]:
    """The numbers from one case to another of its chapter: ``spread("8.1", "8.3")``."""
    chapter, start = first.split(".")
    for number in range(int(start), int(last.split(".")[1]) + 1):
        yield f"{chapter}.{number}"


def cited_in(text: str) -> Iterator[str]:
    """Every case that docstrings, comments and refusals of a source name."""
    for first, last in CITED.findall(text):
        if int(first.split(".")[0]) > 0:
            yield from spread(first, last or first)
    for number in REFUSED.findall(text):
        yield f"{int(number) // 100}.{int(number) % 100}"
    yield from QUOTED.findall(text)


def sources(*folders: str) -> list[Path]:
    """The Python files of some floors."""
    return sorted(source for folder in folders for source in (PACKAGE / folder).rglob("*.py"))


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.title)
def test_cases_are_numbered_without_gaps(chapter):
    assert [found.number for found in chapter.cases] == [
        f"{chapter.number}.{place}" for place in range(1, len(chapter.cases) + 1)
    ]
    assert all(found.text for found in chapter.cases)


def test_chapters_are_numbered_without_gaps():
    numbers = [chapter.number for chapter in chapters()]
    assert numbers == sorted(set(numbers))
    assert set(range(1, 17)) <= set(numbers) <= set(range(1, 22))


@pytest.mark.parametrize("source", sources("."), ids=lambda source: source.relative_to(PACKAGE).as_posix())
def test_every_case_that_code_names_is_in_the_rulebook(source):
    missing = set(cited_in(source.read_text(encoding="utf-8"))) - set(CASES)
    assert not missing, f"the rulebook has no {sorted(missing)}"


def test_every_case_is_named_by_the_code_that_does_it():
    named = {
        number
        for source in sources("rules", "model", "content")
        for number in cited_in(source.read_text(encoding="utf-8"))
    }
    silent = [number for number, found in CASES.items() if number not in named and not found.is_definition]
    assert not silent, f"no docstring or refusal names {silent}"


def test_every_case_that_decides_something_has_a_test():
    marked = {
        number
        for test in TESTS.rglob("test_*.py")
        for number in MARKED.findall(test.read_text(encoding="utf-8"))
    }
    assert marked <= set(CASES), f"tests name {sorted(marked - set(CASES))}, which the rulebook has not"
    untested = [number for number, found in CASES.items() if number not in marked and not found.is_definition]
    assert not untested, f"no test shows {untested}"


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.title)
def test_cases_that_cases_name_exist(chapter):
    missing = set(WRITTEN.findall(chapter.text)) - set(CASES)
    assert not missing, f"the rulebook has no {sorted(missing)}"
    linked = {number for block in chapter.blocks for _, _, number in references(block.text)}
    titles = {found.number for found in chapter.cases}
    assert linked | titles == set(WRITTEN.findall(chapter.text)) | titles, "each is a link on the screen"


@pytest.mark.parametrize(
    "page", sorted(SCENARIOS.rglob("*.yaml")), ids=lambda page: f"{page.parent.name}/{page.stem}"
)
def test_every_case_that_a_scenario_names_is_in_the_rulebook(page):
    text = page.read_text(encoding="utf-8")
    named = {number for found in CITED.findall(text) for number in found if number} | set(RULED.findall(text))
    assert named <= set(CASES), f"the rulebook has no {sorted(named - set(CASES))}"


def test_the_laws_numbers_are_those_of_the_catalogue():
    shipped = dict(
        re.findall(r"^  ([a-z-]+): +\{value: (\d+)", COMBAT.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert set(shipped) == {name.replace("_", "-") for name in LawColumns._fields}
    told = {name: number for chapter in chapters() for name, number in SETTING.findall(chapter.text)}
    assert told == shipped, "each number of the law stands in the case that uses it"


@pytest.mark.parametrize(
    ("number", "words", "is_so"),
    [
        ("1.3", "fire takes at least 10 s", fire.SHORTEST_FIRE == 10),
        ("1.3", "shelling 30 s", guns.SHORTEST_EFFECT == 30),
        ("1.3", "digging 60 s", posture.SHORTEST_DIG == 60),
        ("2.3", "twice its width", FRONT_LINES == 2),
        ("3.1", "34 hexes", PATH_LONGEST == 34),
        ("3.7", "90 s", movement.MOUNT_SECONDS == 90),
        ("3.7", "horses 60 s", movement.HORSE_SECONDS == 60),
        ("3.11", "slope of 10 %", ground_costs.STEEP == 10),
        ("4.1", "2 m above the ground", sight.EYE == 20),
        ("4.2", "5 km", scenario_tables.SIGHT_METRES == 5000),
        ("4.3", "men on foot are found at 900 m", scenario_tables.SIGNATURE_MEN == 900),
        ("4.3", "men with guns or mortars at 800 m", scenario_tables.SIGNATURE_GUN == 800),
        ("4.3", "horsemen at 1800 m", scenario_tables.SIGNATURE_HORSE == 1800),
        ("4.3", "vehicles at 2200 m", scenario_tables.SIGNATURE_VEHICLE == 2200),
        ("4.6", "two hours", sight.MEMORY == 7200),
        ("5.4", "ten aimed rounds a minute", strength.RIFLE_RATE == 10),
        ("5.4", "to the power 0.7", strength.SMALL_ARMS_POWER == 70 * 65536 // 100),
        ("5.6", "25 m in an assault", strength.POINT_BLANK == 25),
        ("5.6", "to 420 m", strength.BORDER == 420),
        ("5.11", "0.577 of a hex", strength.SIDE == 577),
        ("5.11", "840 m beyond", strength.BEYOND == 840),
        ("5.11", "400 stand in the firing line", strength.LINE == 400),
        ("6.3", "120 s of ranging", guns.RANGING == 120),
        ("6.3", "60 s more", guns.CALLING == 60),
        ("6.3", "at least 30 s", guns.SHORTEST_EFFECT == 30),
        ("6.4", "by 50 m", guns.SPREAD == 50),
        ("6.4", "each 40 m", guns.SPREAD_RANGE == 40),
        ("6.4", "70 % at most", guns.STRAY_MOST == 700),
        ("6.9", "ten minutes of fire", batteries.LISTENING == 600),
        ("6.9", "under 200 m", batteries.SMALL_HEX == 200),
        ("6.9", "two hours", batteries.FORGOTTEN == 7200),
        ("7.1", "a twentieth", strength.BULLET_GUNS == 50),
        ("7.2", "none at 70 %", firepower.PIERCE_NONE == 700),
        ("7.2", "all at 130 %", firepower.PIERCE_ALL == 1300),
        ("7.5", "each 25 rifles", guns.ARMOUR_UNDER_SHELLS == 1000 // 25),
        ("7.5", "each 400", air.BOMBS_ON_ARMOUR == 400 and air.BULLETS_ON_ARMOUR == 25),
        ("8.7", "half hour", loss.CARRIED_BACK == 1800),
        ("8.1", "125 s for each 100 m", assault.PACE == 125),
        ("8.3", "for 480 s", assault.CLOSE_SECONDS == 480),
        ("8.4", "as if an hour had passed", assault.WEIGHT == 3600),
        ("8.4", "100 for each doubling", assault.OVERMATCH == 100),
        ("8.4", "at most 250", assault.OVERMATCH_MOST == 250),
        ("9.2", "From 85 %", movement.PINNED == 850),
        ("9.4", "at most eight times", morale.TRIALS == 8),
        ("9.5", "within 500 m", morale.NEIGHBOURHOOD == 500),
        ("9.7", "within 2000 m", morale.RALLY_METRES * 2 == 2000),
        ("9.7", "a run of 2000 m", rally.RUN == 2000),
        ("9.8", "within 1000 m", morale.RALLY_METRES == 1000),
        ("9.8", "30 % or less", morale.RALLY_SUPPRESSION == 300),
        ("9.8", "in 30 minutes", morale.RALLY_HALF_LIFE == 1800),
        ("9.8", "an hour of its clock", morale.RALLY_TAKES == 3600),
        ("9.8", "at least 450", morale.RALLIED_COHESION == 450),
        ("9.9", "every 20 minutes", morale.GIVE_UP_HALF_LIFE == 1200),
        ("9.14", "5 % of its men", encircle.LEFT_ON_THE_WAY == 50),
        ("10.2", "a quarter or more", reaction.REACTION_SHARE == 4),
        ("10.2", "its last 1000 m", reaction.APPROACH == 1000),
        ("10.4", "at least 60 s", posture.SHORTEST_DIG == 60),
        ("10.6", "at least 30 % suppressed", reaction.PRESSED == 300),
        ("11.2", "240 s", bases.ATTACK_SECONDS == 240),
        ("11.2", "at 200 m", far_tables.STRAFE == 200),
        ("11.2", "60 rifle-seconds for each kilogram", strength.BOMB_SECONDS == 60),
        ("11.2", "over 1200 s", bases.SPREAD_SECONDS == 1200),
        ("11.3", "within 600 m", air.FLAK_METRES == 600),
        ("11.3", "slant of 300 m", far_tables.FLAK_SLANT == 300),
        ("11.5", "two and a half times", air.AIR_EYES == 2500),
        ("12.7", "60 s", departures.LEAVE_SECONDS == 60),
        ("11.6", "two hours", bases.TURNAROUND == 7200),
        ("11.9", "1,800 s", air_search.SEARCH_SECONDS == 1800),
        ("11.9", "2,000 m", air_search.SWATH == 2000),
        ("11.9", "60 s", air.SEARCH_FLAK == 60),
        ("11.10", "at least half a fighter", bases.FIGHTER == 500),
        ("11.12", "within 15 km", air_fights.PATROL_METRES == 15000),
        ("11.12", "600 s of flight", air_fights.WARNING == 600),
        ("11.12", "the half of its own fighters", air_fights.CLIMBING == 500),
        ("11.13", "lasts 600 s", air_fights.FIGHT_SECONDS == 600),
        ("11.13", "twice the share", air_fights.TURN_BACK == 2000),
        ("3.12", "takes 180 s", movement.FORM_SECONDS == 180),
        ("3.12", "takes 120 s", movement.DEPLOY_SECONDS == 120),
        ("3.13", "four fifths of the time", crossings.COLUMN_PACE == 800),
        ("3.13", "a quarter of its front", stacking.COLUMN_FRONT == 4),
        ("3.13", "only one man in 4", firepower.COLUMN_FIRE == 4),
        ("3.14", "300 per mille or less", crossings.DARK == 300),
        ("7.2", "a third meet its side", firepower.SIDE_FACED == 333),
        ("7.2", "two thirds meet the side", firepower.SIDE_FLANKED == 667),
        ("7.6", "8 mm times the cube root", strength.SPLINTER == 8),
        ("7.6", "at 100 m", strength.ABOVE_METRES == 100),
        ("7.6", "half of the fire always tells", works.NEAR_MISS == 500),
        ("8.8", "850 per mille or less", firepower.CLOSE_COUNTRY == 850),
        ("8.8", "half an hour deep", firepower.TRENCH == 1800),
        ("8.8", "to half or less", firepower.POOR_SIGHT == 500),
        ("8.10", "nine in ten", night.MOST_SURPRISE == 900),
        ("8.10", "150 is added", assault.STARTLED == 150),
        ("8.11", "four tenths", night.MOST_CONFUSION == 400),
        ("16.4", "50 minutes later", light.LATER == 50),
        ("16.5", "less than 300 per mille", sight.NIGHT == 300),
        ("16.6", "dries by 40 per mille", light.DRYING == 40),
        ("16.6", "half of every speed", light.MUD == 500),
        ("20.4", "at least 60 s", clearing.SHORTEST_WORK == 60),
        ("20.4", "3 times as fast", clearing.ENGINEERS == 3),
        ("20.6", "at least 60 s", works.QUICKEST == 60),
        ("20.6", "lose a quarter", works.CAREFUL == 250),
        ("20.6", "lose a tenth", works.LINGER == 100),
        ("20.8", "up to four times that weight", works.TOO_HEAVY == 4),
        ("20.9", "takes 300 s", tunnels.STAIRS == 300),
        ("20.11", "a quarter of his power", tunnels.BARE_HANDS == 250),
        ("20.11", "as if an hour had passed", tunnels.STORM_WEIGHT == 3600),
        ("18.4", "less than a quarter", stores.SCARCE == 4),
        ("18.4", "half the fire, at half the cost", stores.HUSBANDED == 500),
        ("18.8", "up to three times", supply.LOOKS == 3),
        ("19.3", "by runner 1500 m", supply_tables.REACH["runner"] == 1500),
        ("19.3", "by telephone 5 km", supply_tables.REACH["telephone"] == 5000),
        ("19.3", "by radio 20 km", supply_tables.REACH["radio"] == 20_000),
        ("19.4", "700 per mille", Command().share == 700),
        ("19.5", "60 minutes", Command().succession == 60),
        ("19.6", "70 % of him", command.HEIR_QUALITY == 700),
        ("17.6", "at least 300 s", bridge_works.SHORTEST_WORK == 300),
        ("17.6", "a hundred engineers", bridge_works.GANG == 100),
        ("17.6", "half of that work", bridge_works.REPAIR == 2),
        ("17.7", "300 s of a hundred engineers", bridge_works.CLEARING == 300),
        ("17.8", "within 2 hexes", bridge_works.PLUNGER == 2),
        ("17.8", "60 s", bridge_works.BLOW_SECONDS == 60),
        ("17.8", "One blow in 6", bridge_works.DUDS == 6),
        ("17.10", "300 s and the time to row", boats.EMBARK_SECONDS == 300),
        ("17.10", "120 s and the time of a step", boats.LAND_SECONDS == 120),
        ("17.13", "From 3 cm of ice on", water_tables.BOAT_ICE == 3),
        ("17.14", "60 % are left", crossings.LANDING == 600),
    ],
)
def test_the_numbers_of_the_rulebook_are_those_of_the_code(number, words, is_so):
    assert words in case(number).plain, f"{number} no longer says '{words}'"
    assert is_so, f"the code no longer does what {number} says: {words}"


def test_a_case_is_found_by_its_number():
    assert case("5.3") is CASES["5.3"]
    assert case("[5.3]") == case("5.3") == Case("5.3", case("5.3").text, "5. Direct fire")
    with pytest.raises(KeyError):
        case("5.99")


def test_cases_are_found_by_their_words():
    found = {entry.number for entry in search("Lorries mount")}
    assert "3.7" in found
    assert found < {entry.number for entry in search("lorries")}
    assert search("") == search("zeppelin") == ()


def test_a_page_is_cut_into_headings_cases_paragraphs_and_items():
    blocks = read_blocks("# 6. Zones\n\n**6.1** The *six* hexes.\n\nA note `here`.\n\n- one\n- two\n")

    assert [(block.kind, block.case, block.text) for block in blocks] == [
        ("chapter", "", "6. Zones"),
        ("case", "6.1", "The six hexes."),
        ("text", "", "A note here."),
        ("item", "", "one"),
        ("item", "", "two"),
    ]


def test_notes_are_no_part_of_a_case():
    assert all("Designer's note" not in found.text for found in CASES.values())
    assert sum(len(chapter.notes) for chapter in chapters()) >= 8


def test_reading_the_rulebook_needs_no_rules():
    heavy = "import sys, borderwar.rulebook as book; book.chapters(); sys.exit('numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", heavy], check=True)
