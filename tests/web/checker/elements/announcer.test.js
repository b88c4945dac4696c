import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Announcer } from "../../../../checker/web/elements/announcer.js";
import { generator } from "../../support/random.js";

/** A live region that records what a screen reader would announce: every text, and when it is removed. */
class Region {
  lang = "";
  #text = "";

  /** @param {string} name @param {string[]} heard */
  constructor(name, heard) {
    this.name = name;
    this.heard = heard;
  }

  get textContent() {
    return this.#text;
  }

  set textContent(text) {
    if (text) this.heard.push(`${this.name} ${this.lang}: ${text}`);
    this.#text = text;
  }
}

/** @type {string[]} */
let heard;
/** @type {Region} */
let status;
/** @type {Region} */
let alert;
/** @type {Announcer} */
let announcer;
const speech = (text, language = "en") => ({ text, language });
const START = speech("The check starts");
const READY = speech("The check is ready");
const FAILURE = speech("The check cannot start");

function open() {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  heard = [];
  [status, alert] = [new Region("status", heard), new Region("alert", heard)];
  announcer = new Announcer(status, alert);
}

beforeEach(open);

/** What a form tells the announcer, in any order. @type {Record<string, (session: Session) => void>} */
const EVENTS = {
  key: (session) => session.change(true),
  paste: (session) => session.change(false),
  clear: (session) => session.change(false),
  settle: () => announcer.settle(),
  start: () => announcer.announceStart(START),
  leave: () => announcer.withdrawStart(),
  ready: () => announcer.announceReady(READY),
  verdict: (session) => session.judge(false),
  danger: (session) => session.judge(true),
  again: () => announcer.allowRepeat(),
  failure: () => announcer.announceFailure(FAILURE),
  moment: () => mock.timers.tick(60),
  pause: () => mock.timers.tick(1000),
  while: () => {
    for (let seconds = 0; seconds < 6; seconds += 1) mock.timers.tick(1000);
  },
};

/** A reader who edits one text after the other, and the verdicts on them. */
class Session {
  number = 0;
  /** Whether the keys are not silent yet. */
  isTyping = false;
  /** Whether the start was heard, and nothing after it. */
  isWaiting = false;

  /** @param {boolean} isTyping */
  change(isTyping) {
    this.number += 1;
    announcer.textChanged(isTyping);
  }

  /** @param {boolean} isUrgent */
  judge(isUrgent) {
    announcer.announceVerdict(`${this.number}`, this.verdict, isUrgent);
  }

  get verdict() {
    return speech(`Verdict ${this.number}`);
  }
}

/** @param {number} seed @param {(name: string, session: Session, before: string[]) => void} afterEach */
function anyOrder(seed, afterEach) {
  const random = generator(seed);
  for (let round = 0; round < 400; round += 1) {
    open();
    const session = new Session();
    for (const name of random.list(14, () => random.pick(Object.keys(EVENTS)))) {
      const before = [...heard];
      EVENTS[name](session);
      afterEach(name, session, before);
    }
  }
}

const spoken = () => [status.textContent, alert.textContent].filter(Boolean);

test("law: what can be read in the regions is one text, and no verdict on another text", () => {
  anyOrder(1, (_, session) => {
    assert.ok(spoken().length <= 1);
    for (const text of spoken()) if (text.startsWith("Verdict")) assert.equal(text, session.verdict.text);
  });
});

test("law: the moment the text changes, everything said about the old one is gone", () => {
  anyOrder(2, (name) => {
    if (["key", "paste", "clear"].includes(name)) assert.deepEqual(spoken(), []);
  });
});

test("law: nothing is said into the keys", () => {
  anyOrder(3, (name, session, before) => {
    if (["key", "paste", "settle", "clear", "pause", "while"].includes(name))
      session.isTyping = name === "key";
    else if (session.isTyping && name !== "moment") assert.deepEqual(heard, before);
  });
});

test("law: once the reader has finished, the verdict on the text is the last thing said about it", () => {
  const random = generator(4);
  for (let round = 0; round < 400; round += 1) {
    open();
    const session = new Session();
    const events = Object.keys(EVENTS).filter((name) => name !== "failure");
    for (const name of random.list(10, () => random.pick(events))) EVENTS[name](session);
    session.change(true);
    const later = () => EVENTS[random.pick(["start", "ready", "leave", "moment", "settle"])](session);
    for (let count = random.below(4); count; count -= 1) later();
    session.judge(false);
    for (let count = random.below(6); count; count -= 1) later();
    announcer.settle();
    mock.timers.tick(100);
    assert.equal(heard.at(-1), `status en: ${session.verdict.text}`);
    assert.equal(heard.filter((text) => text.endsWith(session.verdict.text)).length, 1);
  }
});

test("law: the start is announced once in a wait, and that it is over only to somebody who waited", () => {
  anyOrder(5, (name, session, before) => {
    for (const text of heard.slice(before.length)) {
      if (text.endsWith(START.text)) assert.ok(!session.isWaiting);
      if (text.endsWith(READY.text)) assert.ok(session.isWaiting);
      if (!text.endsWith(FAILURE.text)) session.isWaiting = text.endsWith(START.text);
    }
    if (name === "failure") session.isWaiting = false;
  });
});

test("law: a reader who waits hears of the start as soon as the keys are silent, whatever they typed", () => {
  const random = generator(6);
  for (let round = 0; round < 200; round += 1) {
    open();
    const session = new Session();
    const keys = () => {
      for (let count = random.below(5); count; count -= 1) {
        session.change(true);
        mock.timers.tick(random.below(900));
      }
    };
    keys();
    announcer.announceStart(START);
    keys();
    if (random.below(2)) {
      announcer.settle();
      mock.timers.tick(60);
    } else {
      mock.timers.tick(1000);
    }
    assert.deepEqual(heard, [`status en: ${START.text}`]);
  }
});

test("law: whatever was said is gone after five seconds", () => {
  anyOrder(7, (name) => {
    if (name === "while") assert.deepEqual(spoken(), []);
  });
});

test("law: a failure is heard, also by somebody who types on", () => {
  const session = new Session();
  session.change(true);
  announcer.announceStart(START);
  announcer.announceFailure(FAILURE);
  session.change(true);
  mock.timers.tick(1000);
  assert.deepEqual(heard, [`status en: ${FAILURE.text}`]);
});

test("an error on a cold page is not followed by the news that the check is ready", () => {
  for (const key of "jan") announcer.textChanged(Boolean(key));
  announcer.settle();
  mock.timers.tick(300);
  announcer.announceStart(START);
  mock.timers.tick(3000);
  announcer.announceVerdict("jan", speech("The @ is missing"));
  announcer.announceReady(READY);
  mock.timers.tick(10_000);
  assert.deepEqual(heard, [`status en: ${START.text}`, "status en: The @ is missing"]);
});

test("half a word, on which there is no verdict yet: the reader who waited hears that they can go on", () => {
  announcer.textChanged(true);
  mock.timers.tick(1000);
  announcer.announceStart(START);
  mock.timers.tick(3000);
  announcer.withdrawStart();
  announcer.announceReady(READY);
  mock.timers.tick(60);
  assert.deepEqual(heard, [`status en: ${START.text}`, `status en: ${READY.text}`]);
});

test("a danger interrupts, and the text after it is not heard beside it", () => {
  announcer.announceVerdict("a", speech("Do not open this link"), true);
  assert.equal(alert.textContent, "Do not open this link");
  announcer.textChanged(false);
  assert.equal(alert.textContent, "");
  announcer.announceVerdict("b", speech("This link is right"));
  mock.timers.tick(60);
  assert.deepEqual(spoken(), ["This link is right"]);
});

test("a text is announced at once, in its language, and removed after a while", () => {
  announcer.announce(speech("Goed", "nl"));
  assert.deepEqual(heard, ["status nl: Goed"]);
  mock.timers.tick(4999);
  assert.equal(status.textContent, "Goed");
  mock.timers.tick(1);
  assert.equal(status.textContent, "");
});

test("the same text is heard again, after a moment of nothing", () => {
  announcer.announce(speech("Copied"));
  announcer.announce(speech("Copied"));
  assert.equal(status.textContent, "");
  mock.timers.tick(50);
  assert.deepEqual(heard, ["status en: Copied", "status en: Copied"]);
});

test("the same verdict on another text is heard again, although it came in the same moment", () => {
  announcer.announceVerdict("an", speech("Personal"));
  announcer.textChanged(false);
  announcer.announceVerdict("jo", speech("Personal"));
  assert.equal(status.textContent, "");
  mock.timers.tick(50);
  assert.equal(heard.length, 2);
});

test("a verdict is announced once, until the reader asks again", () => {
  announcer.announceVerdict("a", speech("Right"));
  mock.timers.tick(5000);
  announcer.announceVerdict("a", speech("Right"));
  assert.deepEqual(heard, ["status en: Right"]);
  announcer.allowRepeat();
  announcer.announceVerdict("a", speech("Right"));
  assert.equal(heard.length, 2);
});

test("a verdict that is out of date before the keys are silent is never heard, and a new one is", () => {
  announcer.textChanged(true);
  announcer.announceVerdict("a", speech("Wrong"));
  announcer.textChanged(true);
  mock.timers.tick(5000);
  assert.deepEqual(heard, []);
  announcer.textChanged(true);
  announcer.announceVerdict("a", speech("Wrong"));
  mock.timers.tick(999);
  assert.deepEqual(heard, []);
  mock.timers.tick(1);
  assert.deepEqual(heard, ["status en: Wrong"]);
});

test("a newer text stays as long as any other, although an older one was about to be removed", () => {
  announcer.announce(speech("first"));
  mock.timers.tick(4000);
  announcer.announce(speech("second"));
  mock.timers.tick(50 + 4999);
  assert.equal(status.textContent, "second");
});
