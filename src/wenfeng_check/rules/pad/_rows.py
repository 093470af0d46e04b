"""What the rules on rows of stock phrases share: when such a row says something."""

import re

from wenfeng_check.model.span import Span


def modifies_noun(shown: str, run: list[Span]) -> bool:
    """Whether the row describes a noun that follows: 各司其职、密切配合、齐抓共管的监管机制."""
    follows = re.match(r"[一-鿿]{0,6}的[一-鿿]", shown[run[-1].end : run[-1].end + 8])
    return bool(follows or re.search(r"的[一-鿿]{2,8}[，、；。]*$", run[-1].of(shown)))


def names_duties(shown: str, start: int) -> bool:
    """Whether what begins at ``start`` goes on a list of duties: 负责总体设计、统筹协调、督促落实 is what a body is for."""
    return bool(re.search(r"(?:负责|职责是|职能是)[^，。；\n]*$", shown[max(0, start - 60) : start]))
