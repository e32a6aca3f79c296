"""The lock: what is on the screen while the journal is closed, and the way back."""
