"""The few exceptions of the project; each message says what, where and what to do."""


class WenfengError(Exception):
    """Something that the user can repair; its text is one line for the user."""


class ReadError(WenfengError):
    """A file that could not be read as a document."""


class SettingsError(WenfengError):
    """A configuration or an option that is not understood."""


class ResourceError(WenfengError):
    """A lexicon or a model of the installation that is missing or damaged."""


class RuleError(WenfengError):
    """A rule module that could not be imported or breaks a law of the rules."""


class MissingExtraError(WenfengError):
    """A function whose optional library is not installed."""
