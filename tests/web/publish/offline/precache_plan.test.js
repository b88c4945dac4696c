import assert from "node:assert/strict";
import { test } from "node:test";
import { precachePlan } from "../../../../plugins/mkdocs_publish/offline/assets/precache_plan.js";

for (const [name, connection, pages, later] of [
  ["no information", undefined, true, true],
  ["an ordinary connection", { saveData: false, effectiveType: "4g" }, true, true],
  ["3g", { effectiveType: "3g" }, true, false],
  ["2g", { effectiveType: "2g" }, false, false],
  ["slow 2g", { effectiveType: "slow-2g" }, false, false],
  ["a reader who saves data", { saveData: true, effectiveType: "4g" }, false, false],
])
  test(`${name}: ${pages ? "all pages" : "the page"}${later ? " and the checker" : ""}`, () =>
    assert.deepEqual(precachePlan(connection), { pages, later }));
