"""The characters that XML 1.0 can hold."""

import re

_UNFIT = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def fit(text: str, instead: str = "") -> str:
    """Return ``text`` with ``instead`` in the place of each character that XML cannot hold."""
    return re.sub(_UNFIT, instead, text)
