"""How elements that are put into a part of a Word file are written: with the prefix that the part itself uses."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from wenfeng_check.annotate.xml_source import XmlSource

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@dataclass(frozen=True, slots=True)
class Names:
    """The prefix of WordprocessingML in a part; ``declaration`` goes with each element where the root binds none."""

    prefix: str = "w"
    declaration: str = ""

    def outer(self, name: str, content: str = "", /, **attributes: str) -> str:
        """Return an element that is put among those of the part."""
        return self._written(name, content, attributes, self.declaration)

    def element(self, name: str, content: str = "", /, **attributes: str) -> str:
        """Return an element that stands inside one of ours."""
        return self._written(name, content, attributes, "")

    def _written(self, name: str, content: str, attributes: dict[str, str], declaration: str) -> str:
        given = "".join(f" {self.prefix}:{key}={quoteattr(value)}" for key, value in attributes.items())
        head = f"<{self.prefix}:{name}{declaration}{given}"
        return f"{head}>{content}</{self.prefix}:{name}>" if content else f"{head}/>"


def names_in(source: XmlSource) -> Names:
    """Return how to write elements of the namespace of the part's root."""
    space = source.root_space()
    prefix = source.prefix_for(space)
    return Names(prefix) if prefix else Names("w", f' xmlns:w="{space}"')
