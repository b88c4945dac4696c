/** The report for an administrator: to read, copy, print or save. */
import { button, element } from "../elements/dom.js";
import { isoDateTime } from "../elements/iso_time.js";
import { copyButton } from "../elements/link.js";
import { saveFile } from "../elements/save_file.js";

/** @import {OutcomeData} from "./answers_state.js" */
/** @import {ScreenContext} from "./screen.js" */

/**
 * @typedef {{text: string, json: string}} Report
 */

const PRINTING_CLASS = "hcl-printing";

/**
 * @param {ScreenContext} context @param {{locale?: string, whole?: boolean}} [how] `whole`: do not mask the address
 * @returns {Promise<Report | null>} null if the engine failed, which is already reported
 */
export function makeReport(
  { check, messages, answersState, version },
  { locale = messages.locale, whole = false } = {},
) {
  const circumstances = {
    time: isoDateTime(new Date()),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    locale,
    version,
    page: location.href,
  };
  const { answers, typedTexts: typed } = answersState;
  return check("report", { answers, typed, circumstances, whole_address: whole });
}

/** Print the report and nothing else. @param {HTMLElement} root */
function print(root) {
  root.classList.add(PRINTING_CLASS);
  addEventListener("afterprint", () => root.classList.remove(PRINTING_CLASS), { once: true });
  globalThis.print();
}

/** @param {ScreenContext} context @param {() => Report} report @returns {HTMLElement} */
function actions({ messages, announcer, root }, report) {
  const copy = copyButton(() => report().text, messages, announcer, { name: "checklist.copy-report" });
  /** @type {[string, () => void][]} */
  const others = [
    ["checklist.print-report", () => print(root)],
    ["checklist.save-text", () => saveFile(report().text, "report.txt", "text/plain")],
    ["checklist.save-json", () => saveFile(report().json, "report.json", "application/json")],
  ];
  const buttons = others.map(([name, act]) => button("", messages.nodes(name), act));
  const address = { name: "checklist.copy-address", classes: "" };
  const link = copyButton(() => location.href, messages, announcer, address);
  return element("div", "hcl-buttons", copy, ...buttons, link);
}

/** @param {ScreenContext} context @param {OutcomeData} outcome @returns {HTMLElement} */
export function reportSection(context, outcome) {
  const { messages } = context;
  /** @type {Report} */
  let report = { text: "", json: "" };
  const named = { role: "region", "aria-label": messages.text("report.title") };
  const output = element("pre", { class: "hcl-report", tabindex: "0", ...named });
  const unmasked = element("input", { class: "hcl-radio", type: "checkbox" });
  const show = async () => {
    report = (await makeReport(context, { whole: unmasked.checked })) ?? report;
    output.textContent = report.text;
  };
  unmasked.addEventListener("change", show);
  const label = element("span", "", messages.nodes("ui.whole-address"));
  const choice = element("label", "hcl-choice", unmasked, label);
  const summary = element("summary", "", messages.nodes("checklist.report"));
  const hint = element("p", "hc-hint", messages.nodes("checklist.report-hint"));
  const typed = context.answersState.typedTexts.address ? [choice] : [];
  const buttons = actions(context, () => report);
  const details = element("details", "hcl-section hcl-reporting", summary, hint, ...typed, output, buttons);
  details.addEventListener("toggle", () => details.open && void show());
  details.open = outcome.mails.includes("report");
  return details;
}
