"""The groups of rules: the package of each, and what it is called in Chinese."""

GROUPS = {
    "LEN": "短：篇幅与层次",
    "PAD": "穿靴戴帽与空话套话",
    "TSK": "任务三要素",
    "SUB": "实：现状、问题、措施",
    "NEW": "新：照抄、重复、旧提法",
    "WRD": "用词与格式",
    "BUR": "加重基层负担",
    "KND": "文种与行文",
    "MTG": "会议",
    "EXC": "例外：不改的理由",
}
