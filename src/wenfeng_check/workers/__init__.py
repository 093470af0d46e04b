"""Worker processes that can be killed: a call over its time or memory is ended, the other calls go on."""

from wenfeng_check.workers.family import memory_is_watched
from wenfeng_check.workers.pool import Workers
from wenfeng_check.workers.process import Bounds

__all__ = ["Bounds", "Workers", "memory_is_watched"]
