"""Small OFD and PDF files for tests: lines set as a typesetter sets them, ruled tables, scanned pages."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.builders import zipped

SIZE = 5.6
"""Millimetres of 三号, the size of the text of 公文."""
LEFT, WIDTH, TOP, PITCH, PER_LINE = 28.0, 156.8, 37.0, 10.2, 28
_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def typeset(paragraphs: Sequence[str], *, first: float = TOP) -> list[str]:
    """Return text objects: first lines indented by two characters, full lines of 28, as GB/T 9704 has it."""
    placed: list[str] = []
    height = first
    for paragraph in paragraphs:
        rest, indent = paragraph, 2
        while rest:
            line, rest = rest[: PER_LINE - indent], rest[PER_LINE - indent :]
            placed.append(text_at(line, LEFT + indent * SIZE, height))
            height += PITCH
            indent = 0
    return placed


def text_at(text: str, left: float, top: float, *, size: float = SIZE, more: str = "") -> str:
    """Return a text object whose characters are all as wide as high."""
    steps = f'DeltaX="g {len(text) - 1} {size}"' if len(text) > 1 else ""
    code = f'<ofd:TextCode X="0" Y="{size}" {steps}>{escape(text)}</ofd:TextCode>'
    box = f"{left:.2f} {top:.2f} {len(text) * size:.2f} {size:.2f}"
    return f'<ofd:TextObject ID="1" Font="1" Size="{size}" Boundary="{box}" {more}>{code}</ofd:TextObject>'


def line_at(x0: float, y0: float, x1: float, y1: float) -> str:
    """Return a path object: one ruled line."""
    box = f"{min(x0, x1)} {min(y0, y1)} {abs(x1 - x0)} {abs(y1 - y0)}"
    data = f"M {x0 - min(x0, x1)} {y0 - min(y0, y1)} L {x1 - min(x0, x1)} {y1 - min(y0, y1)}"
    return f'<ofd:PathObject ID="2" Boundary="{box}"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def ruled(rows: Sequence[Sequence[str]], top: float, *, wide: float = 50.0, high: float = 12.0) -> list[str]:
    """Return a table with a line round every cell."""
    count = len(rows[0])
    lines = [line_at(LEFT, top + n * high, LEFT + count * wide, top + n * high) for n in range(len(rows) + 1)]
    lines += [line_at(LEFT + n * wide, top, LEFT + n * wide, top + len(rows) * high) for n in range(count + 1)]
    for number, row in enumerate(rows):
        lines += [text_at(cell, LEFT + 2 + n * wide, top + 2 + number * high) for n, cell in enumerate(row) if cell]
    return lines


def image_at(left: float, top: float, width: float, height: float) -> str:
    """Return an image object."""
    return f'<ofd:ImageObject ID="3" ResourceID="9" Boundary="{left} {top} {width} {height}"/>'


def ofd(*documents: Sequence[Sequence[str]], extra: dict[str, str | bytes] | None = None) -> bytes:
    """Return an OFD package; a document is a list of pages, a page a list of objects."""
    roots = "".join(
        f"<ofd:DocBody><ofd:DocRoot>Doc_{n}/Document.xml</ofd:DocRoot></ofd:DocBody>" for n in range(len(documents))
    )
    files: dict[str, str | bytes] = {"OFD.xml": f"<ofd:OFD {_OFD}>{roots}</ofd:OFD>"}
    for number, pages in enumerate(documents):
        links = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        area = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        files[f"Doc_{number}/Document.xml"] = (
            f"<ofd:Document {_OFD}>{area}<ofd:Pages>{links}</ofd:Pages></ofd:Document>"
        )
        for place, objects in enumerate(pages):
            layer = f'<ofd:Content><ofd:Layer ID="1">{"".join(objects)}</ofd:Layer></ofd:Content>'
            files[f"Doc_{number}/Pages/Page_{place}/Content.xml"] = f"<ofd:Page {_OFD}>{layer}</ofd:Page>"
    return zipped({**files, **(extra or {})})


def pdf(content: str, *, resources: str = "", objects: Sequence[str] = (), kids: str = "3 0 R") -> bytes:
    """Return a PDF of one page with this content stream; ``objects`` are numbered from 6."""
    stream = content.encode("latin-1")
    font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {font} {resources} >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{content}\nendstream",
        "null",
        *objects,
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(bodies) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return bytes(out) + tail.encode("latin-1")
