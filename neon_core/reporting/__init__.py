"""The report: one HTML file without scripts on what was done, what the clusters are, and why rows are in them."""

from neon_core.reporting.report_file import format_report, report

__all__ = ["format_report", "report"]
