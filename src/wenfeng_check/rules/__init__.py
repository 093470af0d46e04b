"""The rules: one a file, in group packages, found by walking the packages.

Nothing may be computed in this module: the group package ``len`` becomes its attribute and hides the built-in function.
"""

from wenfeng_check.rules.loader import load_rules

__all__ = ["load_rules"]
