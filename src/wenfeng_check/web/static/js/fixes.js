// Fixes that change no meaning: those that do not touch one another go in together.

/** Return the edits of the safe fixes of a view; of fixes that meet the first stays. */
export function safeEdits(view) {
  const taken = [];
  for (const { fix } of view.report.files[0].diagnostics) {
    if (!fix || fix.safety !== "safe") continue;
    const free = fix.edits.every((edit) => taken.every((other) => edit.span.end < other.span.start || edit.span.start > other.span.end));
    if (free) taken.push(...fix.edits);
  }
  return taken;
}
