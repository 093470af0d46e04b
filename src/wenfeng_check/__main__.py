"""``python -m wenfeng_check``."""

import sys

from wenfeng_check.cli import main

if __name__ == "__main__":
    sys.exit(main())
