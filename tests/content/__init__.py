"""Tests of the content files: a good scenario in `base`, mistakes in `broken`."""
