import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Announcer } from "../../../../checker/web/elements/announcer.js";

/** A live region that records what a screen reader would announce: every text that replaces another. */
class Region {
  heard = [];
  lang = "";
  #text = "";

  get textContent() {
    return this.#text;
  }

  set textContent(text) {
    if (text && text !== this.#text) this.heard.push(`${this.lang}: ${text}`);
    this.#text = text;
  }
}

/** @type {Region} */
let region;
/** @type {Announcer} */
let announcer;
const speech = (text, language = "en") => ({ text, language });

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  region = new Region();
  announcer = new Announcer(region);
});

test("a text is announced at once, in its language, and removed after a while", () => {
  announcer.announce(speech("Goed", "nl"));
  assert.deepEqual(region.heard, ["nl: Goed"]);
  mock.timers.tick(4999);
  assert.equal(region.textContent, "Goed");
  mock.timers.tick(1);
  assert.equal(region.textContent, "");
});

test("a delayed text gives way to a newer one", () => {
  announcer.announce(speech("first"), 1000);
  mock.timers.tick(999);
  announcer.announce(speech("second"), 1000);
  mock.timers.tick(1000);
  assert.deepEqual(region.heard, ["en: second"]);
});

test("the same text is heard again", () => {
  announcer.announce(speech("Copied"));
  announcer.announce(speech("Copied"));
  mock.timers.tick(50);
  assert.deepEqual(region.heard, ["en: Copied", "en: Copied"]);
});

test("a verdict is announced once, until it is reset", () => {
  announcer.announceOnce("a", speech("Right"));
  mock.timers.tick(5000);
  announcer.announceOnce("a", speech("Right"));
  assert.deepEqual(region.heard, ["en: Right"]);
  announcer.reset();
  announcer.announceOnce("a", speech("Right"));
  assert.equal(region.heard.length, 2);
});

test("a verdict that is out of date before its delay is over is never heard, and a new one is", () => {
  announcer.announceOnce("a", speech("Wrong"), 1000);
  announcer.reset();
  mock.timers.tick(5000);
  assert.deepEqual(region.heard, []);
  announcer.announceOnce("a", speech("Wrong"), 1000);
  mock.timers.tick(1000);
  assert.deepEqual(region.heard, ["en: Wrong"]);
});

test("a newer text stays as long as any other, although an older one was about to be removed", () => {
  announcer.announce(speech("first"));
  mock.timers.tick(4000);
  announcer.announce(speech("second"));
  mock.timers.tick(4999);
  assert.equal(region.textContent, "second");
});
