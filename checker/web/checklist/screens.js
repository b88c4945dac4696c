/** The screens of the checklist: one question at a time, then the result, with every screen in the address. */
import { formatAddress, parseAddress } from "./address.js";
import { resultScreen, SOLVED } from "./result.js";
import { stepScreen } from "./step.js";

/** @import {AnswersState, TypedInput} from "./answers_state.js" */
/** @import {Checklist, ChecklistData} from "./checklist.js" */
/** @import {MessageTemplates} from "./message_templates.js" */
/** @import {ScreenContext} from "./screen.js" */
/** @import {View} from "./walker.js" */

/**
 * @typedef {{hubcheck: true, from: string}} Entry history state of a screen: that it is ours, and the screen before it
 */

/** Session storage key of the last address written: on a page opened there, the answers are the reader's own. */
const LAST_ADDRESS_KEY = "hubcheck-checklist";

export class Screens {
  #title = document.title;
  /** The step or result on the screen. */
  #current = "";

  /**
   * @param {Checklist} root @param {AnswersState} answersState @param {MessageTemplates} templates
   * @param {ChecklistData} data
   */
  constructor(root, answersState, templates, data) {
    this.data = data;
    this.root = root;
    this.answersState = answersState;
    this.templates = templates;
  }

  /** Show the screen in the address. @param {boolean} focus whether to scroll to it and focus it */
  visit(focus) {
    const { answersState } = this;
    const requested = parseAddress(location.hash);
    const entry = /** @type {Entry | null} */ (history.state);
    const isOwnEntry = entry?.hubcheck === true;
    const before = answersState.answers;
    answersState.answers = isOwnEntry ? { ...before, ...requested.answers } : requested.answers;
    const view = answersState.viewOf(requested.name);
    if (!view) {
      // The address of something else on the page.
      answersState.answers = before;
      if (this.#current) return;
    }
    const linked =
      !isOwnEntry && Object.keys(requested.answers).length > 0 && location.hash !== lastAddress();
    this.#show(view ?? answersState.start, { focus: focus && view !== null, linked });
    if (view && requested.name) this.#writeAddress(view.at.id, entry?.from ?? "");
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
  #onAnswer(name, answer, typed) {
    this.answersState.setAnswer(name, answer, typed);
    // Going back shows the question with this answer.
    this.#writeAddress(name, history.state?.from ?? "");
    const { view } = this.answersState;
    this.#writeAddress(view.at.id, name, view.at.id !== name);
    this.#show(view, { focus: true });
  }

  /** @param {string} name of a step or result */
  #goTo(name) {
    const view = this.answersState.viewOf(name);
    if (!view) return;
    this.#writeAddress(name, this.#current, true);
    this.#show(view, { focus: true });
  }

  #back(/** @type {View} */ { path }) {
    if (history.state?.from) history.back();
    else if (path.length) this.#goTo(path.at(-1)?.step ?? "");
  }

  #startAgain() {
    const { answersState } = this;
    answersState.clear();
    this.#writeAddress(answersState.start.at.id, "", true);
    this.#show(answersState.start, { focus: true });
  }

  /** @param {View} view @param {{focus: boolean, linked?: boolean}} how */
  #show(view, { focus, linked = false }) {
    const { root } = this;
    this.#current = view.at.id;
    root.leaveScreen();
    const context = this.#context(view, linked);
    const screen = view.at.type === "step" ? stepScreen(context, view.at) : resultScreen(context, view.at);
    root.stage.replaceChildren(...screen.nodes);
    context.setTitle();
    if (!focus) return;
    root.scrollIntoView({ block: "start", behavior: "instant" });
    screen.heading.focus({ preventScroll: true });
  }

  /** @param {View} view @param {boolean} linked @returns {ScreenContext} */
  #context(view, linked) {
    const { root, answersState, templates } = this;
    const { messages, announcer } = root;
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
      version: this.data.version,
      forms: this.data.forms,
      templates,
      root,
      isFirst: view.path.length === 0 && !history.state?.from,
      setTitle: (error = false) => {
        const shown = messages.text(title);
        document.title = `${error ? messages.text("ui.error-prefix", { title: shown }) : shown} - ${this.#title}`;
      },
      check: (kind, input, again) => root.check(kind, input, again),
      prepareFor: (part) => void root.prepareFor(part),
      onAnswer: (answer, typed) => this.#onAnswer(view.at.id, answer, typed),
      onBack: () => this.#back(view),
      onChange: (step) => this.#goTo(step),
      onRestart: () => this.#startAgain(),
    };
  }
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
