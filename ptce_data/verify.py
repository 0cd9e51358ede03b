"""Derive everything again by another way and compare."""

import duckdb


def verify(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise VerificationError where the database contradicts its claims."""
