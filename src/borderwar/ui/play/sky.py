"""Light and weather of the shown turn, and what the rules make of them, in words."""

from typing import TYPE_CHECKING

from borderwar.language import say
from borderwar.rules.firepower import light_share
from borderwar.ui.words import minutes

if TYPE_CHECKING:
    from borderwar.ui.play.situation import Situation

DAYLIGHT = 950
"""Per mille from which it is called day."""

_WORDS = ((DAYLIGHT, "Day"), (401, "Half light"), (151, "Moonlight"))


def weather_words(situation: "Situation") -> tuple[str, str]:
    """Light and weather, and every share by which the engine counts them this turn.  [16.1] to [16.7]"""
    view, scenario = situation.view, situation.scenario
    turn = min(int(view.turn), scenario.turns - 1)
    sky = view.setup.weather
    row = int(view.state.clock.sky[0]) + turn
    light = int(sky.light[row])
    word = next((word for least, word in _WORDS if light >= least), "Night")
    weather = view.weather
    name = weather.names.english.lower() if weather is not None else say("clear")
    notes = []
    if int(sky.sight[row]) < 1000:
        notes.append(say("sight {share} %", share=int(sky.sight[row]) // 10))
    fire = int(light_share(view.setup.world, view.state.board))
    if fire < 1000:
        notes.append(say("fire {share} %", share=fire // 10))
    if int(sky.going[row]) < 1000:
        notes.append(say("going {share} %", share=int(sky.going[row]) // 10))
    if not int(sky.flying[row]):
        notes.append(say("no flying"))
    elif int(sky.flak[row]) < 1000:
        notes.append(say("flak {share} %", share=int(sky.flak[row]) // 10))
    if int(sky.ice[row]) > 0:
        notes.append(say("ice {depth} cm", depth=int(sky.ice[row])))
    notes.append(_next_light(situation, row, turn))
    return f"{say(word)}, {name}", " · ".join(note for note in notes if note)


def _next_light(situation: "Situation", row: int, turn: int) -> str:
    """How long until the light changes."""
    lights = situation.view.setup.weather.light
    day = int(lights[row]) >= DAYLIGHT
    for later in range(1, situation.scenario.turns - turn):
        if (int(lights[row + later]) >= DAYLIGHT) != day:
            time = minutes(later * situation.scenario.turn_seconds)
            return say("dusk in {time}", time=time) if day else say("daylight in {time}", time=time)
    return ""
