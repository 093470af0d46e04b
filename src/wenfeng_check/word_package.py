"""A new Word file as a package: its parts, their types and relations; the same parts give the same bytes."""

import io
import zipfile

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DEFAULTS = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)


def word_package(document: str, **others: str) -> bytes:
    """Return a .docx of the main part and ``others`` (footer, styles) as XML; they are rId1, rId2 … in their order."""
    parts = {
        "[Content_Types].xml": _types(others),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in others}),
        **{f"word/{name}.xml": part for name, part in others.items()},
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name)  # without the time of day
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, DECLARATION + part)
    return target.getvalue()


def _types(others: dict[str, str]) -> str:
    forms = {"document": "document.main", **{name: name for name in others}}
    parts = (f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{form}+xml"/>' for name, form in forms.items())
    return f'<Types xmlns="{_PACKAGE}/content-types">{_DEFAULTS}{"".join(parts)}</Types>'


def _relations(targets: dict[str, str]) -> str:
    links = (
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'
