"""JSON API of the table: reading a list, summarizing its verdicts, writing the result."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from hubcheck.api.shapes import Json, RejectedError, fields_of, finding_json, text_of, texts_of
from hubcheck.model import Finding
from hubcheck.table.grouping import Group, RowVerdict, summarize
from hubcheck.table.reading import Row, Table, read_table
from hubcheck.table.writing import csv_text, sheet_text


def table(value: object) -> Json:
    """`{"text", "column": number or null, "kind"}` -> `rows`, `columns`, `headers`, `column`, `names`, `findings`."""
    fields = fields_of(value)
    column = fields.get("column")
    if column is not None and type(column) is not int:
        raise RejectedError("input")
    return _table_json(read_table(text_of(fields.get("text")), column, text_of(fields.get("kind", ""))))


def _table_json(table: Table) -> Json:
    return {
        "rows": [_row_json(row) for row in table.rows],
        "columns": list(table.columns),
        "headers": list(table.headers),
        "column": table.column,
        "names": table.names,
        "findings": [finding_json(finding) for finding in table.findings],
    }


def _row_json(row: Row) -> Json:
    return asdict(row)


def groups(value: object) -> Json:
    """Verdicts of rows (`kind`, `decision`, `class`, `suggestion`, `findings`) -> `statuses` and repair `groups`."""
    summary = summarize([_row_verdict(row) for row in _items(value)])
    return {"statuses": list(summary.statuses), "groups": [_group_json(group) for group in summary.groups]}


def _row_verdict(value: object) -> RowVerdict:
    fields = fields_of(value)
    return RowVerdict(
        kind=text_of(fields.get("kind")),
        decision=text_of(fields.get("decision")),
        name=text_of(fields.get("class")),
        suggestion=text_of(fields.get("suggestion")),
        findings=tuple(_finding(finding) for finding in _items(fields.get("findings"))),
    )


def _finding(value: object) -> Finding:
    fields = fields_of(value)
    params = texts_of(fields.get("params"))
    return Finding(text_of(fields.get("code")), tuple(sorted(params.items())))


def _group_json(group: Group) -> Json:
    return {
        "code": group.code,
        "params": dict(group.params),
        "kind": group.kind,
        "class": group.name,
        "status": group.status,
        "rows": list(group.rows),
    }


def sheet(value: object) -> str:
    """`{"rows": [[cell]], "format": "csv" or "tsv", "decimal": "," or "."}` -> the content of the file or clipboard."""
    fields = fields_of(value)
    rows = [[text_of(cell) for cell in _items(row)] for row in _items(fields.get("rows"))]
    match fields.get("format"):
        case "csv":
            return csv_text(rows, text_of(fields.get("decimal")))
        case "tsv":
            return sheet_text(rows)
        case _:
            raise RejectedError("input")


def _items(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise RejectedError("input")
    return value
