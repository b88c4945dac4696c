/** The box on the page of error messages: a pasted message or code leads to its row, and to what the checker makes of it. */
import { CheckerElement } from "../elements/checker_element.js";
import { button, element, panel } from "../elements/dom.js";
import { Field, requirePart } from "../elements/field.js";
import { knownMessages } from "../elements/known_messages.js";
import { errorCode } from "../elements/service.js";
import { followAnchors } from "./anchors.js";
import { addLinks, copyOnClick, markTarget } from "./links.js";
import { rowPanel, rowsOf, wayTo } from "./rows.js";

/** @import {Cause} from "../elements/known_messages.js" */

export class MessageBox extends CheckerElement {
  field = new Field(this, requirePart(this, "textarea", HTMLTextAreaElement));
  /** Whether there is an answer already: a checker that does not start is no failure then. */
  #isAnswered = false;

  /** @override */
  connect() {
    requirePart(this, "form", HTMLFormElement).noValidate = true;
    for (const type of ["submit", "input", "paste", "focusin"]) this.addEventListener(type, this);
    const article = this.closest("article");
    if (article) {
      copyOnClick(article, this.announcer, () => this.messages);
      markTarget(article);
      void addLinks(article, this.dataset.link ?? "");
      followAnchors(article);
    }
    // The browser may have restored what was typed before a reload.
    if (!this.field.isEmpty) void this.#lookUp();
  }

  /** @override @param {Event} event @returns {unknown} */
  handleEvent(event) {
    switch (event.type) {
      case "submit":
        event.preventDefault();
        return void this.#lookUp();
      case "paste":
        return setTimeout(() => void this.#lookUp());
      case "input":
        return this.#clear();
      default:
        return super.handleEvent(event);
    }
  }

  #clear() {
    this.cancelRequest();
    this.boot.dismiss();
    this.field.clearError();
    this.announcer.textChanged(false);
    this.resultSlot.reset();
    this.#isAnswered = false;
  }

  async #lookUp() {
    this.#clear();
    const { text, isEmpty } = this.field;
    if (isEmpty) return this.showEmptyError(this.field, "checklist.paste-first");
    const request = this.startRequest();
    const rows = rowsOf(text);
    this.#isAnswered = rows.length > 0;
    try {
      const [known] = await Promise.all([knownMessages(), this.loadMessages()]);
      if (request.signal.aborted) return;
      const explained = known?.causes(text);
      this.#isAnswered ||= Boolean(explained);
      if (explained) return this.#show(explained.map((cause) => this.#causePanel(cause)));
      if (rows.length) this.#show(rows.map((row) => rowPanel(row, this.messages)));
      else this.boot.expect(this.messages);
      const engine = await this.loadEngine();
      /** @type {Cause[]} */
      const causes = await engine.check("explain", text, { signal: request.signal });
      if (request.signal.aborted) return;
      this.boot.dismiss();
      this.#show(causes.length ? causes.map((cause) => this.#causePanel(cause)) : [this.#unknownPanel()]);
    } catch (error) {
      if (!request.signal.aborted) this.fail(errorCode(error));
    }
  }

  /** @param {HTMLElement[]} panels */
  #show(panels) {
    const { messages } = this;
    const several = element(
      "p",
      "hc-reason",
      messages.nodes("explain.several", { count: String(panels.length) }),
    );
    this.resultSlot.show(element("div", "hcm-answers", ...(panels.length > 1 ? [several] : []), ...panels));
    this.reveal();
    const texts = panels.map((answer) => answer.querySelector(".hc-title")?.textContent ?? "");
    this.announcer.announce({ text: texts.join(" "), language: messages.locale });
  }

  /** @param {Cause} cause @returns {HTMLElement} */
  #causePanel({ code, params, actor, goto, anchor }) {
    const { messages } = this;
    const title = element("p", "hc-title", messages.nodes(code, params));
    const label = element("b", "", messages.nodes("report.actor"));
    const who = element("p", "hc-reason", label, " ", messages.nodes(`actor.${actor}`));
    return panel(actor ? "info" : "warn", title, ...(actor ? [who] : []), ...wayTo(goto, anchor, messages));
  }

  #unknownPanel() {
    const title = element("p", "hc-title", this.messages.nodes("explain.nothing"));
    const { checklist } = this.dataset;
    const link = element("a", { href: checklist ?? "" }, this.messages.nodes("message.checklist"));
    return panel("warn", title, ...(checklist ? [element("p", "hc-action", link)] : []));
  }

  /** @override */
  async loadAnswers() {
    await knownMessages();
  }

  /** @override */
  get isInUse() {
    return !this.field.isEmpty && !this.#isAnswered;
  }

  /** Without the checker there is still the page. @override @param {string} code */
  fail(code) {
    this.endRequest();
    this.boot.fail(code);
    if (!this.isInUse) return;
    const text = element("p", "hc-reason", this.messages.nodes("boot.search-page"));
    const again = button("", this.messages.nodes("boot.start-again"), () => void this.restart());
    const failure = panel("warn", text, element("div", "hc-buttons", again));
    failure.dataset.failure = code;
    this.resultSlot.show(failure);
    this.announcer.announce(this.messages.announcement("boot.search-page"));
  }

  /** @override */
  async repeat() {
    if (!this.field.isEmpty) await this.#lookUp();
  }
}
