"""The replay: a record watched order by order, beside history or beside another record."""
