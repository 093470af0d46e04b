// Where findings stand in the blocks: each block's text cut into pieces, each piece with the findings that cover it.

/**
 * Return for each block of the view a list of {start, end, ids}; offsets count from the block's start, ids are places in
 * `diagnostics` (null entries are hidden ones).
 */
export function piecesOf(blocks, diagnostics) {
  const ranges = diagnostics.flatMap((diagnostic, id) => (diagnostic ? placesOf(diagnostic).map((span) => ({ ...span, id })) : []));
  return blocks.map((block) => cut(block, ranges.filter((range) => range.start < block.end && range.end > block.start)));
}

/** A finding's own place, and the other places that it names where it has none of its own. */
function placesOf(diagnostic) {
  if (diagnostic.span && diagnostic.span.end > diagnostic.span.start) return [diagnostic.span];
  return diagnostic.span ? [] : diagnostic.labels.map((label) => label.span);
}

function cut(block, ranges) {
  const length = block.end - block.start;
  const edges = new Set([0, length]);
  for (const range of ranges) {
    edges.add(Math.max(0, range.start - block.start));
    edges.add(Math.min(length, range.end - block.start));
  }
  const ordered = Array.from(edges).sort((one, other) => one - other);
  return ordered.slice(1).map((end, at) => {
    const start = ordered[at];
    const over = ranges.filter((range) => range.start - block.start < end && range.end - block.start > start);
    return { start, end, ids: Array.from(new Set(over.map((range) => range.id))) };
  });
}
