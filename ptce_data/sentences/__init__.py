"""Sentences written from the data: no language model, the same words for the same figures."""
