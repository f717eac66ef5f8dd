"""Type: mixed scripts, cutting and wrapping."""

import pygame
import pytest

from borderwar.ui.theme import FACES, Theme, runs


@pytest.fixture(scope="module")
def theme() -> Theme:
    pygame.font.init()
    return Theme()


def test_a_string_is_cut_into_runs_by_script() -> None:
    assert runs("Tauran タウラン 1936", "map") == (
        ("map", "Tauran "),
        ("kanji-map", "タウラン"),
        ("map", " 1936"),
    )
    assert runs("→ north", "text")[0] == ("kanji", "→")


@pytest.mark.parametrize("face", FACES)
def test_every_face_draws_three_scripts(theme: Theme, face: str) -> None:
    for text in ("Khalkhin", "Шагдарсүрэн", "渋谷支隊"):
        image = theme.render(text, face, 20, (255, 255, 255))
        assert pygame.surfarray.array_alpha(image).max() > 200
        assert image.get_width() == theme.measure(text, face, 20)[0]


def test_scale_makes_type_larger() -> None:
    small, large = Theme(1.0), Theme(2.0)
    assert large.measure("Tauran")[0] > 1.8 * small.measure("Tauran")[0]
    assert small.font("text", 3).get_height() == small.font("text", 9).get_height(), "none under 9 px"


def test_long_text_is_cut_with_an_ellipsis(theme: Theme) -> None:
    short = theme.shortened("3rd Motor Rifle Battalion, 149th Regiment", 120)
    assert short.endswith("…")
    assert theme.measure(short)[0] <= 120
    assert theme.shortened("Tauran", 200) == "Tauran"


def test_wrapped_text_fits_and_loses_nothing(theme: Theme) -> None:
    text = "At first light the column leaves the base.\nIt has orders not to cross the line."
    lines = theme.wrap(text, 140)
    assert all(theme.measure(line)[0] <= 140 for line in lines)
    assert " ".join(lines) == text.replace("\n", " ")


def test_a_word_wider_than_a_line_is_broken_where_it_must(theme: Theme) -> None:
    text = "see https://example.org/weapons/guns/anti-tank/type-94-37-mm-quick-firing-gun there"
    lines = theme.wrap(text, 140)
    assert all(theme.measure(line)[0] <= 140 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_kanji_wrap_anywhere_but_not_before_a_comma(theme: Theme) -> None:
    lines = theme.wrap("渋谷支隊、満洲国軍、国境警備隊。", 64)
    assert len(lines) > 2
    assert all(line[0] not in "、。" for line in lines)


def test_writing_returns_its_place(theme: Theme) -> None:
    surface = pygame.Surface((200, 60))
    left = theme.write(surface, "Tauran", (10, 10))
    right = theme.write(surface, "Tauran", (190, 10), align="right")
    assert left.left == 10
    assert right.right == 190
    assert theme.write(surface, "Tauran", (10, 40), baseline=True).top == 40 - theme.ascent()


def test_a_figure_is_not_parted_from_its_per_cent_sign():
    theme = Theme()
    wide = theme.measure("so wide a unit: 85", "text", 15)[0] + 2
    assert theme.wrap("so wide a unit: 85 % of it", wide)[:2] == ["so wide a unit:", "85 % of it"]


@pytest.mark.parametrize(
    "text",
    ["opens fire for 43 s: no loss", "a march of (1,200 m) more", "нужно ещё 15 мин.", "it is 2.5 km off"],
)
def test_a_number_and_its_unit_stand_in_one_line(text):
    theme = Theme()
    number = next(word for word in text.split() if any(letter.isdigit() for letter in word))
    unit = text.split()[text.split().index(number) + 1]
    for width in range(60, 260, 5):
        assert any(f"{number} {unit}" in line for line in theme.wrap(text, width)), width
