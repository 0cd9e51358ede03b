"""What a view of the dashboard leaves behind: its figures, charts, map and sentences as values."""
