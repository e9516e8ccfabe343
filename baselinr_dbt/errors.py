"""The errors a person can act on. Their text is printed as it is."""

from __future__ import annotations


class BaselinrError(Exception):
    """Something went wrong while working; exit code 1."""

    exit_code = 1


class ConfigurationError(BaselinrError):
    """Settings, arguments or the project are wrong; nothing was written; exit code 2."""

    exit_code = 2


class UnknownTable(ConfigurationError, LookupError):
    """A name is that of no table, or of several."""


class OperationFailed(BaselinrError):
    """A run-operation ended with an error that it could not catch itself."""


class TablesFailed(BaselinrError):
    """Tables of a run ended with an error; the others are done, and stored."""
