"""Calls for the tests of worker processes: they stand in a module, so that a worker can import them."""

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError
from wenfeng_check.settings import Settings
from wenfeng_check.sources import Source


def add(a: int, b: int) -> int:
    return a + b


def own_number() -> int:
    return os.getpid()


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def spin() -> None:
    """Keep the interpreter's lock in one step of C code, as a pattern that backtracks does."""
    import re

    re.match("(a+)+b", "a" * 60)


def eat(size: int) -> int:
    return len(b"x" * size)


def ask_for_too_much() -> int:
    return len(b"x" * (1 << 60))


def crash() -> None:
    ctypes.string_at(0)


def leave(status: int) -> None:
    os._exit(status)


def complain() -> None:
    raise ReadError("打不开。")


def stumble() -> None:
    raise KeyError("没有想到")


def chatter() -> str:
    sys.stdout.write("a library talks\n")
    sys.stdout.flush()
    os.write(1, b"and so does C code\n")
    return "heard"


def unpicklable() -> object:
    return lambda: None


def scratch_folder() -> str:
    handle, name = tempfile.mkstemp()
    os.close(handle)
    return str(Path(name).parent)


def sleep_with_children(note: str, seconds: float) -> None:
    """Start a child, and one in a session of its own; write their numbers down, then sleep."""
    sleeper = [sys.executable, "-c", f"import time; time.sleep({seconds})"]
    children = [subprocess.Popen(sleeper), subprocess.Popen(sleeper, start_new_session=True)]
    Path(note).write_text(" ".join(str(pid) for pid in (os.getpid(), *(child.pid for child in children))))
    time.sleep(seconds)


def children_eat(size: int) -> None:
    subprocess.run([sys.executable, "-c", f"x = b'x' * {size}; import time; time.sleep(30)"], check=False)


def remember(word: str) -> None:
    _remembered.append(word)


def recall() -> list[str]:
    return _remembered


_remembered: list[str] = []


def read_or_suffer(source: Source, settings: Settings, references: tuple[Document, ...]) -> str:
    """Do what the file's name says."""
    name = Path(source.path).stem
    if name == "慢":
        time.sleep(60)
    if name == "大":
        return str(eat(1 << 30))
    if name == "崩":
        crash()
    if name == "错":
        stumble()
    return name
