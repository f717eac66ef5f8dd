"""The replay: any moment by key and mouse, beside history, beside another record, played on as a branch."""

import time
from pathlib import Path

import pygame
import pytest
from hands import Hands, open_app, play_screen, setup
from test_layout import look_over

from borderwar.model.orders import End, Move
from borderwar.session.autosave import notes_path
from borderwar.session.bookmarks import bookmarks_of
from borderwar.session.computer import played_game
from borderwar.session.game import Game
from borderwar.session.history import ground_gauges, loss_gauges, places_of, stands
from borderwar.session.intent import intents_of
from borderwar.session.log import Difference, log_text, replay
from borderwar.ui.games import open_saved
from borderwar.ui.play.desk import NOBODY
from borderwar.ui.play.intents import LookAt
from borderwar.ui.replay.cards import UnitCard
from borderwar.ui.replay.facts import FactsPanel
from borderwar.ui.replay.far import FarPanel
from borderwar.ui.replay.records import RecordsPanel
from borderwar.ui.replay.showing import Beside
from borderwar.ui.saves import read_saved
from borderwar.ui.screens.note import NoteScreen
from borderwar.ui.screens.play import PlayScreen
from borderwar.ui.screens.replay import ReplayScreen, replay_screen
from borderwar.ui.settings import Settings
from borderwar.ui.shot import draw_replay


@pytest.fixture(scope="module")
def whole() -> Game:
    """A whole game of the computer against itself: some 800 orders."""
    return played_game(setup(), 417, ("staff", "staff"))


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    for name in ("borderwar.ui.saves.saves_folder", "borderwar.ui.games.saves_folder"):
        monkeypatch.setattr(name, lambda: tmp_path / "saves")
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: tmp_path / "settings.json")


@pytest.fixture
def record(whole: Game, tmp_path: Path) -> Path:
    """The game as a log on disk."""
    path = tmp_path / "Run 417@watch@staff.log"
    path.write_text(log_text(whole, comments=False), encoding="utf-8")
    return path


def opened(game: Game, path: Path | None = None, own: int | None = None, **more: object) -> Hands:
    """The replay of a game, in a window."""
    settings = Settings(speed=3)
    return Hands(open_app(replay_screen(game, own, settings, "passive", path, **more), (1280, 720)))


def replay_of(hands: Hands) -> ReplayScreen:
    return next(screen for screen in hands.app.stack if isinstance(screen, ReplayScreen))


@pytest.mark.checklist("G1")
def test_stepping_through_a_record_shows_the_recorded_state_after_every_order(whole):
    hands = opened(whole.branch(60))
    showing = replay_of(hands).showing
    recorded = [whole.digest_at(order) for order in range(61)]
    seen = []
    for _ in range(61):
        seen.append(showing.view.state.digest())
        hands.key(pygame.K_PERIOD, 0, ".")
    assert seen == recorded
    hands.key(pygame.K_END)
    for order in range(60, -1, -1):
        assert showing.view.state.digest() == recorded[order], order
        hands.key(pygame.K_COMMA, 0, ",")


@pytest.mark.checklist("G1")
def test_every_moment_of_500_orders_can_be_jumped_to(whole):
    screen = replay_of(opened(whole))
    for order in (*range(0, whole.position, 7), whole.position):
        screen.on_intent(LookAt(order))
        assert screen.showing.at == order
        assert screen.showing.view.state.digest() == whole.digest_at(order)


@pytest.mark.checklist("G1")
def test_dragging_along_the_bar_scrubs_forth_and_back(whole):
    hands = opened(whole)
    screen = replay_of(hands)
    bar = screen.control("scrubber.bar").place
    hands.drag((bar.left + 2, bar.centery), (bar.centerx, bar.centery))
    middle = screen.showing.at
    assert abs(screen.showing.axis().share(middle) - 0.5) < 0.02
    hands.drag((bar.centerx, bar.centery), (bar.left + bar.width // 4, bar.centery))
    assert 0 < screen.showing.at < middle


@pytest.mark.checklist("G2")
def test_a_jump_with_its_picture_takes_less_than_a_tenth_of_a_second(whole):
    assert whole.position > 500
    hands = opened(whole)
    screen = replay_of(hands)
    while not screen.showing.curve_ready:
        screen.showing.work()
    screen.stage.painter.finish(screen.stage.camera)
    hands.app.step(0)
    times = []
    for order in (700, 3, 499, 250, 120, 600, 1):
        start = time.process_time()
        screen.on_intent(LookAt(order))
        hands.app.step(0)
        times.append(time.process_time() - start)
    assert sorted(times)[len(times) // 2] < 0.1


@pytest.mark.checklist("G3")
def test_marks_for_fights_losses_and_ground_jump_to_their_order(whole):
    hands = opened(whole)
    screen = replay_of(hands)
    for kind in ("fight", "loss", "ground"):
        mark = next(mark for mark in screen.showing.situation.marks if mark.kind == kind)
        screen.on_intent(LookAt(0))
        hands.app.step(16)
        hands.press(f"scrubber.mark.{mark.turn}.{kind}")
        assert screen.showing.at == mark.order


@pytest.mark.checklist("G3")
def test_the_keys_go_from_mark_to_mark(whole):
    hands = opened(whole)
    screen = replay_of(hands)
    orders = sorted({mark.order for mark in screen.showing.situation.marks})
    hands.key(pygame.K_RIGHTBRACKET, 0, "]")
    hands.key(pygame.K_RIGHTBRACKET, 0, "]")
    assert screen.showing.at == orders[1]
    hands.key(pygame.K_LEFTBRACKET, 0, "[")
    assert screen.showing.at == orders[0]


@pytest.mark.checklist("G3")
def test_a_bookmark_keeps_its_note_beside_the_record(whole, record):
    before = record.read_bytes()
    hands = opened(whole, record)
    screen = replay_of(hands)
    screen.on_intent(LookAt(40))
    hands.key(pygame.K_b, 0, "b")
    assert isinstance(hands.app.screen, NoteScreen)
    hands.letters("here")
    hands.key(pygame.K_RETURN)
    assert [(mark.order, mark.note) for mark in bookmarks_of(record).marks] == [(40, "here")]
    assert record.read_bytes() == before
    assert screen.panes["scrubber"].shown_model.note == "here"


@pytest.mark.checklist("G3")
def test_a_bookmark_that_cannot_be_written_is_said_in_one_sentence(whole, record):
    notes_path(record).mkdir()
    hands = opened(whole, record)
    screen = replay_of(hands)
    assert "cannot be read" in screen.showing.problem
    screen.showing.situation.bookmarks.path = notes_path(record) / "gone" / "notes"
    screen.showing.runner.bookmark(3, "a note")
    message = screen.showing.situation.desk.message
    assert message.bad
    assert "could not be kept in" in message.text
    assert screen.showing.situation.bookmarks.at(3).note == "a note"


@pytest.mark.checklist("G4")
def test_a_game_that_goes_on_is_seen_through_its_players_eyes_alone(whole):
    going_on = whole.branch(300)
    assert not going_on.over
    hands = opened(going_on, own=1)
    screen = replay_of(hands)
    for _ in range(3):
        hands.key(pygame.K_v, 0, "v")
    showing = screen.showing
    assert showing.eyes == (1,)
    assert showing.situation.side == 1
    assert showing.view.state.buffer.tobytes() == going_on.view(1, showing.at).state.buffer.tobytes()
    assert screen.panes["top"].shown_model.locked


@pytest.mark.checklist("G4")
def test_once_it_is_over_it_is_seen_without_fog_and_from_either_side(whole):
    hands = opened(whole, own=0)
    showing = replay_of(hands).showing
    showing.runner.look_at(300)
    seen = []
    for _ in range(3):
        seen.append((showing.situation.side, len(showing.view.units)))
        hands.key(pygame.K_v, 0, "v")
    assert [side for side, _ in seen] == [None, 0, 1]
    assert seen[0][1] == len(whole.scenario.units)
    assert seen[1][1] < seen[0][1]
    assert seen[2][1] < seen[0][1]


@pytest.mark.checklist("G5")
def test_playing_on_makes_a_branch_and_leaves_the_record_as_it_is(whole, record):
    before, digest = record.read_bytes(), whole.state.digest()
    hands = opened(whole, record)
    replay_of(hands).on_intent(LookAt(200))
    hands.key(pygame.K_p, 0, "p")
    hands.press("row.0")
    play = hands.app.screen
    assert isinstance(play, PlayScreen)
    assert (play.runner.game.position, play.situation.side) == (200, 0)
    assert play.runner.game.branch_of == ("Run 417", 200)
    play.runner.game.submit(End())
    assert (record.read_bytes(), whole.state.digest()) == (before, digest)


@pytest.mark.checklist("G5")
def test_the_records_tab_lists_branches_as_a_tree(whole, record):
    branch = whole.branch(200, "Run 417")
    branch.submit(End())
    (record.parent / "What if@japan@staff.log").write_text(log_text(branch), encoding="utf-8")
    showing = replay_of(opened(whole, record)).showing
    showing.tab = "records"
    rows = RecordsPanel().model(showing).branches
    assert [(row.name, row.depth, row.own) for row in rows] == [("Run 417", 0, True), ("What if", 1, False)]
    assert "left at order 200" in rows[1].note


@pytest.mark.checklist("G6")
def test_two_records_are_compared_order_by_order_and_unit_by_unit(whole, record):
    other = whole.branch(200, "Run 417")
    while not other.over:
        other.submit(End())
    path = record.parent / "Ended@watch@staff.log"
    path.write_text(log_text(other, comments=False), encoding="utf-8")
    hands = opened(whole, record)
    screen = replay_of(hands)
    screen.on_intent(Beside(path))
    screen.on_action("tab")
    screen.on_action("tab")
    hands.app.step(16)
    model = screen.panes["records"].shown_model
    assert model.jump == 200
    assert (model.first, model.second) == (str(whole.steps[200].order), "end")
    hands.press("records.parting")
    assert screen.showing.at == 200
    assert screen.panes["records"].shown_model.units == (), "so far the two are the same"
    screen.on_intent(LookAt(260))
    hands.app.step(16)
    units = screen.panes["records"].shown_model.units
    assert units
    theirs = {unit.id: unit.hex for unit in screen.showing.other_view().units}
    drawn = {ghost.row: ghost.hex for ghost in screen.stage.ghosts()}
    for unit in units:
        assert unit.here != unit.there or unit.men[0] != unit.men[1] or not unit.same
        if unit.there != "–":
            assert drawn[unit.row] == theirs[whole.setup.unit_ids[unit.row]], "both places are on the map"


@pytest.mark.checklist("G7")
def test_the_history_panel_holds_every_fact_with_source_and_confidence(whole):
    showing = replay_of(opened(whole)).showing
    showing.tab = "events"
    model = FactsPanel().model(showing)
    entries = [fact for row in model.rows for fact in row.facts]
    facts = whole.scenario.history.facts
    assert len(entries) == len(facts)
    for fact in facts:
        entry = next(entry for entry in entries if entry.text.endswith(fact.text))
        assert fact.confidence in entry.note
        assert all(key in entry.note and key in entry.sources for key in fact.sources)
    at = {row.turn: [fact.text for fact in row.facts] for row in model.rows}
    assert all(fact.text in at[fact.turn] for fact in facts if fact.turn is not None)


@pytest.mark.checklist("G7")
def test_beside_the_facts_stands_what_happened_here(whole):
    showing = replay_of(opened(whole)).showing
    showing.tab = "events"
    own = [entry for row in FactsPanel().model(showing).rows for entry in row.own]
    marks = showing.situation.marks
    for kind in ("ground", "loss"):
        assert sum(entry.kind == kind for entry in own) == sum(mark.kind == kind for mark in marks) > 0


@pytest.mark.checklist("G8")
def test_ghosts_stand_where_the_history_block_has_them_and_are_dashed_when_unsure(whole):
    screen = replay_of(opened(whole))
    for turn in (1, 8, 14, 20, 28):
        screen.on_intent(LookAt(whole.position_of_turn(turn - 1)))
        known = {stand.unit: stand for stand in stands(whole.setup, turn)}
        ghosts = {whole.setup.unit_ids[ghost.row]: ghost for ghost in screen.stage.ghosts()}
        assert {unit: ghost.hex for unit, ghost in ghosts.items()} == {u: s.hex for u, s in known.items()}
        assert {unit: ghost.look.certain for unit, ghost in ghosts.items()} == {
            unit: stand.certain for unit, stand in known.items()
        }
        for position in whole.scenario.history.positions:
            if position.turn == turn:
                assert ghosts[position.unit].hex == whole.setup.index(position.at)


@pytest.mark.checklist("G8")
def test_history_is_switched_off_and_on_by_a_key(whole):
    hands = opened(whole)
    screen = replay_of(hands)
    hands.key(pygame.K_h, 0, "h")
    assert not screen.showing.ghosts_on
    hands.key(pygame.K_h, 0, "h")
    assert screen.showing.ghosts_on


@pytest.mark.parametrize("turn", [1, 9, 16, 30])
def test_the_figures_of_the_panel_are_those_of_the_session_and_so_of_a_study(whole, turn):
    showing = replay_of(opened(whole)).showing
    showing.runner.look_at(whole.position_of_turn(turn - 1))
    model = FarPanel().model(showing)
    state = whole.state_at(showing.at)
    losses = [gauge for gauge in loss_gauges(whole.setup, state) if gauge.measure != "total"]
    assert [(g.side, g.measure, g.value, g.low, g.high) for g in model.gauges] == [
        (g.side, g.measure, g.value, g.low, g.high) for g in losses
    ]
    ground = ground_gauges(whole.setup, state, turn)
    assert [row.name for row in model.ground] == [gauge.name for gauge in ground]
    assert [row.same for row in model.ground] == [gauge.here == gauge.then for gauge in ground]
    assert dict(showing.places()) == places_of(whole.setup, state)


def test_the_curve_has_the_distance_of_every_turns_end(whole):
    showing = replay_of(opened(whole)).showing
    while showing.work():
        pass
    for point in showing.curve()[: whole.turn + 1]:
        showing.runner.look_at(whole.position_of_turn(point.turn))
        assert showing.far().mean_metres == point.mean


def marched_to_its_goal(game: Game, number: int) -> bool:
    """Whether an order was a march of some hexes, and nothing stopped it."""
    order = game.steps[number].order
    if not isinstance(order, Move) or len(order.path) < 3:
        return False
    after = game.state_at(number + 1)
    return int(after.units.hex[setup().row_of[order.unit]]) == setup().index(order.path[-1])


@pytest.mark.checklist("G11")
def test_a_tampered_record_has_a_red_bar_that_names_order_and_field(whole, record):
    lines = record.read_text(encoding="utf-8").split("\n")
    orders = [at for at, line in enumerate(lines) if line[:1].isdigit()]
    place = orders[next(number for number in range(80, len(orders)) if marched_to_its_goal(whole, number))]
    order, check = lines[place].split("  ~")
    lines[place] = f"{order.rsplit('>', 1)[0]}  ~{check}"
    record.write_text("\n".join(lines), encoding="utf-8")
    good = sum(line[:1].isdigit() for line in lines[:place])

    screen = open_saved(read_saved(record), Settings())
    hands = Hands(open_app(screen))

    model = screen.panes["trouble"].shown_model
    assert str(good) in model.text
    assert lines[place].split("  ~")[0].split()[-2] in model.detail
    assert f"line {place + 1}" in model.detail
    _, difference = replay(record.read_text(encoding="utf-8"), setup())
    assert difference.field in model.text
    assert screen.showing.at == good
    hands.key(pygame.K_COMMA, 0, ",")
    assert screen.showing.view.state.digest() == whole.digest_at(good - 1), "it can be watched up to there"


@pytest.mark.checklist("G11")
@pytest.mark.parametrize(("size", "scale"), [((1024, 600), 100), ((1366, 768), 200), ((3840, 2160), 200)])
def test_the_red_bar_has_room_for_every_word(whole, size, scale):
    trouble = Difference(
        604, "10 japan assault iwazaki-2 2313 post-hmg  ~aaaa", "units.suppression", "why", 100
    )
    settings = Settings(scale=scale, speed=3)
    screen = replay_screen(whole.branch(100), None, settings, "staff", None, trouble)
    Hands(open_app(screen, size, scale))
    look_over(screen, f"{size} at {scale} %")
    assert screen.panes["trouble"].shown


def test_a_finished_log_opens_as_a_replay_and_a_game_that_goes_on_at_the_table(whole, record):
    assert isinstance(open_saved(read_saved(record), Settings(), keep=False), ReplayScreen)
    going_on = record.parent / "Going on@japan@staff.log"
    going_on.write_text(log_text(whole.branch(100)), encoding="utf-8")
    assert isinstance(open_saved(read_saved(going_on), Settings(), keep=False), PlayScreen)


@pytest.mark.checklist("D7")
def test_playing_the_record_shows_every_order_and_a_press_halts_it(whole):
    hands = opened(whole.branch(30))
    screen = replay_of(hands)
    hands.key(pygame.K_SPACE, 0, " ")
    hands.wait(300)
    at = screen.showing.at
    assert at > 0
    hands.key(pygame.K_SPACE, 0, " ")
    hands.wait(300)
    assert screen.showing.at <= at + 1
    hands.key(pygame.K_SPACE, 0, " ")
    hands.wait(6000)
    assert screen.showing.at == 30
    assert not screen.showing.playing


@pytest.mark.checklist("G8")
def test_the_play_screen_shows_the_same_ghosts_as_the_replay(whole):
    hands = Hands(open_app(play_screen(None)))
    hands.play.runner.take_game(whole)
    hands.play.runner.look_at(whole.position_of_turn(10))
    assert hands.play.situation.history_stands() == stands(whole.setup, 11)


def test_a_picture_of_the_replay_is_made_without_a_screen(whole):
    picture = draw_replay(whole, (1024, 600), 300)
    assert picture.get_size() == (1024, 600)
    assert len({picture.get_at((x, 300))[:3] for x in range(0, 700, 7)}) > 20, "the map is drawn"


def test_clicking_a_unit_sets_it_beside_its_place_in_history(whole):
    hands = opened(whole)
    screen = replay_of(hands)
    screen.on_intent(LookAt(300))
    hands.key(pygame.K_n, 0, "n")
    assert screen.showing.situation.desk.selected != NOBODY
    hands.app.step(16)
    model = screen.panes["unit-card"].shown_model
    apart = screen.showing.apart(screen.showing.situation.desk.selected)
    assert whole.setup.number(apart.here) in model.rows[0][1]
    hands.key(pygame.K_ESCAPE)
    assert screen.showing.situation.desk.selected == NOBODY


def card_when_known(hands: Hands) -> object:
    """The card of the unit hovered or chosen, once its intent has been thought through."""
    screen = replay_of(hands)
    for _ in range(2000):
        hands.app.step(16)
        if not screen.showing.thoughts.busy:
            break
        time.sleep(0.01)
    hands.app.step(16)
    return screen.panes["unit-card"].shown_model


@pytest.mark.checklist("H6")
def test_hovering_a_unit_shows_what_its_commander_was_after(whole):
    hands = opened(whole)
    screen = replay_of(hands)
    screen.showing.thoughts.seats = ("staff", "staff")
    screen.on_intent(LookAt(whole.position_of_turn(2)))
    unit = next(unit for unit in screen.showing.view.units if unit.side == 0 and unit.hex >= 0)
    screen.showing.situation.desk.hover = unit.hex

    model = card_when_known(hands)

    label, task = model.rows[-1]
    view = whole.view(0, whole.position_of_turn(2)).state
    assert (label, task) == ("It was to", intents_of(whole.setup, view, 0, "staff").tasks[unit.row])


@pytest.mark.checklist("H6")
def test_in_a_game_that_goes_on_nothing_is_told_of_what_the_enemy_is_after(whole):
    hands = opened(whole.branch(whole.position_of_turn(12)), own=0)
    replay_of(hands).on_intent(LookAt(whole.position_of_turn(11)))
    showing = replay_of(hands).showing
    seen = [unit for unit in showing.view.units if unit.hex >= 0]
    for side, told in ((0, True), (1, False)):
        showing.situation.desk.selected = next(unit.row for unit in seen if unit.side == side)
        card_when_known(hands)
        model = UnitCard().model(showing)
        assert model is not None
        assert any(label == "A staff would" for label, _ in model.rows) == told


@pytest.mark.checklist("H6")
def test_a_general_s_unit_shows_what_was_weighed(whole, monkeypatch):
    monkeypatch.setattr("borderwar.ai.commander.usual_budget", lambda setup, turn: 12)
    monkeypatch.setattr("borderwar.ui.replay.thoughts.SECONDS", 60)
    hands = opened(whole)
    screen = replay_of(hands)
    screen.showing.thoughts.seats = ("commander", "staff")
    screen.on_intent(LookAt(0))
    hands.key(pygame.K_n, 0, "n")
    row = next(row for row in range(len(whole.setup.unit_ids)) if whole.setup.fixed.side[row] == 0)
    screen.showing.situation.desk.selected = row

    model = card_when_known(hands)

    assert model.weighed[0][0] == "as the staff sees it"
    assert all(margin[0] in "+-" for _, margin in model.weighed)


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((1024, 600), 75), ((1024, 600), 100), ((1366, 768), 75), ((1366, 768), 200), ((1920, 1080), 100),
        ((1920, 1080), 300), ((3840, 2160), 200), ((3840, 2160), 300),
    ],
)  # fmt: skip
def test_the_replay_has_room_for_every_word(whole, record, size, scale):
    settings = Settings(scale=scale, speed=3)
    screen = replay_screen(whole, None, settings, "staff", record)
    hands = Hands(open_app(screen, size, scale))
    screen.on_intent(LookAt(300))
    for _ in range(3):
        hands.app.step(16)
        look_over(screen, f"{size} at {scale} %, {screen.showing.tab}")
        hands.key(pygame.K_t, 0, "t")
