"""A small widget kit: text, boxes, controls, lists, dialogs, at any interface scale."""
