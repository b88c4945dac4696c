/** The section of a result with an e-mail to send: in the language of its recipient, to copy or to open in a mail program. */
import { element } from "../elements/dom.js";
import { copyButton } from "../elements/link.js";
import { makeReport, reportStatus } from "./report.js";
/** @import {EmailText} from "./message_templates.js" */
/** @import {OutcomeData} from "./walker.js" */
/** @import {ScreenContext} from "./screen.js" */

/** A `mailto:` address; its lines end in CRLF, as RFC 6068 requires. @param {EmailText} email @returns {string} */
export function mailtoUrl({ subject, body }) {
  const lines = encodeURIComponent(body).replaceAll("%0A", "%0D%0A");
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${lines}`;
}

/** The name of a language in that language. @param {string} code BCP 47 @returns {string} */
function languageName(code) {
  const language = code.split("-")[0] ?? code;
  const name = new Intl.DisplayNames([code], { type: "language" }).of(language) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

class EmailSection {
  /** @type {EmailText} */
  #email = { heading: "", subject: "", body: "", missing: [], language: "" };
  /** The locale of the e-mail that is shown, and the last one that was chosen. */
  #shownLocale = "";
  #chosenLocale = "";
  #subject = element("p", "hcl-subject");
  #body = element("div", "hcl-paper");
  #missing = element("span", "");
  #fillIn = element("p", "hc-hint");

  /** @param {ScreenContext} context @param {string} mail id of the e-mail */
  constructor(context, mail) {
    const { messages, announcer } = context;
    this.context = context;
    this.mail = mail;
    this.status = reportStatus(context);
    this.#fillIn.append(messages.nodes("checklist.fill-in"), " ", this.#missing);
    this.copy = copyButton(() => this.#email.body, messages, announcer, { name: "checklist.copy-text" });
    this.open = element("a", "hc-button", messages.nodes("checklist.mail-text"));
  }

  /** @param {string} title id of a message @returns {HTMLElement} */
  node(title) {
    const { messages } = this.context;
    const node = element(
      "section",
      "hcl-section hcl-letter",
      element("h3", "hcl-subheading", messages.nodes(title)),
      this.#languageChoice(),
      this.status.node,
      this.#fillIn,
      element("div", "hcl-sheet", this.#subject, this.#body),
      element("div", "hcl-buttons", this.copy, this.open),
    );
    this.#show(messages.locale).catch(() => node.remove());
    return node;
  }

  /** @param {string} locale @returns {Promise<void>} rejected, with what was shown before unchanged, if its texts do not come */
  async #show(locale) {
    this.#chosenLocale = locale;
    try {
      await this.#fill(locale);
    } catch (error) {
      if (this.#chosenLocale === locale) this.#chosenLocale = this.#shownLocale;
      throw error;
    }
    if (this.context.templates.fills[this.mail]?.includes("report")) await this.#addReport(locale);
  }

  /** @param {string} locale @param {string} [report] */
  async #fill(locale, report = "") {
    const { templates, answersState } = this.context;
    const email = await templates.compose(this.mail, locale, { ...answersState.typedTexts, report });
    if (this.#chosenLocale !== locale) return;
    this.#email = email;
    this.#shownLocale = locale;
    this.#subject.textContent = email.heading;
    this.#body.textContent = email.body;
    this.#missing.textContent = email.missing.join(", ");
    this.#fillIn.hidden = email.missing.length === 0;
    for (const node of [this.#subject, this.#body, this.#missing]) node.lang = email.language;
    this.open.href = mailtoUrl(email);
  }

  /** @param {string} locale */
  async #addReport(locale) {
    const again = () => this.#chosenLocale === locale && void this.#addReport(locale);
    // Nobody sends the place of the report for the report.
    for (const node of [this.copy, this.open]) node.hidden = true;
    const report = await this.status.during(makeReport(this.context, again, { locale }));
    if (report) await this.#fill(locale, report.text);
    if (this.#chosenLocale === locale) for (const node of [this.copy, this.open]) node.hidden = false;
  }

  #languageChoice() {
    const { messages, announcer, templates } = this.context;
    const option = (/** @type {string} */ code) =>
      element("option", { value: code, lang: code, selected: code === messages.locale }, languageName(code));
    const attributes = { class: "hc-input hcl-select", id: `hcl-language-${this.mail}` };
    const select = element("select", attributes, ...Object.keys(templates.files).map(option));
    const missing = element("p", { class: "hc-hint", hidden: true }, messages.nodes("boot.missing"));
    select.addEventListener("change", async () => {
      try {
        await this.#show(select.value);
        missing.hidden = true;
      } catch {
        // Offline: the e-mail stays in the language it is in, and the choice goes back to it.
        select.value = this.#chosenLocale;
        missing.hidden = false;
        announcer.announce(messages.announcement("boot.missing"));
      }
    });
    const name = messages.nodes("ui.recipient-language");
    const label = element("label", { class: "hcl-label", for: select.id }, name);
    return element("div", "hcl-language", label, select, missing);
  }
}

/** @param {ScreenContext} context @param {OutcomeData} outcome @param {string} mail one of the outcome's @returns {HTMLElement} */
export function emailSection(context, outcome, mail) {
  const isForClient = outcome.actor === "client" && mail !== "danger";
  return new EmailSection(context, mail).node(isForClient ? "checklist.send-client" : "checklist.send");
}
