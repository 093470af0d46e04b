"""Names of heading styles."""

import re

_HEADING = re.compile(r"(?:heading|标题|Heading)\s*([1-9])")


def named_level(style: str) -> int:
    """Return the outline level that a style's name stands for (``标题 2``), 0 for none."""
    found = _HEADING.fullmatch(style)
    return int(found[1]) if found else 0
