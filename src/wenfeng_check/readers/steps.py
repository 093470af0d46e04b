"""Walking a deep tree without deep recursion: a step of the walk is a generator that yields the steps inside it."""

from collections.abc import Iterator

Steps = Iterator["Steps"]


def walk(steps: Steps) -> None:
    """Run ``steps``, and every step that it yields before it goes on."""
    stack = [steps]
    while stack:
        inner = next(stack[-1], None)
        if inner is None:
            stack.pop()
        else:
            stack.append(inner)
