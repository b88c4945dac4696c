"""Many at once: reads a pasted list or a CSV file, groups what is to be repaired, writes the result."""

from hubcheck.table.grouping import Group, Judged, Summary, summarize
from hubcheck.table.reading import BYTES_LIMIT, ROWS_LIMIT, Row, Table, read_table
from hubcheck.table.writing import csv_text, guarded, sheet_text

__all__ = [
    "BYTES_LIMIT",
    "ROWS_LIMIT",
    "Group",
    "Judged",
    "Row",
    "Summary",
    "Table",
    "csv_text",
    "guarded",
    "read_table",
    "sheet_text",
    "summarize",
]
