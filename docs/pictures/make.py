"""Makes the pictures of the README and of docs/ again: `python docs/pictures/make.py [NAME ...]`.

Needs borderwar and pillow (the `test` extra); chromium for the page of a study.  Every picture
comes from games that the computer plays with fixed seeds, so it shows the program as it is.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pygame
from PIL import Image

from borderwar.content.load import load_scenario
from borderwar.content.places import scenario_folder
from borderwar.rules.setup import prepare
from borderwar.session.computer import played_game
from borderwar.session.game import Game
from borderwar.study import worker
from borderwar.study.rows import row_of
from borderwar.ui import aftermath
from borderwar.ui.appearance import wear
from borderwar.ui.counters.specimens import draw_branches, draw_states
from borderwar.ui.palette import NATIONS, PAPER
from borderwar.ui.screens.chooser import ChooserScreen
from borderwar.ui.screens.encyclopaedia import EncyclopaediaScreen
from borderwar.ui.screens.ending import EndingScreen, ending_model
from borderwar.ui.screens.losses import LossesScreen
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.settings import Settings
from borderwar.ui.shot import draw_shot, draw_steps

HERE = Path(__file__).parent
SCENARIO, SEED, TURN, SIDE = "tauran-1936", 1, 13, 1
"""The game that most pictures show, and the moment."""


def image_of(surface: pygame.Surface) -> Image.Image:
    """A surface as a picture of pillow."""
    return Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))


def few_colours(picture: Image.Image, colours: int) -> Image.Image:
    """A palette for a picture: most of it for what there is much of, the rest for small vivid things."""
    rare = colours // 4
    codes: list[int] = []
    for method, count in ((Image.Quantize.MEDIANCUT, colours - rare), (Image.Quantize.MAXCOVERAGE, rare)):
        codes += (picture.quantize(count, method).getpalette() or [])[: 3 * count]
    out = Image.new("P", (1, 1))
    out.putpalette(codes)
    return out


def write(name: str, picture: Image.Image, colours: int = 256) -> None:
    """Write a PNG of few colours: a third of the size, and no difference to be seen."""
    path = HERE / name
    few = picture.quantize(palette=few_colours(picture, colours), dither=Image.Dither.FLOYDSTEINBERG)
    few.save(path, optimize=True)
    print(f"{path.name}: {picture.width} x {picture.height}, {path.stat().st_size:,} bytes")


def game() -> Game:
    """The computer's game."""
    folder = scenario_folder(SCENARIO)
    assert folder is not None, SCENARIO
    scenario, problems = load_scenario(folder)
    assert scenario is not None, problems
    return played_game(prepare(scenario), SEED, ("staff", "staff"))


def with_target(played: Game, position: int) -> tuple[str | None, str | None]:
    """A unit of the side to move that can fire, and the hex of its enemy."""
    view = played.view(SIDE, position)
    for unit in view.units:
        if unit.side != SIDE or unit.hex < 0 or unit.aircraft:
            continue
        for row, refusal in view.targets(unit.row).items():
            enemy = view.unit(row)
            if refusal is None and enemy is not None and enemy.hex >= 0:
                return unit.id, enemy.number
    return None, None


def play() -> None:
    """The play screen with the forecast of a fight."""
    played = game()
    position = played.position_of_turn(TURN - 1, SIDE)
    unit, aim = with_target(played, position)
    for name, how in (
        ("play.png", {}),
        ("play-contrast.png", {"colours": "contrast", "counters": "pictures"}),
    ):
        shot = draw_shot(played, side=SIDE, position=position, select=unit, aim=aim, **how)
        write(name, image_of(shot))


def counters() -> None:
    """Every branch as symbol and as picture, every state."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    window = pygame.Surface((1500, 700))
    window.fill(PAPER)
    draw_branches(window, (60, 70), (72, 90), 60)
    for column, nation in enumerate(NATIONS):
        draw_states(window, nation, (80, 290 + 110 * column), 150, 92)
    write("counters.png", image_of(window), 128)


def turn() -> None:
    """A turn of both sides, order by order, as an animated picture."""
    wear("standard", "symbols")
    played = game()
    first, last = played.position_of_turn(TURN - 1, 0), played.position_of_turn(TURN, 0)
    frames = [image_of(frame) for frame in draw_steps(played, first, last, (760, 480))]
    every = max(1, len(frames) // 44)
    chosen = [*frames[:-1:every], frames[-1]]
    palette = Image.new("RGB", (760, 960))
    palette.paste(chosen[0], (0, 0))
    palette.paste(chosen[-1], (0, 480))
    common = few_colours(palette, 160)
    few = [frame.quantize(palette=common, dither=Image.Dither.NONE) for frame in chosen]
    path = HERE / "turn.gif"
    times = [1200, *[220] * (len(few) - 2), 2200]
    few[0].save(path, save_all=True, append_images=few[1:], duration=times, loop=0, optimize=True)
    print(f"{path.name}: {len(few)} frames, {path.stat().st_size:,} bytes")


def chooser() -> None:
    """The list of incidents with their map and the card of one."""
    wear("standard", "symbols")
    pygame.display.init()
    pygame.font.init()
    window = pygame.display.set_mode((1920, 1080))
    screen = ChooserScreen(Settings())
    screen.shelf.finish()
    screen.tick(0)
    screen.chosen = next(
        row for row, entry in enumerate(screen.shelf.entries) if entry.folder.name == SCENARIO
    )
    screen.resize(window.get_size(), 1.0)
    for _ in range(3):  # each look asks for pictures that the next one shows
        screen.refresh()
        screen.draw(window)
        screen.gallery.workshop.finish()
        screen.stale = True
    write("chooser.png", image_of(window))


def papers() -> None:
    """The screen of losses, an entry of the encyclopaedia, and the end of a game beside 200 others."""
    wear("standard", "symbols")
    played = game()
    pygame.display.init()
    pygame.font.init()
    window = pygame.display.set_mode((1280, 800))
    play_screen = PlayScreen(played, SIDE, {}, Settings())
    worker.begin(played.scenario.folder, aftermath.POLICIES)
    ending = EndingScreen(play_screen)
    ending.rows = tuple(map(row_of, worker.play(tuple(range(1, aftermath.GAMES + 1)))))
    ending.shown = ending_model(ending.report)
    for name, screen in (
        ("losses.png", LossesScreen(play_screen.situation)),
        ("encyclopaedia.png", EncyclopaediaScreen(played.scenario, "weapon/type-94-37mm")),
        ("ending.png", ending),
    ):
        screen.resize(window.get_size(), 1.0)
        screen.refresh()
        screen.draw(window)
        write(name, image_of(window), 96)


BROWSER = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)
PAGES = ((1280, "1"), (400, "0"))
"""Widths at which a study's page is shown, and the scheme of colours: 1 light, 0 dark."""


def report() -> None:
    """The page of a study on a desk by day and on a telephone by night; needs chromium."""
    browser = shutil.which("chromium")
    if browser is None:
        print("report.png: left as it is, there is no chromium here")
        return
    from borderwar.cli.main import main

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        arguments = ["study", SCENARIO, "--games", str(aftermath.GAMES), "--out", folder]
        if main(arguments):
            raise SystemExit("the study did not come to its end")
        shots = []
        for wide, scheme in PAGES:
            shot = place / f"{wide}.png"
            subprocess.run(
                [
                    browser,
                    *BROWSER,
                    f"--user-data-dir={place / 'browser'}",
                    f"--blink-settings=preferredColorScheme={scheme}",
                    f"--window-size={wide},1500",
                    f"--screenshot={shot}",
                    (place / "report.html").as_uri(),
                ],
                check=True,
                capture_output=True,
            )
            shots.append(Image.open(shot).convert("RGB"))
    both = Image.new("RGB", (sum(shot.width for shot in shots) + 24, 1500), "white")
    both.paste(shots[0], (0, 0))
    both.paste(shots[1], (shots[0].width + 24, 0))
    write("report.png", both, 64)


PICTURES_OF: dict[str, Callable[[], None]] = {
    "play": play,
    "chooser": chooser,
    "counters": counters,
    "turn": turn,
    "papers": papers,
    "report": report,
}

if __name__ == "__main__":
    for variable in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        os.environ.setdefault(variable, "dummy")
    for name in sys.argv[1:] or PICTURES_OF:
        PICTURES_OF[name]()
