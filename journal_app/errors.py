"""What a person or a disk can cause. Anything else that goes wrong is a bug."""

from __future__ import annotations


class JournalError(Exception):
    """An expected failure: a stable ``code`` (formats.md) and ``details`` for its sentence.

    The words for a code live in ``resources/messages``; nothing already saved is touched when
    it is raised.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        told = ", ".join(f"{key}={value!r}" for key, value in self.details.items())
        return f"{self.code} ({told})" if told else self.code
