import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, parseAddress } from "../../../../checker/web/checklist/address.js";
import { generator } from "../../support/random.js";

test("an address names the screen and the answers", () => {
  assert.deepEqual(parseAddress("#license?role=partner&url=ok"), {
    name: "license",
    answers: { role: "partner", url: "ok" },
  });
  assert.equal(formatAddress("license", { role: "partner" }), "#license?role=partner");
  assert.equal(formatAddress("license", {}), "#license");
});

test("an empty fragment is the start", () => {
  for (const fragment of ["", "#"]) assert.deepEqual(parseAddress(fragment), { name: "", answers: {} });
});

test("a damaged address is read as far as it goes", () => {
  assert.deepEqual(parseAddress("#100%?a=%"), { name: "100%", answers: { a: "%" } });
  assert.deepEqual(parseAddress("#a?b=c?d"), { name: "a", answers: { b: "c?d" } });
});

test("whatever is written can be read", () => {
  const random = generator(13);
  const text = () => `k${random.string(6, "a-?&=#% é/+")}`;
  for (let round = 0; round < 500; round += 1) {
    const name = text();
    const answers = Object.fromEntries(random.list(4, () => [text(), text()]));
    assert.deepEqual(parseAddress(formatAddress(name, answers)), { name, answers });
  }
});
