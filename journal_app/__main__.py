"""``python -m journal_app`` is ``client-journal``."""

import sys

from journal_app.cli import main

sys.exit(main())
