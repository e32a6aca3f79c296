"""Makes up a believable year of a practice, as events of the log (the sample journal).

Everybody in it is imaginary; names and sentences are read from ``resources/sample``. The same
seed gives the same practice, every day of it counted back from ``today``, so that the sample
looks alike on whatever day it is opened.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from itertools import product
from random import Random
from typing import Any, Literal

from journal_app.rules.apologies import PARTS
from journal_app.rules.points import Zones, zone
from journal_app.exchange.sample_life import CHARACTERS, Deed, Life, LooseEnds, standing
from journal_app.shapes import LogEvent, Zone
