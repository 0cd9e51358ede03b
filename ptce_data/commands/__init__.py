"""The commands of `python -m ptce_data`: a module each, with `add_parser` and `run`."""
