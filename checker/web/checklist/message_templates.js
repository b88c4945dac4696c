/** The texts of the e-mails to send with a result, in the language of their recipient. */
import { Messages } from "../elements/text.js";
import { untilLoaded } from "../load_policy.js";

/**
 * @typedef {{heading: string, subject: string, body: string, missing: string[], language: string}} EmailText
 *   `heading`: the line "Subject: ..."; `missing`: the places in the body that the sender fills in
 */

export class MessageTemplates {
  /** @type {Map<string, Promise<Messages>>} */
  #loaded = new Map();

  /**
   * @param {Record<string, string>} files locale -> URL of its templates
   * @param {Record<string, string[]>} fills template -> its placeholders
   */
  constructor(files, fills) {
    this.files = files;
    this.fills = fills;
  }

  /** Load all languages once the page is idle: the connection may be gone by the time there is a result. */
  async preload() {
    await untilLoaded();
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
    const place = (/** @type {string} */ name) => messages.text(`mail.fill.${name}`);
    const filled = names.map((name) => [name, values[name]?.trim() || place(name)]);
    const [subject, body] = [messages.text(`mail.${mail}.subject`), `mail.${mail}.body`];
    return {
      heading: messages.text("checklist.subject", { subject }),
      subject,
      body: messages.text(body, Object.fromEntries(filled)),
      // Python fills in the report.
      missing: names.filter((name) => name !== "report" && !values[name]?.trim()).map(place),
      language: messages.languageOf(body),
    };
  }
}
