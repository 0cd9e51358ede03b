"""Fixtures every test may ask for."""

pytest_plugins = ["tests.fixtures_world", "tests.fixtures_real"]
