"""The report as Markdown: the page's words and tables without its drawings."""

from borderwar.study.findings import Findings
from borderwar.study.page.outcomes import headline
from borderwar.study.page.sections import sections
from borderwar.study.report import ReportTable, count_words

LONGEST = 120
"""Rows of a table; longer ones stay on the page and in the file of games."""


def markdown(findings: Findings) -> str:
    """The whole file."""
    scenario = findings.plan.scenario
    lines = [f"# {scenario.names.english}: {count_words(len(findings.rows))} against the record", ""]
    lines += [f"**{headline(findings.found)}**", ""]
    for part in sections(findings):
        lines += [f"## {part.title}", ""]
        if part.points:
            lines += [*(f"- {text}" for text in part.points), ""]
        for text in part.words:
            lines += [text, ""]
        for drawing in part.drawings:
            if drawing.note:
                lines += [f"*{drawing.title}.* {drawing.note}", ""]
        for table in (*part.tables, *part.folded):
            lines += table_lines(table)
    return "\n".join(lines).rstrip() + "\n"


def table_lines(table: ReportTable) -> list[str]:
    """A table under its title, or where to find it if it is too long to read."""
    if len(table.rows) > LONGEST:
        return [f"{table.title}: {len(table.rows):,} rows, in report.html and games.sqlite.", ""]
    return [
        f"### {table.title}",
        "",
        markdown_row(table.headings),
        "|" + " --- |" * len(table.headings),
        *(markdown_row(row) for row in table.rows),
        "",
    ]


def markdown_row(cells: tuple[str, ...]) -> str:
    """Cells as a row of a Markdown table."""
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
