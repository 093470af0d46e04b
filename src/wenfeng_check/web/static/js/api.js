// Talking to the server: one line of Chinese for every failure, patience where it is busy.

const MOST_TRIES = 60;
const PAGE = randomName();

/** The status of a request that did not reach the server. */
export const UNREACHED = 0;

/** What the server said no to; `status` is the one of HTTP. */
export class ApiError extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

function randomName() {
  return Array.from(window.crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Send a request and return the response. While the server is busy it is sent again after the time asked for;
 * `onWait` is told.
 */
async function send(path, options = {}, onWait = () => {}) {
  const headers = { "X-Wenfeng-Page": PAGE, ...options.headers };
  for (let tries = 1; ; tries += 1) {
    const response = await fetchOnce(path, { ...options, headers });
    if (response.ok) return response;
    if ((response.status !== 503 && response.status !== 429) || tries >= MOST_TRIES) throw await errorOf(response);
    onWait("请稍候，正在排队……");
    await pause(Number(response.headers.get("Retry-After") || 2) * 1000);
  }
}

async function fetchOnce(path, options) {
  try {
    return await window.fetch(path, { cache: "no-store", credentials: "omit", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(UNREACHED, "连不上服务，请看看网络和服务是否正常。改的字还在这一页，连上后接着查。");
  }
}

async function errorOf(response) {
  try {
    return new ApiError(response.status, (await response.json()).error || "服务出错，请再试一次。");
  } catch (error) {
    return new ApiError(response.status, "服务出错，请再试一次。");
  }
}

function pause(milliseconds) {
  return new Promise((done) => window.setTimeout(done, milliseconds));
}

export async function getJson(path, headers = {}) {
  return (await send(path, { headers })).json();
}

export async function postJson(path, content, { headers = {}, signal, onWait } = {}) {
  const options = { method: "POST", body: JSON.stringify(content), headers: { "Content-Type": "application/json", ...headers }, signal };
  const response = await send(path, options, onWait);
  return response.json();
}

export async function remove(path, headers = {}) {
  await send(path, { method: "DELETE", headers });
}

/** Send a file as it is and return the view of it. */
export async function postFile(path, file, { headers = {}, signal, onWait } = {}) {
  const options = { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream", ...headers }, signal };
  return send(`${path}?name=${encodeURIComponent(file.name)}`, options, onWait);
}

export async function postForBlob(path, content) {
  const options = { method: "POST", body: JSON.stringify(content), headers: { "Content-Type": "application/json" } };
  return send(path, options);
}

/** Hand a response to the user as a file, under the name that the server gave it. */
export async function save(response) {
  const given = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") || "");
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = given ? decodeURIComponent(given[1]) : "下载";
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** When the page closes, what the server keeps of it for a minute goes too. */
export function forgetOnClose() {
  window.addEventListener("pagehide", () => navigator.sendBeacon("/api/forget", PAGE));
}
