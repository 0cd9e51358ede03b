"""The questions the dashboard asks: one function and one .sql file of the same name each."""
