"""Edges of a unit: what stands before its first word and after its last."""

from bitext.markdown.extract import cut


def test_a_hard_break_after_an_alert_mark_shifts_nothing() -> None:
    page = "> [!NOTE]  \n> [!INCLUDE[x](y.md)] works alone. More follows.\n"
    (unit,) = cut(page).units
    assert [page[segment.start : segment.end] for segment in unit.segments] == [
        "[!INCLUDE[x](y.md)] works alone.",
        "More follows.",
    ]
