"""Print the gold labels of documents and the shares of the installed chains as JSON: predict.py LABELLED_FOLDER NAME…"""

import json
import sys
from pathlib import Path

from labelled import read_document

from wenfeng_check.analysis.chain_shares import chain_shares


def main() -> int:
    """A list a document: its name, and a row a sentence: task, pad, role of the table; task, pads, roles of the chains."""
    folder, *names = sys.argv[1:]
    found = []
    for name in names:
        document = read_document(Path(folder) / f"{name}.txt")
        found.append((name, [(gold, said) for gold, said in zip(document.gold, chain_shares(document.inputs), strict=True)]))
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
