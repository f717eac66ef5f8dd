"""Many games with numbered seeds, and where the record lies among them."""
