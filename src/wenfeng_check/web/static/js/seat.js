// A trainee's seat: a code is exchanged for a token that lives in this tab only; the server notes figures, never text.

import { ApiError, getJson, postJson } from "./api.js";
import { byId } from "./dom.js";

const KEY = "wenfeng-seat";
const LOOK_EVERY = 15000;

function kept() {
  try {
    return JSON.parse(window.sessionStorage.getItem(KEY) || "null");
  } catch (error) {
    return null;
  }
}

/** Return the header that puts figures on the board: only those of the exercise that the seat is for. */
export function seatHeaders(exercise) {
  const seat = kept();
  return seat && exercise && seat.exercise === exercise.key ? { "X-Wenfeng-Seat": seat.token } : {};
}

export async function takeSeat(code) {
  if (!/^\d{6}$/.test(code)) throw new ApiError(422, "培训码是投影上的六位数字。");
  const { seat, number, exercise } = await postJson(`/api/rooms/${code}/seats`, {});
  window.sessionStorage.setItem(KEY, JSON.stringify({ token: seat, number, exercise }));
  return exercise;
}

function leaveSeat() {
  window.sessionStorage.removeItem(KEY);
}

/** Show the seat's number while its room is open; look again and again whether it still is. */
export async function startSeat() {
  const seat = kept();
  const badge = byId("seat");
  if (!seat || !badge) return;
  badge.hidden = false;
  badge.textContent = `我是 ${seat.number} 号`;
  const look = async () => {
    try {
      const { open } = await getJson("/api/seat", { "X-Wenfeng-Seat": seat.token });
      if (open) {
        window.setTimeout(look, LOOK_EVERY);
        return;
      }
      leaveSeat();
      badge.textContent = "培训已结束";
    } catch (error) {
      window.setTimeout(look, LOOK_EVERY);
    }
  };
  await look();
}
