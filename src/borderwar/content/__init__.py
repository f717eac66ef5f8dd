"""YAML in, scenario out: reading, checking and describing content files.

`places` finds folders, `load` makes the dataclasses of `model`, `lint` lists what is
wrong, `schema` and `reference` describe the format.  One set of forms (`forms` and the
`*_forms` modules) is behind all four.
"""
