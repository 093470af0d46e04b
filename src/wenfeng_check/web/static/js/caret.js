// The caret as a number of characters from the start of an element.

export function caretIn(element) {
  const selection = window.getSelection();
  if (!selection.rangeCount || !element.contains(selection.focusNode)) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(selection.focusNode, selection.focusOffset);
  return range.toString().length;
}

/** Return where the selection begins and ends in the element; twice its end where it is elsewhere. */
export function selectionOffsets(element) {
  const selection = window.getSelection();
  const whole = element.textContent.length;
  if (!selection.rangeCount || !element.contains(selection.anchorNode)) return [whole, whole];
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return [start, Math.min(whole, start + range.toString().length)];
}

export function selectionIn(element) {
  const selection = window.getSelection();
  return selection.rangeCount && !selection.isCollapsed && element.contains(selection.anchorNode);
}

export function putCaret(element, offset) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let rest = offset;
  let last = null;
  while (walker.nextNode()) {
    last = walker.currentNode;
    if (rest <= last.length) break;
    rest -= last.length;
  }
  element.focus({ preventScroll: true });
  if (last) window.getSelection().collapse(last, Math.min(rest, last.length));
}
