"""The web page for training sessions: an ASGI application, its workers, its training rooms and its assets."""
