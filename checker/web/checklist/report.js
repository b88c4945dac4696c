/** The report for an administrator: to read, copy, print or save. */
import { button, element } from "../elements/dom.js";
import { isoDateTime } from "../elements/iso_time.js";
import { copyButton } from "../elements/link.js";
import { saveFile } from "../elements/save_file.js";

/** @import {OutcomeData} from "./walker.js" */
/** @import {ScreenContext} from "./screen.js" */

/**
 * @typedef {{text: string, json: string}} Report
 */

/** A report that is made faster is not announced. */
const SHOW_AFTER_MS = 300;
const PRINTING_CLASS = "hcl-printing";

/**
 * @param {ScreenContext} context @param {() => void} again what to do after a restart
 * @param {{locale?: string, whole?: boolean}} [how] `whole`: do not mask the address
 * @returns {Promise<Report | null>} null if the engine failed, which is already reported
 */
export function makeReport(
  { check, messages, answersState, version },
  again,
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
  return check("report", { answers, typed, circumstances, whole_address: whole }, again);
}

/**
 * A line that says that the report is being made: Python makes it, and may have to start first.
 * @param {ScreenContext} context
 */
export function reportStatus({ messages }) {
  const node = element("p", { class: "hc-hint", hidden: true });
  const show = (/** @type {string} */ message) => {
    node.replaceChildren(messages.nodes(message));
    node.hidden = false;
  };
  /** @param {Promise<Report | null>} making */
  const during = async (making) => {
    const timer = setTimeout(show, SHOW_AFTER_MS, "checklist.report-waiting");
    const report = await making;
    clearTimeout(timer);
    if (report) node.hidden = true;
    else show("checklist.report-missing");
    return report;
  };
  return { node, during };
}

/** Print the report and nothing else. @param {HTMLElement} root */
function print(root) {
  root.classList.add(PRINTING_CLASS);
  addEventListener("afterprint", () => root.classList.remove(PRINTING_CLASS), { once: true });
  globalThis.print();
}

/** What can be done with a report, as buttons. @param {ScreenContext} context @param {() => Report} report */
function actions({ messages, announcer, root }, report) {
  const copy = copyButton(() => report().text, messages, announcer, { name: "checklist.copy-report" });
  /** @type {[string, () => void][]} */
  const others = [
    ["checklist.print-report", () => print(root)],
    ["checklist.save-text", () => saveFile(report().text, "report.txt", "text/plain")],
    ["checklist.save-json", () => saveFile(report().json, "report.json", "application/json")],
  ];
  return [copy, ...others.map(([name, act]) => button("", messages.nodes(name), act))];
}

/** @param {ScreenContext} context */
function copyAddressButton({ messages, announcer }) {
  const look = { name: "checklist.copy-address", classes: "" };
  return copyButton(() => location.href, messages, announcer, look);
}

/** @param {ScreenContext} context @param {OutcomeData} outcome @returns {HTMLElement} */
export function reportSection(context, outcome) {
  const { messages } = context;
  /** @type {Report} */
  let report = { text: "", json: "" };
  const named = { role: "region", "aria-label": messages.text("report.title") };
  const output = element("pre", { class: "hcl-report", tabindex: "0", ...named });
  const unmasked = element("input", { class: "hcl-radio", type: "checkbox" });
  const status = reportStatus(context);
  const label = element("span", "", messages.nodes("ui.whole-address"));
  const choice = element("label", "hcl-choice", unmasked, label);
  const typed = context.answersState.typedTexts.address ? [choice] : [];
  const buttons = actions(context, () => report);
  const show = async () => {
    const made = await status.during(makeReport(context, show, { whole: unmasked.checked }));
    if (!made) return;
    report = made;
    output.textContent = report.text;
    for (const node of [output, ...buttons]) node.hidden = false;
  };
  for (const node of [output, ...buttons]) node.hidden = true;
  unmasked.addEventListener("change", show);
  const summary = element("summary", "", messages.nodes("checklist.report"));
  const hint = element("p", "hc-hint", messages.nodes("checklist.report-hint"));
  const row = element("div", "hcl-buttons", ...buttons, copyAddressButton(context));
  const content = [summary, hint, ...typed, status.node, output, row];
  const details = element("details", "hcl-section hcl-reporting", ...content);
  details.addEventListener("toggle", () => details.open && void show());
  details.open = outcome.mails.includes("report");
  return details;
}
