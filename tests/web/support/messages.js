/** Messages for modules that put things into words: each is its id and its parameters, unless a test says otherwise. */
import { Messages } from "../../../checker/web/elements/text.js";

/** @param {Record<string, string | {one: string, other: string}>} texts */
export function messagesOf(texts, locale = "en") {
  return new Messages({ locale, messages: texts, fallback: {} });
}
