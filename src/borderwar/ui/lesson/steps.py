"""The steps of the tutorial as data: what is said, what is pointed at, what is waited for."""

from dataclasses import dataclass

from borderwar.language import say
from borderwar.ui import bindings

MARCH = "move column-motor-1 2211>2212"
FIRE = "fire column-motor-1 post-1 600"
SHOT = "fire column-motor-1 post-1 60"
STANCE = "stance column-hmg hold-fire"
DIG = "dig column-motor-1 300"
END = "end"


@dataclass(frozen=True)
class LessonStep:
    """One step.  `after` is the ideal game behind it, from which a step can be taken up anew."""

    id: str
    title: str
    text: str
    waits_for: str  # one of `lesson.checks.CHECKS`
    points_at: str  # "unit:ID", "hex:NUMBER", "control:NAME", "panel:NAME"
    after: tuple[str, ...]  # orders
    needs: str = ""  # an order that must be possible, or the step cannot succeed any more
    unit: str = "column-motor-1"  # chosen when the step is taken up anew


def lesson_steps() -> tuple[LessonStep, ...]:
    """The steps, first to last, with the keys as they are now."""
    key = bindings.key_of
    fought = (MARCH, FIRE)
    turned = (*fought, STANCE, DIG, END)
    return (
        LessonStep(
            "select",
            say("Choose a unit"),
            say(
                "This is the 1st Platoon, forty men on foot. Click its counter, or press {key} until it is "
                "chosen. The wheel brings the map closer; a drag moves it.",
                key=key("next-unit"),
            ),
            "platoon-chosen",
            "unit:column-motor-1",
            (),
            unit="",
        ),
        LessonStep(
            "reach",
            say("How far it can go"),
            say(
                "The outline holds all it can reach. Time is what it spends: the number in a hex is the "
                "minutes it would have left there. Point at 2212 with the mouse, or press {enter} and move "
                "the hex cursor with the arrow keys.",
                enter=key("accept"),
            ),
            "aims-at-2212",
            "hex:2212",
            (),
            MARCH,
        ),
        LessonStep(
            "march",
            say("March"),
            say(
                "The line shows the way, the ring the minutes left at its end. Click 2212 to march there, "
                "or press {enter} on it.",
                enter=key("accept"),
            ),
            "platoon-marched",
            "hex:2212",
            (MARCH,),
            MARCH,
        ),
        LessonStep(
            "undo",
            say("Take it back"),
            say(
                "Nothing was seen and no die was rolled, so this order can be taken back: press {key}. "
                "After a shot, or once something was found, it stays given.",
                key=key("undo"),
            ),
            "march-undone",
            "unit:column-motor-1",
            (),
            "undo",
        ),
        LessonStep(
            "march-again",
            say("Once more"),
            say("Now march to 2212 after all: {redo} gives the order again.", redo=key("redo")),
            "platoon-marched",
            "hex:2212",
            (MARCH,),
            MARCH,
        ),
        LessonStep(
            "sight",
            say("What can be seen"),
            say(
                "Who fires must see. Press {key} and point at the enemy in 2214: a clear line is open, a "
                "blocked one names the hex in the way.",
                key=key("sight"),
            ),
            "sight-on-enemy",
            "hex:2214",
            (MARCH,),
            SHOT,
        ),
        LessonStep(
            "forecast",
            say("Before you shoot"),
            say(
                "Put the line of sight down with {back}, then point at the enemy again, or press {fire}. The "
                "card shows both strengths, each thing that counts with its rule, and the losses to expect: "
                "the result will lie in that range.",
                back=key("back"),
                fire=key("fire"),
            ),
            "forecast-read",
            "panel:forecast",
            (MARCH,),
            SHOT,
        ),
        LessonStep(
            "fire",
            say("Fire"),
            say(
                "Click the enemy, or press {enter}, to fire for ten minutes. Fire costs time as marching "
                "does; {less} and {more} change how long.",
                enter=key("accept"),
                less=key("less-time"),
                more=key("more-time"),
            ),
            "platoon-fired",
            "hex:2214",
            fought,
            SHOT,
        ),
        LessonStep(
            "stance",
            say("What it does while they move"),
            say(
                "Nobody asks you during the enemy's turn: a stance says beforehand what a unit does. Choose "
                "the machine guns ({next}) and press {key} for the next stance, say hold fire: unseen guns "
                "that keep quiet stay unseen.",
                next=key("next-unit"),
                key=key("stance"),
            ),
            "stance-taken",
            "unit:column-hmg",
            (*fought, STANCE),
            STANCE,
            "column-hmg",
        ),
        LessonStep(
            "dig",
            say("Dig in"),
            say(
                "The platoon lies in the open. Choose it and press {key}: each minute of digging makes it "
                "harder to hit, and what time is left it can still fire back.",
                key=key("dig"),
            ),
            "dug-in",
            "unit:column-motor-1",
            (*fought, STANCE, DIG),
            DIG,
        ),
        LessonStep(
            "end-turn",
            say("End the turn"),
            say(
                "Press {key}. If units can still act you are asked once. Then the other side moves, and you "
                "see what your units see.",
                key=key("end-turn"),
            ),
            "turn-over",
            "control:top.end",
            turned,
        ),
        LessonStep(
            "log",
            say("What happened"),
            say(
                "Everything that could be seen is in the log. Press {key} to open it; a click on a line "
                "shows the place.",
                key=key("log"),
            ),
            "log-open",
            "control:log.open",
            turned,
        ),
        LessonStep(
            "victory",
            say("What counts"),
            say(
                "Ground held and losses make points, set against what history reached. Press {key} to see "
                "who holds what and how much is needed.",
                key=key("victory"),
            ),
            "victory-open",
            "control:top.points",
            turned,
        ),
        LessonStep(
            "end",
            say("That is all it takes"),
            say(
                "{keys} lists the keys of any screen, {rules} opens the rules, and any refusal or modifier "
                "leads to its case. Play on here as long as you like, or leave and choose an incident.",
                keys=key("keys"),
                rules=key("rules"),
            ),
            "never",
            "",
            turned,
        ),
    )
