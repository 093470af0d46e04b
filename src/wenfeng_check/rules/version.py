"""The version of the rule set: raised when a rule is added, removed, or changes what it finds."""

RULESET_VERSION = "2026.2"
