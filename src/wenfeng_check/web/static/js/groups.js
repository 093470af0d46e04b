// The four words of the measure and the groups of rules behind them.

export const ASPECTS = [
  { key: "duan", words: "短", groups: ["LEN", "PAD"] },
  { key: "shi", words: "实", groups: ["SUB"] },
  { key: "xin", words: "新", groups: ["NEW"] },
  { key: "task", words: "任务", groups: ["TSK"] },
  { key: "other", words: "其他", groups: ["WRD", "BUR", "KND", "MTG"] },
];

export const SEVERITIES = { error: "错误", warning: "警告", info: "提示", hint: "建议" };

const BY_GROUP = Object.fromEntries(ASPECTS.flatMap((aspect) => aspect.groups.map((group) => [group, aspect])));

export function aspectOf(diagnostic) {
  return BY_GROUP[diagnostic.group] || ASPECTS[ASPECTS.length - 1];
}

const AUTHORITIES = { regulation: "公文法规", standard: "国家标准", burden_rule: "减负规定", county_measure: "本县措施", practice: "写作惯例" };

export function clauseWords(authority) {
  const level = AUTHORITIES[authority.level] || "";
  return `${level}　${authority.source}${authority.quote ? `：“${authority.quote}”` : ""}`;
}
