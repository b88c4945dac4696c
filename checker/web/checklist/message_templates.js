/** The e-mails to send with a result, in the language of their recipient. */
import { element } from "../elements/dom.js";
import { copyButton } from "../elements/link.js";
import { Messages } from "../elements/text.js";
import { makeReport, reportStatus } from "./report.js";
/** @import {OutcomeData} from "./walker.js" */
/** @import {ScreenContext} from "./screen.js" */

/**
 * @typedef {{subject: string, body: string, language: string}} EmailText
 */

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

export class MessageTemplates {
  /** @type {Map<string, Promise<Messages>>} */
  #loaded = new Map();

  /** @param {Record<string, string>} files locale -> URL of its templates
   * @param {Record<string, string[]>} fills template -> its placeholders */
  constructor(files, fills) {
    this.files = files;
    this.fills = fills;
  }

  /** Load all languages: the connection may be gone by the time there is a result. */
  preload() {
    for (const locale of Object.keys(this.files)) this.#messages(locale).catch(() => {});
  }

  /** @param {string} locale @returns {Promise<Messages>} */
  #messages(locale) {
    const loading = this.#loaded.get(locale) ?? Messages.load(this.files[locale] ?? "");
    this.#loaded.set(locale, loading);
    loading.catch(() => this.#loaded.delete(locale));
    return loading;
  }

  /**
   * @param {string} mail @param {string} locale
   * @param {Record<string, string>} values for its placeholders; an empty one is left to the sender to fill in
   * @returns {Promise<EmailText>}
   */
  async compose(mail, locale, values) {
    const messages = await this.#messages(locale);
    const names = this.fills[mail] ?? [];
    const filled = names.map((name) => [name, values[name]?.trim() || messages.text(`mail.fill.${name}`)]);
    const [subject, body] = [`mail.${mail}.subject`, `mail.${mail}.body`];
    return {
      subject: messages.text(subject),
      body: messages.text(body, Object.fromEntries(filled)),
      language: messages.languageOf(body),
    };
  }

  /** @param {ScreenContext} context @param {OutcomeData} outcome @param {string} mail one of the outcome's @returns {HTMLElement} */
  section(context, outcome, mail) {
    const { messages, announcer } = context;
    /** @type {EmailText} */
    let email = { subject: "", body: "", language: messages.locale };
    const subject = element("p", "hcl-subject");
    const body = element("div", "hcl-paper");
    const open = element("a", "hc-button", messages.nodes("checklist.mail-text"));
    const status = reportStatus(context);
    let wantedLocale = "";
    const fill = async (/** @type {string} */ locale, report = "") => {
      const { address, link } = context.answersState.typedTexts;
      const composed = await this.compose(mail, locale, { address, link, report });
      if (wantedLocale !== locale) return;
      email = composed;
      subject.replaceChildren(messages.text("checklist.subject", email));
      body.textContent = email.body;
      for (const node of [subject, body]) node.lang = email.language;
      open.href = mailtoUrl(email);
    };
    const addReport = async (/** @type {string} */ locale) => {
      const again = () => wantedLocale === locale && void addReport(locale);
      // Nobody sends the place of the report for the report.
      for (const node of [copy, open]) node.hidden = true;
      const report = await status.during(makeReport(context, again, { locale }));
      if (report) await fill(locale, report.text);
      if (wantedLocale === locale) for (const node of [copy, open]) node.hidden = false;
    };
    const show = async (/** @type {string} */ locale) => {
      wantedLocale = locale;
      await fill(locale);
      if (this.fills[mail]?.includes("report")) await addReport(locale);
    };
    const copy = copyButton(() => email.body, messages, announcer, { name: "checklist.copy-text" });
    const title =
      outcome.actor === "client" && mail !== "danger" ? "checklist.send-client" : "checklist.send";
    const section = element(
      "section",
      "hcl-section hcl-letter",
      element("h3", "hcl-subheading", messages.nodes(title)),
      this.#languages(context, mail, show),
      status.node,
      element("div", "hcl-sheet", subject, body),
      element("div", "hcl-buttons", copy, open),
    );
    show(messages.locale).catch(() => section.remove());
    return section;
  }

  /** @param {ScreenContext} context @param {string} mail @param {(locale: string) => Promise<void>} show */
  #languages({ messages, announcer }, mail, show) {
    const option = (/** @type {string} */ code) =>
      element("option", { value: code, lang: code, selected: code === messages.locale }, languageName(code));
    const attributes = { class: "hc-input hcl-select", id: `hcl-language-${mail}` };
    const select = element("select", attributes, ...Object.keys(this.files).map(option));
    const missing = element("p", { class: "hc-hint", hidden: true }, messages.nodes("boot.missing"));
    let shown = select.value;
    select.addEventListener("change", async () => {
      const wantedLocale = select.value;
      try {
        await show(wantedLocale);
        if (select.value === wantedLocale) shown = wantedLocale;
        missing.hidden = true;
      } catch {
        // Offline: the e-mail stays in the language it is in, and the choice goes back to it.
        select.value = shown;
        missing.hidden = false;
        announcer.announce(messages.announcement("boot.missing"));
      }
    });
    const name = messages.nodes("ui.recipient-language");
    const label = element("label", { class: "hcl-label", for: select.id }, name);
    return element("div", "hcl-language", label, select, missing);
  }
}
