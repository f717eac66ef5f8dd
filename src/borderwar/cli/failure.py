"""What a person reads when a command cannot be carried out: a sentence and the cure."""

import contextlib
import difflib
import errno
import os
import sys
import tempfile
import traceback
from collections.abc import Iterable
from pathlib import Path

import click

STOPPED = 130
"""The exit code after Ctrl+C, as shells have it."""


class Failure(click.ClickException):
    """A command that cannot be done; the message says why and what to do."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' Did you mean ...?' or nothing."""
    near = difflib.get_close_matches(word.lower(), [str(name) for name in known], n=1, cutoff=0.5)
    return f" Did you mean '{near[0]}'?" if near else ""


def speak_utf8() -> None:
    """Let names in their own scripts be printed wherever the terminal would refuse them."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            with contextlib.suppress(OSError, ValueError):
                stream.reconfigure(errors="replace")


def explain(error: BaseException) -> int:
    """Print what went wrong in a sentence; return the exit code."""
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.UsageError():
            place = error.ctx.command_path if error.ctx else "borderwar"
            say(f"{place}: {_sentence(error.format_message())} See '{place} --help'.")
            return 2
        case Failure():
            say(f"borderwar: {error.message}")
            return error.exit_code
        case click.ClickException():
            say(f"borderwar: {_sentence(error.format_message())}")
            return 1
        case KeyboardInterrupt() | click.exceptions.Abort():
            say("Stopped.")
            return STOPPED
        case BrokenPipeError():
            _silence_output()
            return 141
        case SystemExit():
            return error.code if isinstance(error.code, int) else 1
        case MemoryError():
            say("borderwar: the memory of this machine is full; close other programs or use fewer workers.")
            return 1
        case OSError():
            say(f"borderwar: {file_trouble(error)}")
            return 1
    say(_fault(error))
    return 1


def say(text: str) -> None:
    """Print a sentence for a person, beside the output that a program may read."""
    with contextlib.suppress(OSError, ValueError):
        click.echo(text, err=True)


def file_trouble(error: OSError) -> str:
    """A sentence for a file that cannot be read or written."""
    named = f"'{error.filename}'" if error.filename else "a file"
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"the disk is full, {named} could not be written; make room and give the command again."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"no permission for {named}; choose another place or change its rights."
        case errno.ENOENT:
            return f"there is no {named}; check the path."
        case errno.EISDIR:
            return f"{named} is a folder, a file is wanted."
        case errno.ENOTDIR | errno.EEXIST:
            return f"{named} is in the way: a folder is wanted there; choose another place."
    return f"{named} could not be used: {error.strerror or error}."


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _silence_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault(error: BaseException) -> str:
    """A sentence for a fault of the program itself; the details go into a file."""
    if os.environ.get("BORDERWAR_TRACEBACK"):
        traceback.print_exception(error)
    account = "".join(traceback.format_exception(error))
    said = f"{type(error).__name__}: {error}".splitlines()[0]
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="borderwar-fault-", suffix=".txt", delete=False, encoding="utf-8"
        ) as report:
            report.write(account)
        kept = f"the details are in {Path(report.name)}, please send that file with what you did"
    except OSError:
        kept = "set BORDERWAR_TRACEBACK=1 and try again to see the details"
    return f"borderwar: this is a fault of the program ({said}); {kept}."
