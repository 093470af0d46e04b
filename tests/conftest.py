"""What all tests share: the Hypothesis profile (no deadlines: machines of every speed run the tests)."""

from hypothesis import settings

settings.register_profile("wenfeng", deadline=None, max_examples=60)
settings.load_profile("wenfeng")
