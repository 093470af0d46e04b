"""Print the gold labels and the installed model's labels of documents as JSON: predict.py LABELLED_FOLDER NAME…"""

import json
import sys
from pathlib import Path

from labelled import read_document

from wenfeng_check.analysis.labels import label_sentences


def main() -> int:
    """One row a sentence: task, pad, role of the table; task and padding probability, role, place of the model."""
    folder, *names = sys.argv[1:]
    rows = []
    for name in names:
        document = read_document(Path(folder) / f"{name}.txt")
        for gold, label in zip(document.gold, label_sentences(document.inputs), strict=True):
            rows.append((*gold, label.task, label.padding, label.role.value, label.place.value))
    print(json.dumps(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
