/** The texts to send, in the language of whom they are sent to. */
import { element } from "../elements/dom.js";
import { copyButton } from "../elements/link.js";
import { Words } from "../elements/text.js";
import { makeReport } from "./report.js";

/**
 * @typedef {import("./screen.js").Scene} Scene
 * @typedef {import("./answers_state.js").OutcomeData} OutcomeData
 * @typedef {{subject: string, body: string, language: string}} Letter
 */

/** An address that opens the mail program; lines end as RFC 6068 wants it. @param {Letter} letter @returns {string} */
export function mailAddress({ subject, body }) {
  const lines = encodeURIComponent(body).replaceAll("%0A", "%0D%0A");
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${lines}`;
}

/** A language in its own words. @param {string} code @returns {string} */
function languageName(code) {
  const language = code.split("-")[0] ?? code;
  const name = new Intl.DisplayNames([code], { type: "language" }).of(language) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

export class Letters {
  /** @type {Map<string, Promise<Words>>} */
  #loaded = new Map();

  /** @param {Record<string, string>} files locale -> address @param {Record<string, string[]>} fills text -> what is filled in */
  constructor(files, fills) {
    this.files = files;
    this.fills = fills;
  }

  /** Have all languages here: the connection may be gone when a result is there. */
  ahead() {
    for (const locale of Object.keys(this.files)) this.#words(locale).catch(() => {});
  }

  /** @param {string} locale @returns {Promise<Words>} */
  #words(locale) {
    const loading = this.#loaded.get(locale) ?? this.#load(this.files[locale] ?? "");
    this.#loaded.set(locale, loading);
    loading.catch(() => this.#loaded.delete(locale));
    return loading;
  }

  /** @param {string} address @returns {Promise<Words>} */
  async #load(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return new Words(await response.json());
  }

  /**
   * @param {Scene} scene @param {string} mail @param {string} locale
   * @returns {Promise<Letter>}
   */
  async write(scene, mail, locale) {
    const words = await this.#words(locale);
    const { address, link } = scene.walk.forReport;
    /** @type {Record<string, string>} */
    const values = {};
    for (const name of this.fills[mail] ?? []) {
      const known = name === "report" ? await makeReport(scene, { locale }) : null;
      const typed = { address, link, report: known?.text ?? "" }[name] ?? "";
      values[name] = typed.trim() || words.text(`mail.fill.${name}`);
    }
    const [subject, body] = [`mail.${mail}.subject`, `mail.${mail}.body`];
    return {
      subject: words.text(subject),
      body: words.text(body, values),
      language: words.language(body),
    };
  }

  /** @param {Scene} scene @param {OutcomeData} outcome @returns {HTMLElement[]} */
  sections(scene, outcome) {
    return outcome.mails.map((mail) => this.#section(scene, outcome, mail));
  }

  /** @param {Scene} scene @param {OutcomeData} outcome @param {string} mail */
  #section(scene, outcome, mail) {
    const { words, announcer } = scene;
    /** @type {Letter} */
    let letter = { subject: "", body: "", language: words.locale };
    const subject = element("p", "hcl-subject");
    const paper = element("div", "hcl-paper");
    const open = element("a", "hc-button", words.nodes("checklist.mail-text"));
    let wanted = "";
    const show = async (/** @type {string} */ locale) => {
      wanted = locale;
      const written = await this.write(scene, mail, locale);
      if (wanted !== locale) return;
      letter = written;
      subject.replaceChildren(words.text("checklist.subject", letter));
      paper.textContent = letter.body;
      for (const node of [subject, paper]) node.lang = letter.language;
      open.href = mailAddress(letter);
    };
    const copy = copyButton(() => letter.body, words, announcer, { name: "checklist.copy-text" });
    const title =
      outcome.actor === "client" && mail !== "danger" ? "checklist.send-client" : "checklist.send";
    const made = element(
      "section",
      "hcl-section hcl-letter",
      element("h3", "hcl-subheading", words.nodes(title)),
      this.#languages(scene, mail, show),
      element("div", "hcl-sheet", subject, paper),
      element("div", "hcl-buttons", copy, open),
    );
    show(words.locale).catch(() => made.remove());
    return made;
  }

  /** @param {Scene} scene @param {string} mail @param {(locale: string) => Promise<void>} show */
  #languages({ words, announcer }, mail, show) {
    const select = element("select", "hc-input hcl-select");
    select.id = `hcl-language-${mail}`;
    for (const code of Object.keys(this.files)) {
      const option = element("option", "", languageName(code));
      option.value = code;
      option.lang = code;
      option.defaultSelected = code === words.locale;
      select.append(option);
    }
    const missing = element("p", "hc-hint", words.nodes("boot.missing"));
    missing.hidden = true;
    let shown = select.value;
    select.addEventListener("change", async () => {
      const wanted = select.value;
      try {
        await show(wanted);
        if (select.value === wanted) shown = wanted;
        missing.hidden = true;
      } catch {
        // Offline: the letter stays what it is, and so does the name of its language.
        select.value = shown;
        missing.hidden = false;
        announcer.say(words.speech("boot.missing"));
      }
    });
    const label = element("label", "hcl-label", words.nodes("ui.recipient-language"));
    label.htmlFor = select.id;
    return element("div", "hcl-language", label, select, missing);
  }
}
