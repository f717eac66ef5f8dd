"""Whatever is asked wrongly gets one sentence and the right exit code."""

import errno
import os
import re
import subprocess
import sys

import click
import pytest

from borderwar.cli import failure
from borderwar.cli.main import main


def said(capsys):
    return capsys.readouterr().err.strip()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], r"there is no command 'chek'. Did you mean 'check'\?"),
        (["xyzzy"], r"there is no command 'xyzzy'. See 'borderwar --help'."),
        (["run", "tauran-1936", "--sed", "1"], r"'--sed'. .?Did you mean .*'--seed'"),
        (["run"], r"[Mm]issing argument 'SCENARIO'"),
        (["study", "tauran-1936", "--games", "many"], r"'many' is not a valid integer"),
        (["study", "tauran-1936", "--games", "0"], r"0 is not in the range"),
        (["study", "tauran-1936", "--policies", "staff"], r"requires 2 arguments"),
        (["check"], r"[Mm]issing argument 'PATH"),
        (["schema"], r"say which kind of file"),
    ],
)
def test_a_wrong_command_line_gets_a_sentence_and_exit_code_2(arguments, sentence, capsys):
    assert main(arguments) == 2
    text = said(capsys)
    assert re.search(sentence, text), text
    assert "\n" not in text, "one line"
    assert "--help" in text, "the way on"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["run", "tauran-1963"], r"no scenario 'tauran-1963'. Did you mean 'tauran-1936'\?"),
        (["run", "no/such/folder"], r"no scenario 'no/such/folder'. .*borderwar list"),
        (["study", "README.md"], r"no scenario|is a file"),
        (["arena", "staff", "gredy"], r"no opponent 'gredy'\. Did you mean 'greedy'\? Opponents are random"),
        (["arena", "staff"], r"needs two opponents or more"),
        (["arena", "staff", "greedy", "--games", "3"], r"--games 3 must be even"),
        (
            ["arena", "staff", "greedy", "--scenarios", "taran-1936"],
            r"no scenario 'taran-1936'\. Did you mean",
        ),
        (
            ["study", "tauran-1936", "--policies", "staf", "staff"],
            r"no opponent 'staf'. Did you mean 'staff'\?",
        ),
        (["verify", "no-such.log"], r"no.*'no-such.log'"),
        (["schema", "scenarioo"], r"Did you mean 'scenario'\?"),
        (["rules", "zeppelin", "mooring"], r"says nothing of 'zeppelin mooring'"),
    ],
)
def test_what_does_not_exist_gets_a_sentence_and_exit_code_1(arguments, sentence, capsys):
    assert main(arguments) == 1
    text = said(capsys)
    assert re.search(sentence, text), text
    assert text.startswith("borderwar: ")
    assert "\n" not in text


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "games.log"), 1, "the disk is full, 'games.log'"),
        (PermissionError(errno.EACCES, "Permission denied", "x"), 1, "no permission for 'x'"),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "x"), 1, "'x' is a folder, a file is wanted"),
        (FileExistsError(errno.EEXIST, "File exists", "x"), 1, "'x' is in the way"),
        (MemoryError(), 1, "fewer workers"),
        (KeyboardInterrupt(), 130, "Stopped."),
        (click.exceptions.Abort(), 130, "Stopped."),
        (failure.Failure("it cannot be done; do this."), 1, "borderwar: it cannot be done; do this."),
    ],
)
def test_every_trouble_has_its_sentence(error, code, sentence, capsys):
    assert failure.explain(error) == code
    assert sentence in said(capsys)


def test_a_fault_of_the_program_goes_into_a_file(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert failure.explain(ZeroDivisionError("by nothing")) == 1
    text = said(capsys)
    assert "ZeroDivisionError: by nothing" in text
    assert "Traceback" not in text
    (kept,) = tmp_path.glob("borderwar-fault-*.txt")
    assert str(kept) in text
    assert "ZeroDivisionError" in kept.read_text()


def test_a_reader_that_stops_reading_is_no_trouble():
    reader, writer = os.pipe()
    os.close(reader)
    program = subprocess.run(
        [sys.executable, "-m", "borderwar", "--help"],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert program.stderr == ""
    assert program.returncode >= 0, "not ended by a signal"


def test_help_imports_nothing_heavy():
    asked = "import sys; from borderwar.cli.main import main; main(['--help']); print(*sorted(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = set(run.stdout.splitlines()[-1].split())
    heavy = {"numpy", "llvmlite", "pygame", "rich", "pydantic", "yaml", "sqlite3"} & loaded
    assert not heavy


def test_the_version_is_printed(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == "borderwar 0.1.0"
