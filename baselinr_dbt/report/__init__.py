"""The page of `baselinr-dbt report`: what the store says (`document`), packed for a browser (`packed`), and written out (`page`)."""

from baselinr_dbt.report.document import document_of
from baselinr_dbt.report.page import chart_library, html_of

__all__ = ["chart_library", "document_of", "html_of"]
