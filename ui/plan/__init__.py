"""The plan: visits of a day or a week on a grid of hours."""
