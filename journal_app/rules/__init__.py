"""The method: what is counted and how. Pure functions, standard library only, no clock.

The method itself, with the reasons for its numbers, is told in the handbook; docstrings name
its parts: §1 the balance, §2 entries, §3 promises, §4 apologies, §5 indicators.
"""
