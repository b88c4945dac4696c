/** The checklist: one question per screen, then the result, with every screen in the address. */
import { CheckerElement } from "../elements/checker_element.js";
import { requirePart } from "../elements/field.js";
import { errorCode } from "../elements/service.js";
import { formatAddress, parseAddress } from "./address.js";
import { AnswersState, SOLVED } from "./answers_state.js";
import { MessageTemplates } from "./message_templates.js";
import { resultScreen } from "./result.js";
import { stepScreen } from "./step.js";

/** @import {Kind} from "../protocol.js" */
/** @import {TypedInput, View} from "./answers_state.js" */
/** @import {ScreenContext} from "./screen.js" */

/**
 * @typedef {{start: View, letters: Record<string, string>, fills: Record<string, string[]>, version: string}} Settings
 * @typedef {{hubcheck: true, from: string}} Entry history state of a screen: that it is ours, and the screen before it
 */

/** Session storage key of the last address written: on a page opened there, the answers are the reader's own. */
const LAST_ADDRESS_KEY = "hubcheck-checklist";

export class Checklist extends CheckerElement {
  #title = document.title;
  /** Counts screens, to drop replies meant for an earlier one. */
  #screenNumber = 0;
  /** What to do once the checker was restarted. @type {() => Promise<void>} */
  #retry = () => this.#visit(false);

  /** @type {Settings} */
  settings = JSON.parse(requirePart(this, ".hcl-settings", HTMLScriptElement).textContent);
  stage = requirePart(this, ".hcl-stage", HTMLElement);
  templates = new MessageTemplates(this.settings.letters, this.settings.fills);
  answersState = new AnswersState(this.settings.start, (kind, input) => this.#check(kind, input));
  /** The step or result on the screen. */
  current = "";

  /** @override */
  connect() {
    demoteList(this.list);
    addEventListener("popstate", this);
    void this.#runWithChecker(() => this.#visit(location.hash.length > 1));
  }

  disconnectedCallback() {
    removeEventListener("popstate", this);
  }

  /** @override @param {Event} event @returns {unknown} */
  handleEvent(event) {
    if (event.type !== "popstate") return super.handleEvent(event);
    if (this.boot.failed) return sectionInList(parseAddress(location.hash).name)?.scrollIntoView();
    return void this.#runWithChecker(() => this.#visit(true));
  }

  /** @override */
  get isInUse() {
    return true;
  }

  /** @override */
  repeat() {
    return this.#runWithChecker(this.#retry);
  }

  /** @param {Kind} kind @param {unknown} input @returns {Promise<any>} */
  async #check(kind, input) {
    this.boot.expect(this.messages);
    const engine = await this.service.engine();
    const answer = await engine.check(kind, input);
    this.boot.dismiss();
    return answer;
  }

  /** Do something that needs the checker; if it fails, do it again after a restart. @param {() => Promise<void>} work */
  async #runWithChecker(work) {
    this.#retry = work;
    try {
      await work();
    } catch (error) {
      const code = errorCode(error);
      if (code === "cancelled") return;
      this.fail(code);
      if (code === "python") console.error(error);
    }
  }

  /** Show the screen in the address. @param {boolean} focus whether to scroll to it and focus it */
  async #visit(focus) {
    const { answersState } = this;
    const screenNumber = this.#nextScreen();
    const requested = parseAddress(location.hash);
    const entry = /** @type {Entry | null} */ (history.state);
    const isOwnEntry = entry?.hubcheck === true;
    const before = answersState.answers;
    answersState.answers = isOwnEntry ? { ...before, ...requested.answers } : requested.answers;
    this.templates.preload();
    await this.loadMessages();
    const view = await answersState.viewOf(requested.name);
    if (screenNumber !== this.#screenNumber) return;
    if (!view) {
      // The address of something else on the page.
      answersState.answers = before;
      if (this.stage.firstChild) return;
    }
    const linked =
      !isOwnEntry && Object.keys(requested.answers).length > 0 && location.hash !== lastAddress();
    this.#show(view ?? answersState.start, { focus: focus && view !== null, linked });
    if (view && requested.name) this.#writeAddress(view.at.id, entry?.from ?? "");
  }

  #nextScreen() {
    this.#screenNumber += 1;
    return this.#screenNumber;
  }

  /** Write the current screen into the address. @param {string} name @param {string} from @param {boolean} [isNewEntry] in the history */
  #writeAddress(name, from, isNewEntry = false) {
    const address = formatAddress(name, this.answersState.answers);
    /** @type {Entry} */
    const entry = { hubcheck: true, from };
    if (isNewEntry) history.pushState(entry, "", address);
    else history.replaceState(entry, "", address);
    rememberAddress(address);
  }

  /** @param {string} name @param {string} answer @param {TypedInput} [typed] */
  async #onAnswer(name, answer, typed) {
    const { answersState } = this;
    const screenNumber = this.#nextScreen();
    const { state } = history;
    answersState.setAnswer(name, answer, typed);
    // Going back shows the question with this answer.
    this.#writeAddress(name, state?.from ?? "");
    const view = await answersState.evaluate();
    if (screenNumber !== this.#screenNumber) return;
    this.#writeAddress(view.at.id, name, view.at.id !== name);
    this.#show(view, { focus: true });
  }

  /** @param {string} name of a step or result */
  async #goTo(name) {
    const screenNumber = this.#nextScreen();
    const view = await this.answersState.viewOf(name);
    if (!view || screenNumber !== this.#screenNumber) return;
    this.#writeAddress(name, this.current, true);
    this.#show(view, { focus: true });
  }

  #back(/** @type {View} */ { path }) {
    const from = history.state?.from;
    if (from) history.back();
    else if (path.length) void this.#runWithChecker(() => this.#goTo(path.at(-1)?.step ?? ""));
  }

  async #startAgain() {
    const { answersState } = this;
    this.#nextScreen();
    answersState.clear();
    this.#writeAddress(answersState.start.at.id, "", true);
    this.#show(answersState.start, { focus: true });
  }

  /** @param {View} view @param {{focus: boolean, linked?: boolean}} how */
  #show(view, { focus, linked = false }) {
    this.current = view.at.id;
    this.resultSlot.reset();
    const context = this.#context(view, linked);
    const screen = view.at.type === "step" ? stepScreen(context, view.at) : resultScreen(context, view.at);
    this.stage.replaceChildren(...screen.nodes);
    context.setTitle();
    if (!focus) return;
    this.scrollIntoView({ block: "start", behavior: "instant" });
    screen.heading.focus({ preventScroll: true });
  }

  /** @param {View} view @param {boolean} linked @returns {ScreenContext} */
  #context(view, linked) {
    const { messages, answersState, announcer, settings, templates } = this;
    const name = `${view.at.type}.${view.at.id}.${view.at.type === "step" ? "question" : "title"}`;
    const answer = answersState.answers[view.at.id] ?? "";
    const title = answer === SOLVED && view.at.type === "outcome" ? "checklist.solved-title" : name;
    return {
      messages,
      view,
      answersState,
      announcer,
      linked,
      answer,
      version: settings.version,
      templates,
      root: this,
      isFirst: view.path.length === 0 && !history.state?.from,
      setTitle: (error = false) => {
        const shown = messages.text(title);
        document.title = `${error ? messages.text("ui.error-prefix", { title: shown }) : shown} - ${this.#title}`;
      },
      check: async (kind, input) => {
        // The screen stays as it is: a restart has nothing to repeat.
        this.#retry = async () => {};
        return this.#check(kind, input).catch((error) => {
          this.fail(errorCode(error));
          return null;
        });
      },
      onAnswer: (answer, typed) => void this.#runWithChecker(() => this.#onAnswer(view.at.id, answer, typed)),
      onBack: () => this.#back(view),
      onChange: (step) => void this.#runWithChecker(() => this.#goTo(step)),
      onRestart: () => void this.#startAgain(),
    };
  }
}

/** Prefix for the ids of the written list: otherwise an address with a step would lead to its heading. */
const LIST_ID_PREFIX = "all-";

/** @param {string} name @returns {HTMLElement | null} */
function sectionInList(name) {
  return document.getElementById(LIST_ID_PREFIX + name);
}

/** Close the written list and prefix its ids; its links now open a screen of the checklist. @param {HTMLDetailsElement} list */
function demoteList(list) {
  for (const heading of list.querySelectorAll("[id]")) heading.id = LIST_ID_PREFIX + heading.id;
  for (const section of list.querySelectorAll("[aria-labelledby]"))
    section.setAttribute("aria-labelledby", LIST_ID_PREFIX + section.getAttribute("aria-labelledby"));
  list.open = false;
}

/** @returns {string} */
function lastAddress() {
  try {
    return sessionStorage.getItem(LAST_ADDRESS_KEY) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} address */
function rememberAddress(address) {
  try {
    sessionStorage.setItem(LAST_ADDRESS_KEY, address);
  } catch {
    // Storage is blocked: after a change of language, the page says that the answers came with the link.
  }
}
