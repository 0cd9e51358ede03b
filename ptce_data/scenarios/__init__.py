"""What presenters tell: text files of steps, whose figures are references to the published data."""
