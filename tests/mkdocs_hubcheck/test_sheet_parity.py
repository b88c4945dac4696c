"""The page and the command line save the same, in JavaScript and in Python, but for codes, which are for programs."""

import json
import subprocess
from pathlib import Path

from hubcheck.api.handle import load_check
from hubcheck.email import check_email
from hubcheck.messages import locales, read_catalogue
from hubcheck.messages.language import decimal_mark
from hubcheck.table import read_table
from hubcheck.table.sheet import sheet
from hubcheck.url import check_url
from hubcheck.warm_up import SAMPLES
from mkdocs_hubcheck import node
from mkdocs_hubcheck.messages import BULK, select_messages

WEB = Path(__file__).resolve().parents[2] / "checker" / "web"
SCRIPT = f"""
import {{ decimalMark, sheetRows }} from {json.dumps((WEB / "bulk" / "saving.js").as_uri())};
import {{ Messages }} from {json.dumps((WEB / "elements" / "text.js").as_uri())};
const {{ lists, catalogues }} = JSON.parse(await new Response(process.stdin).text());
const saved = (catalogue) => lists.map(({{ table, rows }}) => sheetRows(table, rows, new Messages(catalogue)));
console.log(JSON.stringify(catalogues.map((one) => [decimalMark(one.locale), saved(one)])));
"""
CHECKS = {"email": check_email, "url": check_url}
CODES = slice(6, 8)
"""Class and codes of a row, in the sheet of the command line."""


def lists() -> list[str]:
    """Lists of every sample that fits on a line, with other columns and without."""
    samples = [str(text) for kind in ("email", "url") for text in SAMPLES[kind]]
    plain = [text for text in samples if text.strip() and "\n" not in text and "\ud800" not in text]
    quoted = [text.replace('"', '""') for text in plain]
    header = "Cliënt;Link;Plaats;;Opmerking"
    rows = [f'Cliënt {number};"{text}";Gent;x;"a\n b"' for number, text in enumerate(quoted)]
    return ["\n".join(plain), "\n".join([header, *rows]), "\n".join(rows), "\n".join([*quoted, quoted[0]])]


def judged(text: str) -> dict[str, object]:
    """A list as the page has it after the check."""
    table = load_check("table")({"text": text, "kind": "url"})
    verdicts = [load_check(row["kind"])(row["value"]) for row in table["rows"]]
    kinds = [{"kind": row["kind"], **verdict} for row, verdict in zip(table["rows"], verdicts, strict=True)]
    statuses = load_check("groups")(kinds)["statuses"]
    rows = [
        {**row, "verdict": verdict, "status": status}
        for row, verdict, status in zip(table["rows"], verdicts, statuses, strict=True)
    ]
    return {"table": table, "rows": rows}


def test_the_page_and_the_command_line_save_the_same() -> None:
    catalogues = [read_catalogue(locale) for locale in locales()]
    given = {"lists": list(map(judged, lists())), "catalogues": [select_messages(one, BULK) for one in catalogues]}
    command = [*node.find().node, "--input-type=module", "-e", SCRIPT]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    saved = json.loads(done.stdout)
    for catalogue, (mark, sheets) in zip(catalogues, saved, strict=True):
        assert mark == decimal_mark(catalogue.locale)
        for text, cells in zip(lists(), sheets, strict=True):
            table = read_table(text, None, "url")
            assert len(table.rows) > 20
            rows = sheet(table, [CHECKS[row.kind](row.value) for row in table.rows], catalogue)
            assert rows[0][CODES] == [catalogue.text("bulk.class"), catalogue.text("bulk.codes")]
            for row in rows:
                del row[CODES]
            assert cells == rows
