"""Tables of Word files: rows, grid columns, merged cells."""

from tests.builders import cell, docx, para, row, run, table
from wenfeng_check.model.document import BlockKind, Document, Origin, Part
from wenfeng_check.readers import read_bytes


def read(*content: str) -> Document:
    """Read a .docx with this content."""
    return read_bytes("清单.docx", docx(*content))


def places(document: Document) -> list[tuple[str, int, int, int, int, int]]:
    """Return text, table, row, column, row span and column span of all cells."""
    origins = [(document.of(block.span), block.origin) for block in document.blocks if block.kind is BlockKind.CELL]
    return [(text, o.table, o.row, o.column, o.row_span, o.column_span) for text, o in origins]


def test_every_paragraph_of_a_cell_is_a_block() -> None:
    document = read(table(row("任务", cell("县交通局", "县财政局"))), "后文")
    assert [document.of(block.span) for block in document.blocks] == ["任务", "县交通局", "县财政局", "后文"]
    assert document.blocks[2].origin == Origin(part=Part.TABLE, paragraph=2, table=1, row=1, column=2)
    assert document.blocks[3].origin == Origin(part=Part.BODY, paragraph=1)


def test_an_empty_cell_is_seen() -> None:
    document = read(table(row("修路", "", "县交通局")))
    assert places(document) == [("修路", 1, 1, 1, 1, 1), ("", 1, 1, 2, 1, 1), ("县交通局", 1, 1, 3, 1, 1)]


def test_merged_cells_have_their_size_and_give_one_block() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        table(
            row(cell("清单", properties='<w:gridSpan w:val="3"/>')),
            row(cell("县水利局", properties=start), "甲", "1"),
            row(cell("", properties=on), "乙", "2"),
            row(cell("", properties=on), "丙", "3"),
            row(cell("县林业局", properties=start), "丁", "4"),
        )
    )
    assert places(document)[:2] == [("清单", 1, 1, 1, 1, 3), ("县水利局", 1, 2, 1, 3, 1)]
    assert [place[0] for place in places(document)][2:8] == ["甲", "1", "乙", "2", "丙", "3"]
    assert places(document)[-3] == ("县林业局", 1, 5, 1, 1, 1)


def test_a_merge_that_goes_on_from_nothing_starts_one() -> None:
    on = "<w:vMerge/>"
    document = read(table(row(cell("首", properties=on), "右"), row(cell("", properties=on), "右")))
    assert places(document)[0] == ("首", 1, 1, 1, 2, 1)


def test_old_horizontal_merges_and_grid_before() -> None:
    left = cell("宽", properties='<w:hMerge w:val="restart"/>')
    document = read(table(row(left, cell("", properties="<w:hMerge/>"), "右", properties='<w:gridBefore w:val="1"/>')))
    assert places(document) == [("宽", 1, 1, 2, 1, 2), ("右", 1, 1, 4, 1, 1)]


def test_header_rows_are_marked() -> None:
    document = read(table(row("任务", properties="<w:tblHeader/>"), row("修路")))
    assert [block.origin.header_row for block in document.blocks] == [True, False]


def test_deleted_rows_and_cells_are_gone() -> None:
    deleted = cell("删", properties="<w:cellDel/>")
    document = read(table(row("删行", properties="<w:del/>"), row(deleted, "留"), row("增", properties="<w:ins/>")))
    assert places(document) == [("留", 1, 1, 2, 1, 1), ("增", 1, 2, 1, 1, 1)]


def test_nested_tables_take_the_next_number() -> None:
    inner = table(row("内"))
    document = read(table(row(cell(para("外"), inner, para()), "右")), table(row("后")))
    assert [place[:4] for place in places(document)] == [
        ("外", 1, 1, 1),
        ("内", 2, 1, 1),
        ("右", 1, 1, 2),
        ("后", 3, 1, 1),
    ]
    assert [block.origin.nested for block in document.blocks] == [False, True, False, False]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    document = read(table(control.format(row("甲")), f"<w:tr>{control.format(cell('乙'))}</w:tr>"))
    assert [place[:3] for place in places(document)] == [("甲", 1, 1), ("乙", 1, 2)]


def test_a_line_break_in_a_cell_keeps_the_place() -> None:
    document = read(table(row(cell(para(run("上") + "<w:r><w:br/></w:r>" + run("下"))))))
    assert [(place[0], place[3]) for place in places(document)] == [("上", 1), ("下", 1)]


def test_five_hundred_nested_tables_are_read() -> None:
    inside = para("底")
    for _ in range(500):
        inside = table(row(cell(inside)))
    document = read_bytes("草稿.docx", docx(inside))
    assert document.text == "底"
    assert (document.blocks[0].origin.table, document.blocks[0].origin.nested) == (500, True)


def test_hidden_rows_are_named_and_not_read() -> None:
    document = read_bytes("草稿.docx", docx(table(row("甲"), row("暗", properties="<w:hidden/>"), row("乙"))))
    assert document.text == "甲\n乙"
    assert "1处隐藏文字" in document.notes[0].message
