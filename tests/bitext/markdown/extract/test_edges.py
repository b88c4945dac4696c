"""Edges of a unit: markup before its first word and after its last."""

from bitext.markdown.extract import extract_units


def test_a_hard_break_after_an_alert_mark_shifts_nothing() -> None:
    page = "> [!NOTE]  \n> [!INCLUDE[x](y.md)] works alone. More follows.\n"
    (unit,) = extract_units(page).units
    assert [page[segment.start : segment.end] for segment in unit.segments] == [
        "[!INCLUDE[x](y.md)] works alone.",
        "More follows.",
    ]
