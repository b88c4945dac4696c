/** Local dates and times as ISO 8601 writes them; `Date.toISOString` knows UTC only. */

/** @param {number} number */
function twoDigits(number) {
  return String(number).padStart(2, "0");
}

/** @param {Date} date @returns {string} such as `2026-11-22` */
export function isoDate(date) {
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** @param {Date} date @returns {string} with the offset from UTC, such as `2026-11-22T09:05:00+01:00` */
export function isoDateTime(date) {
  const offset = -date.getTimezoneOffset();
  const zone = `${twoDigits(Math.floor(Math.abs(offset) / 60))}:${twoDigits(Math.abs(offset) % 60)}`;
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(":");
  return `${isoDate(date)}T${time}${offset < 0 ? "-" : "+"}${zone}`;
}
