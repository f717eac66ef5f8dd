"""What Python programs are offered: games in names and sentences, and as bare rows.

`import borderwar` gives the names of this floor.
"""
