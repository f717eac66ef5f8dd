"""Top bar: date, turn, light and weather, points, escalation, End turn."""

from dataclasses import dataclass

from borderwar.language import say, say_many
from borderwar.ui import bindings
from borderwar.ui.counters import nation_mark
from borderwar.ui.dates import long_day, weekday
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.play.intents import Command
from borderwar.ui.play.situation import Situation
from borderwar.ui.play.sky import weather_words

LEAD, LEVEL = 3, 4
"""Numbers of the notes after those of the parts: who is ahead, and the name of the level."""

KEPT_FIRST = (1, LEVEL, LEAD, 0, 2)
"""Notes in the order in which they are kept where room is short: the turn's first, the sky's last."""

LEAST_OUTLOOK, SHORT_OUTLOOK = 84.0, 54.0
"""Width that the outlook keeps before any note; and that below which it is a thin line under the button."""


WIDE_BAR = 1400.0
"""Width from which the button may be wide."""


@dataclass(frozen=True)
class Part:
    """A labelled value of the bar; the note goes first when room is short."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class TopBarModel:
    """What the top bar says."""

    title: str
    parts: tuple[Part, ...]
    nations: tuple[str, str]
    points: tuple[int, int]
    lead: str
    level: int
    levels: int
    level_name: str
    level_text: str
    outlook: tuple[int, int, int]  # per cent won, drawn and lost for the player; all 0 if not reckoned
    outlook_shown: bool  # whether it is reckoned in this game: it has its room before it is known
    outlook_words: str
    outlook_caption: str
    outlook_short: str  # its caption where room is short
    button: str
    can_end: bool
    why_not: str
    idle: str


def outlook_words(context: Situation) -> tuple[tuple[int, int, int], str]:
    """Shares of play-outs won, drawn and lost, that add up to a hundred; and what they mean."""
    found = context.outlook
    if not found.count or context.side is None:
        return (0, 0, 0), ""
    won, _, lost = (round(100 * share) for share in found.share(context.side))
    shares = won, 100 - won - lost, lost
    words = say_many(
        found.count,
        "If both staffs play on from what you know: won {won} %, drawn {drawn} %, lost {lost} % "
        "of {number} play-out. Unseen enemies stand where they may be, not where they are.",
        "If both staffs play on from what you know: won {won} %, drawn {drawn} %, lost {lost} % "
        "of {number} play-outs. Unseen enemies stand where they may be, not where they are.",
        won=shares[0],
        drawn=shares[1],
        lost=shares[2],
    )
    return shares, words


class TopBar(Panel):
    """Top bar: date, turn, light and weather, points, escalation, End turn."""

    name = "top"
    ground = "bar"
    _gap = 18.0

    def depends(self, context: Situation) -> tuple[object, ...]:
        s, desk = context, context.desk
        now = s.version, s.own_turn, s.paused, s.enemy_moving, s.settings.outlook
        return (*now, desk.looking_at, desk.resting, desk.routes, s.outlook.count)

    def model(self, context: Situation) -> TopBarModel:
        view, scenario = context.view, context.scenario
        lead = view.points[0] - view.points[1]
        ahead = scenario.sides[0 if lead > 0 else 1].names.english
        level = min(max(view.level, 1), len(scenario.levels)) if scenario.levels else 0
        step = scenario.levels[level - 1] if level else None
        idle = len(context.able())
        shares, words = outlook_words(context)
        looking = context.desk.looking_at is not None
        if looking:
            button = say("Back to now")
        elif view.over:
            button = say("See the result")
        elif context.enemy_moving:
            button = say("Go on") if context.paused else say("Pause")
        elif context.side is None:
            button = say("Watching")
        else:
            button = say("End turn")
        return TopBarModel(
            scenario.names.english,
            (
                Part(say("Date"), long_day(view.time), weekday(view.time)),
                Part(
                    say("Turn"),
                    view.time_text.replace(" to ", " – "),
                    say("{turn} of {turns}", turn=min(context.turn, view.turns), turns=view.turns),
                ),
                Part(say("Light and weather"), *weather_words(context)),
            ),
            (scenario.sides[0].nations[0], scenario.sides[1].nations[0]),
            (view.points[0], view.points[1]),
            say("{ahead} ahead by {lead}", ahead=ahead, lead=abs(lead)) if lead else say("level"),
            level,
            len(scenario.levels),
            step.names.english if step else "",
            step.text if step else "",
            shares,
            context.settings.outlook and context.side is not None,
            words,
            say("OUTLOOK, {number} GAMES", number=context.outlook.count),
            say("OUTLOOK"),
            button,
            looking or context.own_turn or view.over or context.enemy_moving,
            ""
            if context.side is not None
            else say("You are watching: both sides are played by the computer."),
            say_many(idle, "{number:,} unit can act", "{number:,} units can act")
            if context.own_turn and idle
            else "",
        )

    def draw(self, pen: Pen, model: TopBarModel) -> None:
        high = pen.height
        pen.fill((0, high - 1, pen.width, 1), "window")
        top = (high - 42) / 2
        notes = self._notes_that_fit(pen, model)
        self._gap = 18.0 if notes is not None else 9.0
        x = 20.0
        if notes is not None:
            name = pen.text("BORDERWAR", x, top - 1, face="map-bold", size=17)
            x += max(name, pen.text(model.title, x, top + 23, size=14, ink="text-2", room=150)) + 22
        for number, part in enumerate(model.parts):
            x = self._part(pen, x, top, number, part, bool(notes and number in notes))
        x = self._points(pen, x, top, model, bool(notes and LEAD in notes))
        x = self._ladder(pen, x, top, model, bool(notes and LEVEL in notes))
        wide = 150.0 if notes and pen.width >= WIDE_BAR else 126.0
        self._outlook(pen, x, top, model, wide + 36)
        label = model.button
        button = Button(
            "top.end",
            label,
            Command("end-turn"),
            bindings.key_of("end-turn"),
            model.can_end,
            model.why_not,
            main=True,
            tip=model.idle or say("Ends your turn; the other side moves next."),
        )
        if not model.can_end:
            button = Button("top.end", label, Command("end-turn"), "", False, model.why_not)
        draw_button(pen, (pen.width - wide - 18, (high - 38) / 2, wide, 38), button, size=16)

    def _notes_that_fit(self, pen: Pen, model: TopBarModel) -> frozenset[int] | None:
        """The notes that the bar has room for, by their number; None if even the name must go.

        The outlook keeps its room before any note; the long words for the weather give way first.
        """
        room = pen.width - 20 - max(130.0, min(150.0, pen.measure(model.title, "text", 14))) - 22
        room -= 126 + 36
        for part in model.parts:
            value = pen.measure(part.value, "text-bold", 18)
            room -= max(value, pen.measure(part.label.upper(), "caption", 11)) + 36
        room -= 130 + 30 + model.levels * 20 + 20
        if room < 0:
            return None
        if model.outlook_shown:
            room -= max(LEAST_OUTLOOK, pen.measure(model.outlook_caption, "caption", 11)) + 36
        texts = [part.note for part in model.parts] + [model.lead, model.level_name]
        fit = set()
        for number in KEPT_FIRST:
            wide = pen.measure(texts[number], "text", 14) + (40 if number == LEVEL else 8)
            if texts[number] and wide <= room:
                room -= wide
                fit.add(number)
        return frozenset(fit)

    def _part(self, pen: Pen, x: float, top: float, number: int, part: Part, note: bool) -> float:
        pen.line(x, top, x, top + 42)
        x += self._gap
        label = pen.text(part.label.upper(), x, top, face="caption", size=11, ink="text-2")
        wide = pen.text(part.value, x, top + 17, face="text-bold", size=18)
        if note:
            wide += 8 + pen.text(part.note, x + wide + 8, top + 20, size=14, ink="text-2")
        wide = max(label, wide)
        if part.note:
            tip = f"{part.value}: {part.note}"
            pen.control(f"top.part-{number}", (x, top, wide, 42), None, focus=False, tip=tip)
        return x + wide + self._gap

    def _points(self, pen: Pen, x: float, top: float, model: TopBarModel, note: bool) -> float:
        pen.line(x, top, x, top + 42)
        x += self._gap
        start = x
        pen.text(say("POINTS"), x, top, face="caption", size=11, ink="text-2")
        for nation, points in zip(model.nations, model.points, strict=True):
            pen.picture(nation_mark(nation, round(20 * pen.scale)), x, top + 19)
            x += 26
            x += pen.text(str(points), x, top + 17, face="text-bold", size=18) + 12
        if note:
            x += pen.text(model.lead, x - 2, top + 20, size=14, ink="text-2")
        pen.control(
            "top.points",
            (start - 6, top - 4, x - start + 6, 48),
            Command("victory"),
            tip=say("What counts, and who holds what"),
            focus=True,
        )
        return x + 10

    def _outlook(self, pen: Pen, x: float, top: float, model: TopBarModel, kept: float) -> None:
        """How the game would end from here, as a bar: won, drawn, lost.  A thin one if room is short."""
        if not any(model.outlook):
            return
        gap = min(self._gap, 12.0)
        wide = min(150.0, pen.width - kept - x - 2 * gap)
        y, high = top + 20, 15.0
        captions = (model.outlook_caption, model.outlook_short)
        caption = next((text for text in captions if pen.measure(text, "caption", 11) <= wide), "")
        if wide < SHORT_OUTLOOK or not caption:
            x, wide, y, high = pen.width - kept + 18, kept - 36, pen.height - 7, 4.0
        else:
            pen.line(x, top, x, top + 42)
            x += gap
            pen.text(caption, x, top, face="caption", size=11, ink="text-2")
        pen.fill((x, y, wide, high), "bar")
        left = x
        for share, ink in zip(model.outlook, ("good", "bar-plain", "bad"), strict=True):
            part = wide * share / 100
            pen.fill((left, y, max(0.0, part - 1), high), ink)
            if high > 10 and part > 24:
                middle = left + part / 2
                pen.text(str(share), middle, y, face="narrow-bold", size=12, ink="on-accent", align="centre")
            left += part
        pen.control("top.outlook", (x, y - 4, wide, high + 8), None, focus=False, tip=model.outlook_words)

    def _ladder(self, pen: Pen, x: float, top: float, model: TopBarModel, note: bool) -> float:
        if not model.levels:
            return x
        pen.line(x, top, x, top + 42)
        x += self._gap
        start = x
        pen.text(say("ESCALATION"), x, top, face="caption", size=11, ink="text-2")
        for cell in range(model.levels):
            ink = "accent" if cell < model.level else "bar"
            pen.box((x, top + 21, 17, 13), ink, 2, "accent" if cell < model.level else "hairline", 1.4)
            x += 20
        text = f"{model.level} · {model.level_name}" if note else str(model.level)
        x += 4
        x += pen.text(text, x, top + 18, size=15)
        pen.control(
            "top.ladder",
            (start - 4, top - 2, x - start + 8, 44),
            None,
            focus=False,
            tip=say(
                "Level {level} of {levels}, {level_name}: {level_text}",
                level=model.level,
                levels=model.levels,
                level_name=model.level_name,
                level_text=model.level_text,
            ),
        )
        return x + self._gap
