"""The report of a study as one page that opens without a net: pictures drawn as SVG, style, no script."""
