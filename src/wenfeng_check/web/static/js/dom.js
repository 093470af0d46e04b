// Building elements: text always goes in as text, never as markup.

/**
 * Return an element. Properties: class, text, on (events), data (data attributes); all others become attributes,
 * true as an empty one, false, null and undefined not at all.
 */
export function el(tag, properties = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else if (name === "on") for (const [type, listen] of Object.entries(value)) element.addEventListener(type, listen);
    else if (name === "data") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

export function button(words, listen, properties = {}) {
  return el("button", { type: "button", text: words, on: { click: listen }, ...properties });
}

export function byId(id) {
  return document.getElementById(id);
}

export function fill(element, children) {
  element.replaceChildren(...children.filter(Boolean));
}

export function number(value) {
  return Number(value).toLocaleString("zh-CN");
}

/** Say something to people who do not see the page; also shown in the line at the foot. */
export function announce(words) {
  const line = byId("announcer");
  if (line) line.textContent = words;
}

/** Return a function that runs `act` once no call has come for `wait` ms. */
export function debounced(act, wait) {
  let timer = 0;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(act, wait);
  };
}
