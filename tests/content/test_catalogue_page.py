"""The page of all equipment."""

from pathlib import Path

from borderwar.content.catalogue_page import catalogue_page
from borderwar.content.load import load_catalogue
from borderwar.content.places import CATALOGUE, data_folder

TOP = Path(__file__).resolve().parents[2]
PAGE = TOP / "docs" / "catalogue.md"


def test_the_page_in_docs_is_what_its_command_writes():
    catalogue, _ = load_catalogue(data_folder("scenarios") / CATALOGUE)
    again = "make it anew: borderwar catalogue --out docs/catalogue.md"
    assert PAGE.read_text(encoding="utf-8") == catalogue_page(catalogue, "docs/catalogue.md"), again


def test_every_weapon_vehicle_and_unit_is_on_it():
    catalogue, _ = load_catalogue(data_folder("scenarios") / CATALOGUE)
    text = catalogue_page(catalogue, "x.md")
    entries = (*catalogue.weapons.values(), *catalogue.vehicles.values(), *catalogue.types.values())
    missing = [entry.id for entry in entries if f"**{entry.names.english}**" not in text]
    assert not missing


def test_a_guess_carries_its_sign():
    catalogue, _ = load_catalogue(data_folder("scenarios") / CATALOGUE)
    line = next(
        line
        for line in catalogue_page(catalogue, "x.md").split("\n")
        if "**Type 44 cavalry carbine**" in line
    )
    assert "6.5 mm ~" in line, "recalled"
    assert "350 m (300-400) ?" in line, "estimated"
