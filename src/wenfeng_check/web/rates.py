"""Rates: how often a caller may ask, by token buckets that are forgotten when they are full again."""

import time


class Rates:
    """Allows ``rate`` requests a second to each key, and a burst of ``burst``."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._buckets: dict[str, tuple[float, float]] = {}

    def allows(self, key: str) -> bool:
        """Take a token of ``key``; False where none is left."""
        now = time.monotonic()
        tokens, since = self._buckets.pop(key, (self._burst, now))
        tokens = min(self._burst, tokens + (now - since) * self._rate)
        self._buckets[key] = (tokens - 1 if tokens >= 1 else tokens, now)
        self._drop_full(now)
        return tokens >= 1

    def _drop_full(self, now: float) -> None:
        """Drop the buckets that have had time to fill: the oldest stand first."""
        for key, (_, since) in list(self._buckets.items())[:2]:
            if (now - since) * self._rate >= self._burst:
                del self._buckets[key]
