"""Checks of many rows: reads a pasted list or a CSV file, groups the necessary corrections, writes the result."""

from hubcheck.table.decoding import decode
from hubcheck.table.grouping import Group, RowVerdict, Summary, summarize
from hubcheck.table.reading import BYTES_LIMIT, ROWS_LIMIT, Row, Table, read_table
from hubcheck.table.writing import csv_text, formula_safe, sheet_text

__all__ = [
    "BYTES_LIMIT",
    "ROWS_LIMIT",
    "Group",
    "Row",
    "RowVerdict",
    "Summary",
    "Table",
    "csv_text",
    "decode",
    "formula_safe",
    "read_table",
    "sheet_text",
    "summarize",
]
