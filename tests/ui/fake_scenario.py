"""A small invented incident for tests of the screens: 18 x 14 hexes, nine units."""

from datetime import datetime

from borderwar.model.catalogue import Catalogue, Figure, Mobility, Names, Terrain, UnitType, Vehicle, Weapon
from borderwar.model.scenario import (
    Arrival, Claim, Fact, Formation, Grade, History, Level, Limit, LossClaim, LossPoints, Map, MapName,
    Objective, Position, Road, Scenario, Side, Sun, Unit, Victory, Weather,
)

COLUMNS, ROWS = 18, 14


def figure(value: int) -> Figure:
    return Figure(value, value, value, "estimated", "invented for tests")


def names(english: str, **native: str) -> Names:
    return Names(english, native)


def _ground() -> Map:
    letters = []
    for row in range(ROWS):
        line = ""
        for column in range(COLUMNS):
            far = abs(column - 9 + (row - 7) // 3)
            line += "w" if far == 0 else "m" if far == 1 and row % 3 else "d" if column < 4 and row > 8 else "s"
        letters.append(line)
    heights = tuple(
        tuple(700 + 6 * max(0, 9 - abs(column - 4) - abs(row - 4)) + 2 * (row % 5) for column in range(COLUMNS))
        for row in range(ROWS)
    )
    return Map(
        COLUMNS, ROWS, tuple(letters), heights, 5,
        (Road("track", names("Tamsag road"), ("0104", "0204", "0304", "0405", "0505")),),
        (MapName(names("Tauran", ru="Тауран", ja="タウラン"), "0505", "place"),
         MapName(names("Bald Hill"), "0405", "height")),
        (Claim("japan", names("Border as Japan has it"), ("0901", "0902", "0903", "0904")),),
        {}, "",
    )


def _catalogue() -> Catalogue:
    rifle = Weapon("rifle", names("Type 38 rifle", ja="三八式歩兵銃"), "rifle", figure(6500), figure(10),
                   figure(500), figure(1200), None, (), "estimated", "")
    gun = Weapon("gun-45", names("45 mm gun 20-K"), "anti-tank-gun", figure(45000), figure(8),
                 figure(1000), figure(4000), None, ((500, 38),), "estimated", "")
    car = Vehicle("ba-6", names("BA-6 armoured car", ru="БА-6"), "armoured-car", "wheeled", figure(4), figure(0),
                  figure(18000), figure(40000), figure(10), figure(8), (("gun-45", figure(1)),))
    kinds = {
        "rifles": UnitType("rifles", names("Rifle company"), "japan", "infantry", "company", "foot", figure(140),
                           (("rifle", figure(120)),), None, None, "none", figure(200), figure(800)),
        "cars": UnitType("cars", names("Armoured car platoon"), "ussr", "armoured-car", "platoon", "wheeled",
                         figure(20), (), "ba-6", figure(5), "crew", figure(100), figure(820)),
        "horse": UnitType("horse", names("Cavalry squadron"), "mongolia", "cavalry", "company", "horse", figure(110),
                          (("rifle", figure(100)),), None, None, "horse", figure(150), figure(700)),
    }
    grounds = {
        word: Terrain(word, letter, names(word), {"foot": 1000}, cover, 1000, 0, 1000, "estimated", "")
        for word, letter, cover in (("steppe", "s", 1000), ("water", "w", 1000), ("marsh", "m", 900),
                                    ("dunes", "d", 700))
    }
    foot = Mobility("foot", names("On foot"), figure(4000), figure(5000), figure(20))
    return Catalogue({"rifle": rifle, "gun-45": gun}, {"ba-6": car}, {"foot": foot}, grounds, kinds, {}, {})


def _units() -> tuple[Unit, ...]:
    def unit(id: str, name: str, kind: str, side: str, formation: str, nation: str, at: str | None,
             arrival: Arrival | None = None, men: int = 140, cars: int = 0, native: dict[str, str] | None = None) -> Unit:
        return Unit(id, Names(name, native or {}), kind, side, formation, nation, None, at, arrival, figure(men),
                    figure(cars) if cars else None, figure(800), False, "return-fire", 0)

    return (
        unit("1-company", "1st Company", "rifles", "japan", "shibuya", "japan", "1105", native={"ja": "第一中隊"}),
        unit("2-company", "2nd Company", "rifles", "japan", "shibuya", "japan", "1206"),
        unit("3-company", "3rd Company", "rifles", "japan", "shibuya", "japan", "1207"),
        unit("mk-horse", "Manchukuo Cavalry", "horse", "japan", "hsingan", "manchukuo", "1304", men=110),
        unit("cars-1", "1st Armoured Car Platoon", "cars", "mongolia", "armour", "ussr", "0505", men=20, cars=5,
             native={"ru": "1-й бронеавтомобильный взвод"}),
        unit("cars-2", "2nd Armoured Car Platoon", "cars", "mongolia", "armour", "ussr", "0506", men=20, cars=5),
        unit("17-cavalry", "17th Cavalry", "horse", "mongolia", "sixth", "mongolia", "0707", men=110),
        unit("15-cavalry", "15th Cavalry", "horse", "mongolia", "sixth", "mongolia", "0709", men=110),
        unit("late", "Reserve Company", "rifles", "japan", "shibuya", "japan", None,
             Arrival(3, ("1803",), 0, "estimated", "")),
    )


def scenario() -> Scenario:
    """The whole incident."""
    sides = (
        Side("japan", names("Japan", ja="日本"), ("japan", "manchukuo"), ("1803",), names("Kwantung Army"),
             "Shibuya's detachment crosses the line at dawn.\n\nTake the hill at Tauran and be back by night."),
        Side("mongolia", names("Mongolia", mn="Монгол"), ("mongolia", "ussr"), ("0104",), names("People's Army"),
             "Hold the post at Tauran until the armoured cars arrive."),
    )
    return Scenario(
        "tauran-fake", "", names("Tauran", ja="タウラン事件", ru="Тауран"), "A small fight for a hill.", "Test",
        datetime(1936, 3, 31, 5, 0), 1200, 6, 250, sides, _ground(),
        (
            Formation("shibuya", names("Shibuya Detachment", ja="渋谷支隊"), "japan", None, names("Shibuya")),
            Formation("hsingan", names("Hsingan Cavalry"), "japan", None, None),
            Formation("armour", names("Armoured Squadron"), "mongolia", None, None),
            Formation("sixth", names("6th Cavalry Division"), "mongolia", None, None),
        ),
        _units(),
        (Weather(1, names("Clear"), 1000, 1000, True, "6 m/s from north-west"),),
        Sun(390, 1140, 40, 300, 200, 80, "estimated", ""),
        (Limit("stay", "japan", names("Do not stay"), "stay-after", ("0505",), 5, 10, 1, "Be back by night.", ""),),
        tuple(Level(names(word), text, False) for word, text in (
            ("Quiet", "patrols"), ("Incident", "the first shots"), ("Local fight", "companies"),
            ("Air", "aircraft over the line"), ("Both banks", "divisions"))),
        1,
        Victory((Objective("hill", names("Tauran hill"), "0505", "mongolia", 20, 2),),
                (LossPoints("japan", 1, 2, 3, 5), LossPoints("mongolia", 1, 2, 3, 5)), 4, "History came to 4.",
                (Grade(names("Japanese victory"), "japan", 10), Grade(names("Draw"), None, -5),
                 Grade(names("Mongolian victory"), "mongolia", None))),
        (),
        History(
            (Fact("f1", "1936-03-31T05:40", 2, "The column meets the post", "japan", "0805", "fight", "high", ("A",)),
             Fact("f2", "1936-03-31T06:20", 5, "Aircraft attack", "japan", None, "air", "medium", ("A",))),
            (LossClaim("japan", "killed", 13, 26, "Mongolian report", "sourced", "A"),
             LossClaim("mongolia", "vehicles", 2, 5, "Japanese report", "recalled", "B")),
            (Position("1-company", 3, "0805", 2, "A"),), "draw", "mongolia", 9, "medium",
            {"A": "A report"}, ("The two reports differ.",)),
        (), _catalogue(), {}, "0000",
    )
