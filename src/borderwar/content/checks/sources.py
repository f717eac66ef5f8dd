"""Mistakes in what is cited."""

from collections.abc import Iterable, Iterator

from borderwar.content.forms import Form, walk
from borderwar.content.nodes import Mapping, Word
from borderwar.content.problems import Problem, listed, meant, quoted


def gather(files: Iterable[Form], problems: list[Problem]) -> dict[str, str]:
    """All sources of a set of files; a key with two texts is noted."""
    sources: dict[str, str] = {}
    for form in files:
        for name, text in (vars(form).get("sources") or {}).items():
            if sources.setdefault(name, text) != text:
                node = form.place("sources")
                place = node.keys[name] if isinstance(node, Mapping) else node
                message = f"the source {quoted(name)} has another text in another file"
                problems.append(place.problem("source-twice", message, "List it in one file only."))
    return sources


def unknown_sources(
    files: Iterable[Form], known: dict[str, str], elsewhere: dict[str, str]
) -> Iterator[Problem]:
    """Everything cited that is not in the list of sources."""
    for form in files:
        for entry in walk(form):
            yield from _unknown_source(entry, known, elsewhere)


def _unknown_source(entry: Form, known: dict[str, str], elsewhere: dict[str, str]) -> Iterator[Problem]:
    found = vars(entry)
    cited = []
    one = found.get("source")
    must = isinstance(one, Word) and _must_be_key(one.text, found.get("mark"), "mark" in entry.keys)
    if isinstance(one, Word) and must and one.text not in known:
        cited.append(one)
    several = found.get("sources")
    if isinstance(several, tuple):
        cited += [each for each in several if each.text not in known]
    for word in cited:
        if word.text in elsewhere:
            cure = "The catalogue lists it; list it in this folder too."
        else:
            cure = meant(
                word.text, known, f"Known sources: {listed(known)}." if known else "No sources are listed."
            )
        yield word.problem(
            "unknown-source", f"the source {quoted(word.text)} is not listed under sources", cure
        )


def _must_be_key(text: str, mark: object, has_mark: bool) -> bool:
    """Estimates may give a reason in words; so may entries without a mark, in several."""
    if has_mark:
        return mark in ("sourced", "recalled")
    return len(text.split()) == 1
