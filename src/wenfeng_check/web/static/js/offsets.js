// The server counts code points, a browser UTF-16 units: converted here, once, and nowhere else.

/** Return a function from code points of `text` to UTF-16 units. */
export function unitsOf(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const units = [0];
  for (const point of text) units.push(units[units.length - 1] + point.length);
  return (offset) => units[Math.min(offset, units.length - 1)];
}

/** Convert all spans of a view in place, and return it. */
export function inUnits(view) {
  const at = unitsOf(view.text);
  const convert = (span) => {
    span.start = at(span.start);
    span.end = at(span.end);
  };
  view.blocks.forEach(convert);
  for (const diagnostic of view.report.files[0].diagnostics) {
    if (diagnostic.span) convert(diagnostic.span);
    diagnostic.labels.forEach((label) => convert(label.span));
    if (diagnostic.fix) diagnostic.fix.edits.forEach((edit) => convert(edit.span));
  }
  view.ledger.rows.forEach((row) => convert(row.source.span));
  return view;
}
