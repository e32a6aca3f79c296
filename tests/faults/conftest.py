"""A window that was shown in a test leaves English and the usual look behind, as in tests/ui."""

from tests.ui.conftest import plain_look

__all__ = ["plain_look"]
