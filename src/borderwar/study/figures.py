"""The numbers of a study against the record, as plain values that go into JSON."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LossComparison:
    """One figure of the record against the same figure in all games."""

    side: str
    measure: str
    mark: str  # how well the record knows it
    record: tuple[int, int]  # least and most
    median: float
    band_50: tuple[float, float]  # holds half of the games
    band_80: tuple[float, float]
    band_90: tuple[float, float]
    percentile: tuple[float, float]  # of the record's least and most, 0 to 1
    percentile_mean: float  # over the draws inside the range
    inside_50: float  # share of the draws inside the band
    inside_90: float
    factor_90: float  # the band's upper end over its lower, one added to both
    width_ratio: float | None  # the band's width over the record's, both in logs; None for an exact record
    crps: float  # on ln(1 + loss), mean over the draws
    crps_rule_of_thumb: float | None
    skill: float | None  # 1 - crps / crps_rule_of_thumb
    surprise: float  # bits, mean over the draws
    most_surprise: float  # bits that so many games can show at all


@dataclass(frozen=True, slots=True)
class Width:
    """How vague the games are about the men that one side loses in all ways, beside the rule of thumb."""

    side: str
    median: float
    band_90: tuple[float, float]
    width: float  # of the band, on ln(1 + loss)
    thumb_90: tuple[float, float]  # the rule of thumb's band for the same forces
    thumb_width: float

    @property
    def narrower(self) -> bool:
        """Whether the games commit themselves at least as far as the rule of thumb."""
        return self.width <= self.thumb_width


@dataclass(frozen=True, slots=True)
class Share:
    """How many games ended one way."""

    name: str
    games: int
    share: float
    interval: tuple[float, float]  # Wilson, 95 %


@dataclass(frozen=True, slots=True)
class WinnerComparison:
    """Who won, in the games and in the record."""

    shares: list[Share]  # second side, draw, first side
    record: str
    brier: float
    brier_even: float  # of three even chances
    ranked: float
    log_score: float  # bits
    base_rate: list[float]  # in the order of the shares; see study.baseline
    brier_base: float
    ranked_base: float
    log_base: float


@dataclass(frozen=True, slots=True)
class GroundComparison:
    """Who holds the ground that counts at the end."""

    shares: list[Share]
    record: str
    objectives: dict[str, list[Share]]


@dataclass(frozen=True, slots=True)
class TimeComparison:
    """How long it lasted."""

    record_hours: int
    median: float
    band_90: tuple[float, float]
    percentile: float


@dataclass(frozen=True, slots=True)
class JointComparison:
    """All outcomes together: the log losses of both sides, hours, ground."""

    outcomes: list[str]
    energy_score: float  # in standard deviations of the games, mean over the draws
    further_out: float  # share of games further from the middle than the record, mean over the draws
    further_out_range: tuple[float, float]  # of nine draws in ten
    lonelier: float  # share of games with fewer games near them than the record has, mean over the draws
    surprise: float  # bits, mean over the draws
    most_surprise: float  # bits that so many games can show at all


@dataclass(frozen=True, slots=True)
class Comparison:
    """A whole study against the record."""

    games: int
    first_seed: int
    last_seed: int
    losses: list[LossComparison]
    widths: list[Width]
    winner: WinnerComparison
    ground: GroundComparison
    time: TimeComparison
    joint: JointComparison | None
    grades: list[Share]
    levels: list[Share]
    reasons: dict[str, float]  # share of all breaks
    breaks_a_game: float
    fans: dict[str, list[list[float]]]  # series to rows of (5, 25, 50, 75, 95 %) by turn
    held: dict[str, list[list[float]]]  # objective to shares of games by turn: first side, second, neither
