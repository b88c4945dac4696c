/** The checklist: one question a screen, the way in the address, and the result. */
import { Announcer } from "../elements/announcer.js";
import { Boot } from "../elements/boot.js";
import { find } from "../elements/field.js";
import { Place } from "../elements/result_slot.js";
import { codeOf, sharedService } from "../elements/service.js";
import { read, write } from "./address.js";
import { SOLVED, Walk } from "./answers_state.js";
import { Letters } from "./message_templates.js";
import { resultScreen } from "./result.js";
import { stepScreen } from "./step.js";

/**
 * @typedef {import("./screen.js").Scene} Scene
 * @typedef {import("./answers_state.js").View} View
 * @typedef {{start: View, letters: Record<string, string>, fills: Record<string, string[]>, version: string}} Settings
 * @typedef {{hubcheck: true, from: string}} Entry what the history knows of a screen: that it is ours, and where one came from
 */

/** Where the tab keeps the address that it wrote last: a page opened there goes on with the reader's own answers. */
const OWN = "hubcheck-checklist";

export class Checklist extends HTMLElement {
  #service = sharedService();
  #title = document.title;
  /** Counts screens: an answer for an earlier one comes too late. */
  #turn = 0;
  /** The screen to show once there is a checker again. @type {() => Promise<void>} */
  #again = () => this.#visit(false);
  words = this.#service.core;

  connectedCallback() {
    if (this.hasAttribute("data-ready")) return;
    const data = find(this, ".hcl-settings", HTMLScriptElement).textContent;
    /** @type {Settings} */
    this.settings = JSON.parse(data || "{}");
    this.stage = find(this, ".hcl-stage", HTMLElement);
    this.place = new Place(find(this, ".hcl-walk > .hc-place", HTMLElement));
    this.announcer = new Announcer(find(this, ".hcl-walk > [role=status]", HTMLElement));
    this.list = find(this, ".hcl-all", HTMLDetailsElement);
    this.boot = new Boot(this.place, this.announcer, this.list, () => void this.#restart());
    this.letters = new Letters(this.settings.letters, this.settings.fills);
    this.walk = new Walk(this.settings.start, (kind, input) => this.#ask(kind, input));
    writtenList(this.list);
    this.setAttribute("data-ready", "");
    addEventListener("popstate", this);
    void this.#prepare();
    void this.#run(() => this.#visit(location.hash.length > 1));
  }

  disconnectedCallback() {
    removeEventListener("popstate", this);
  }

  async #prepare() {
    try {
      const engine = await this.#service.prepare(this);
      for (const type of ["progress", "ready", "failed"]) engine.addEventListener(type, this);
    } catch (error) {
      this.#failed(codeOf(error));
    }
  }

  /** @param {Event} event */
  handleEvent(event) {
    switch (event.type) {
      case "popstate":
        if (this.boot?.failed) return inList(read(location.hash).name)?.scrollIntoView();
        return void this.#run(() => this.#visit(true));
      case "progress":
        return this.boot?.progress(/** @type {import("../engine.js").EngineProgress} */ (event));
      case "ready":
        return this.boot?.ready();
      case "failed":
        return this.#failed(/** @type {import("../engine.js").EngineFailed} */ (event).code);
    }
  }

  /** @param {import("../protocol.js").Kind} kind @param {unknown} input @returns {Promise<any>} */
  async #ask(kind, input) {
    this.boot?.wait(this.words, 0);
    const engine = await this.#service.engine();
    const answer = await engine.check(kind, input);
    this.boot?.over();
    return answer;
  }

  /** Do something that needs the checker; where there is none, it is done after a restart. @param {() => Promise<void>} work */
  async #run(work) {
    this.#again = work;
    try {
      await work();
    } catch (error) {
      const code = codeOf(error);
      if (code === "cancelled") return;
      this.#failed(code);
      if (code === "python") console.error(error);
    }
  }

  /** @param {string} code */
  #failed(code) {
    this.boot?.fail(code);
    this.boot?.show(this.words);
  }

  async #restart() {
    this.boot?.over();
    this.place?.rest();
    try {
      const engine = await this.#service.engine();
      if (engine.state === "failed") engine.restart().catch(() => {});
    } catch {
      // Told by what is asked next.
    }
    void this.#prepare();
    await this.#run(this.#again);
  }

  /** Show what the address asks for. @param {boolean} focus whether to go to it */
  async #visit(focus) {
    const { walk } = this;
    if (!walk) return;
    const turn = this.#next();
    const asked = read(location.hash);
    const entry = /** @type {Entry | null} */ (history.state);
    const own = entry?.hubcheck === true;
    const before = walk.answers;
    walk.answers = own ? { ...before, ...asked.answers } : asked.answers;
    this.letters?.ahead();
    this.words = await this.#service.words();
    const view = await walk.view(asked.name);
    if (turn !== this.#turn) return;
    if (!view) {
      // An address of something else on the page.
      walk.answers = before;
      if (this.stage?.firstChild) return;
    }
    const linked = !own && Object.keys(asked.answers).length > 0 && location.hash !== lastAddress();
    this.#show(view ?? walk.start, { focus: focus && view !== null, linked });
    if (view && asked.name) this.#note(view.at.id, entry?.from ?? "");
  }

  #next() {
    this.#turn += 1;
    return this.#turn;
  }

  /** Write the present screen into the address. @param {string} name @param {string} from @param {boolean} [anew] as a new entry */
  #note(name, from, anew = false) {
    const address = write(name, this.walk?.answers ?? {});
    /** @type {Entry} */
    const entry = { hubcheck: true, from };
    if (anew) history.pushState(entry, "", address);
    else history.replaceState(entry, "", address);
    keepAddress(address);
  }

  /** @param {string} name @param {string} answer @param {import("./answers_state.js").Typed} [typed] */
  async #answer(name, answer, typed) {
    const { walk } = this;
    if (!walk) return;
    const turn = this.#next();
    const { state } = history;
    walk.give(name, answer, typed);
    // Going back shows the question in its last state.
    this.#note(name, state?.from ?? "");
    const view = await walk.next();
    if (turn !== this.#turn) return;
    this.#note(view.at.id, name, view.at.id !== name);
    this.#show(view, { focus: true });
  }

  /** @param {string} name of a step or result */
  async #go(name) {
    const turn = this.#next();
    const view = await this.walk?.view(name);
    if (!view || turn !== this.#turn) return;
    this.#note(name, this.current, true);
    this.#show(view, { focus: true });
  }

  #back(/** @type {View} */ { path }) {
    const from = history.state?.from;
    if (from) history.back();
    else if (path.length) void this.#run(() => this.#go(path.at(-1)?.step ?? ""));
  }

  async #startAgain() {
    const { walk } = this;
    if (!walk) return;
    this.#next();
    walk.forget();
    this.#note(walk.start.at.id, "", true);
    this.#show(walk.start, { focus: true });
  }

  /** The step or result on the screen. */
  current = "";

  /** @param {View} view @param {{focus: boolean, linked?: boolean}} how */
  #show(view, { focus, linked = false }) {
    const { stage, walk } = this;
    if (!stage || !walk) return;
    this.current = view.at.id;
    this.place?.rest();
    const scene = this.#scene(view, linked);
    const screen = view.at.type === "step" ? stepScreen(scene, view.at) : resultScreen(scene, view.at);
    stage.replaceChildren(...screen.nodes);
    scene.retitle();
    if (!focus) return;
    this.scrollIntoView({ block: "start", behavior: "instant" });
    screen.heading.focus({ preventScroll: true });
  }

  /** @param {View} view @param {boolean} linked @returns {Scene} */
  #scene(view, linked) {
    const { words, walk, announcer, settings, letters } = this;
    if (!walk || !announcer || !settings || !letters) throw new TypeError("not connected");
    const name = `${view.at.type}.${view.at.id}.${view.at.type === "step" ? "question" : "title"}`;
    const own = walk.answers[view.at.id] ?? "";
    const title = own === SOLVED && view.at.type === "outcome" ? "checklist.solved-title" : name;
    return {
      words,
      view,
      walk,
      announcer,
      linked,
      answer: own,
      version: settings.version,
      letters,
      root: this,
      isFirst: view.path.length === 0 && !history.state?.from,
      retitle: (error = false) => {
        const shown = words.text(title);
        document.title = `${error ? words.text("ui.error-prefix", { title: shown }) : shown} - ${this.#title}`;
      },
      check: async (kind, input) => {
        // What is on the screen stays there: nothing has to be done again.
        this.#again = async () => {};
        return this.#ask(kind, input).catch((error) => {
          this.#failed(codeOf(error));
          return null;
        });
      },
      onAnswer: (answer, typed) => void this.#run(() => this.#answer(view.at.id, answer, typed)),
      onBack: () => this.#back(view),
      onChange: (step) => void this.#run(() => this.#go(step)),
      onRestart: () => void this.#startAgain(),
    };
  }
}

/** Ids of the written list get this in front: its headings would else be what an address with a step means. */
const LISTED = "all-";

/** @param {string} name @returns {HTMLElement | null} */
function inList(name) {
  return document.getElementById(LISTED + name);
}

/** The list steps back behind the walk; its links lead into the walk. @param {HTMLDetailsElement} list */
function writtenList(list) {
  for (const heading of list.querySelectorAll("[id]")) heading.id = LISTED + heading.id;
  for (const section of list.querySelectorAll("[aria-labelledby]"))
    section.setAttribute("aria-labelledby", LISTED + section.getAttribute("aria-labelledby"));
  list.open = false;
}

/** @returns {string} */
function lastAddress() {
  try {
    return sessionStorage.getItem(OWN) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} address */
function keepAddress(address) {
  try {
    sessionStorage.setItem(OWN, address);
  } catch {
    // Not allowed to: after a change of language the page then says that the answers came with the link.
  }
}
