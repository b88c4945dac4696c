import assert from "node:assert/strict";
import { test } from "node:test";
import { isoDate, isoDateTime } from "../../../../checker/web/elements/iso_time.js";

/** A date in another time zone. @param {number} offset minutes from UTC, as `getTimezoneOffset` counts them */
function dateIn(offset) {
  const date = new Date(2026, 0, 5, 9, 4, 7);
  date.getTimezoneOffset = () => offset;
  return date;
}

test("dates and times have two digits everywhere", () => {
  assert.equal(isoDate(dateIn(0)), "2026-01-05");
  assert.equal(isoDateTime(dateIn(0)), "2026-01-05T09:04:07+00:00");
});

test("the offset is that of the reader, also west of Greenwich and by half an hour", () => {
  assert.equal(isoDateTime(dateIn(-60)), "2026-01-05T09:04:07+01:00");
  assert.equal(isoDateTime(dateIn(210)), "2026-01-05T09:04:07-03:30");
  assert.equal(isoDateTime(dateIn(-345)), "2026-01-05T09:04:07+05:45");
});

test("what is written is the same moment", () => {
  const now = new Date();
  now.setMilliseconds(0);
  assert.equal(new Date(isoDateTime(now)).getTime(), now.getTime());
});
