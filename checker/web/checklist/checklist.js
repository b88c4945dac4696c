/** The checklist: loads what its screens need, and starts the engine where an answer or the report needs it. */
import { CheckerElement } from "../elements/checker_element.js";
import { requirePart } from "../elements/field.js";
import { knownMessages } from "../elements/known_messages.js";
import { FILLED } from "../elements/late_list.js";
import { errorCode, ServiceError } from "../elements/service.js";
import { savesData, untilNeeded } from "../load_policy.js";
import { parseAddress } from "./address.js";
import { AnswersState } from "./answers_state.js";
import { FirstQuestion } from "./first_question.js";
import { MessageTemplates } from "./message_templates.js";
import { Screens } from "./screens.js";
import { Walker } from "./walker.js";

/** @import {Kind} from "../protocol.js" */

/** @import {States} from "./walker.js" */

/**
 * What `mkdocs_hubcheck.checklist.data` makes.
 * @typedef {object} ChecklistData
 * @property {States} states
 * @property {Record<string, string>} letters locale -> address of the messages to send, relative to that of the data
 * @property {Record<string, string[]>} fills message to send -> its placeholders
 * @property {{email: string, url: string}} forms the forms of questions, as HTML
 * @property {string} version of the checker
 */

export class Checklist extends CheckerElement {
  /** How many answers the engine owes. */
  #owed = 0;
  /** What to do again once the checker was restarted. @type {Set<() => void>} */
  #unanswered = new Set();

  stage = requirePart(this, ".hcl-stage", HTMLElement);
  #firstQuestion = new FirstQuestion(this.stage);
  /** @type {Screens | null} */
  screens = null;

  /** @override */
  connect() {
    const list = requirePart(this, ".hc-list", HTMLDetailsElement);
    demoteList(list);
    list.addEventListener(FILLED, () => prefixIds(list));
    addEventListener("popstate", this);
    void this.#open();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this);
  }

  /** Load what every screen needs, and show the one in the address. */
  async #open() {
    try {
      await this.loadMessages();
      const data = this.messages.checklist;
      if (!data) throw new ServiceError("not-found", this.service.settings.words);
      const templates = new MessageTemplates(this.#lettersOf(data), data.fills);
      this.screens = new Screens(this, new AnswersState(new Walker(data.states)), templates, data);
    } catch (error) {
      this.#unanswered.add(() => void this.#open());
      this.#firstQuestion.remove();
      return this.fail(errorCode(error));
    }
    const { screens } = this;
    this.#firstQuestion.replaceBy(() => screens.visit(location.hash.length > 1));
    void screens.templates.preload();
  }

  /** @param {ChecklistData} data @returns {Record<string, string>} locale -> address of the messages to send */
  #lettersOf({ letters }) {
    const here = new URL(this.service.settings.words, document.baseURI);
    return Object.fromEntries(
      Object.entries(letters).map(([code, name]) => [code, new URL(name, here).href]),
    );
  }

  /** @override A choice needs no engine: on a slow connection, only a field to type in or the report starts it. */
  async prepare() {
    if (!savesData()) await this.prepareFor(this);
  }

  /** Have the engine started when the reader reaches a part. @param {Element} part */
  async prepareFor(part) {
    try {
      await untilNeeded(part);
      // The questions come first, then what answers a code without Python: not behind megabytes of Python.
      await this.loadMessages();
      await knownMessages();
      await this.loadEngine();
      await this.service.startWhenNeeded(part);
    } catch {
      // It is reported once an answer is needed.
    }
  }

  /** @override @param {Event} event @returns {unknown} */
  handleEvent(event) {
    if (event.type !== "popstate") return super.handleEvent(event);
    if (this.screens) return this.screens.visit(true);
    return void this.#showInList(parseAddress(location.hash).name);
  }

  /** @param {string} name of a step or outcome */
  async #showInList(name) {
    await this.lateList?.fill();
    document.getElementById(LIST_ID_PREFIX + name)?.scrollIntoView();
  }

  /** @override */
  get isInUse() {
    return this.#owed > 0 || !this.screens;
  }

  /** @override */
  async repeat() {
    const again = [...this.#unanswered];
    this.#unanswered.clear();
    for (const work of again) work();
  }

  /** @override @param {Parameters<CheckerElement["reveal"]>} what a result is read from its top, while its report is made */
  reveal(...what) {
    if (!this.stage.querySelector(".hcl-reporting")) super.reveal(...what);
  }

  /** Another screen: what the one before waited for, and what failed on it, is no longer of interest. */
  leaveScreen() {
    this.#unanswered.clear();
    this.boot.dismiss();
    this.resultSlot.reset();
  }

  /**
   * @param {Kind} kind @param {unknown} input
   * @param {() => void} again what to do after a restart
   * @returns {Promise<any>} null if there is no answer, which is already reported
   */
  async check(kind, input, again) {
    this.#owed += 1;
    try {
      const answer = (await this.#known(kind, String(input))) ?? (await this.#ask(kind, input));
      this.boot.dismiss();
      return answer;
    } catch (error) {
      const code = errorCode(error);
      if (code === "cancelled") return null;
      this.#unanswered.add(again);
      this.fail(code);
      return null;
    } finally {
      this.#owed -= 1;
    }
  }

  /** @param {Kind} kind @param {unknown} input @returns {Promise<any>} */
  async #ask(kind, input) {
    // The form in a question shows that its own text waits for the checker.
    if (kind !== "email" && kind !== "url") this.boot.expect(this.messages);
    return (await this.loadEngine()).check(kind, input);
  }

  /** The answer that the build knows, unless Python runs, which has the last word. @param {Kind} kind @param {string} text */
  async #known(kind, text) {
    if (this.engine?.state === "ready") return null;
    if (kind === "email") return (await this.service.knownVerdicts())?.verdict(text);
    return kind === "explain" ? (await knownMessages())?.causes(text) : null;
  }
}

/** Prefix for the ids of the written list: otherwise an address with a step would lead to its heading. */
const LIST_ID_PREFIX = "all-";

/** Close the written list; its links now open a screen of the checklist. @param {HTMLDetailsElement} list */
function demoteList(list) {
  prefixIds(list);
  list.open = false;
}

/** @param {HTMLDetailsElement} list */
function prefixIds(list) {
  for (const heading of list.querySelectorAll("[id]")) heading.id = LIST_ID_PREFIX + heading.id;
  for (const section of list.querySelectorAll("[aria-labelledby]"))
    section.setAttribute("aria-labelledby", LIST_ID_PREFIX + section.getAttribute("aria-labelledby"));
}
