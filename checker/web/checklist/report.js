/** The report for an administrator: to read first, then to copy, print or save. */
import { button, element } from "../elements/dom.js";
import { copyButton } from "../elements/link.js";

/**
 * @typedef {import("./screen.js").Scene} Scene
 * @typedef {import("./answers_state.js").OutcomeData} OutcomeData
 * @typedef {{text: string, json: string}} Report
 */

const PRINTING = "hcl-printing";

/** @param {number} number @returns {string} */
function two(number) {
  return String(number).padStart(2, "0");
}

/** Local time with its offset, as ISO 8601 writes it. @param {Date} date @returns {string} */
export function localTime(date) {
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? "-" : "+";
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${zone}`;
}

/**
 * @param {Scene} scene @param {{locale?: string, whole?: boolean}} [how] `whole`: the address is not masked
 * @returns {Promise<Report | null>} null where the checker failed, which was told
 */
export function makeReport({ check, words, walk, version }, { locale = words.locale, whole = false } = {}) {
  const circumstances = {
    time: localTime(new Date()),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    locale,
    version,
    page: location.href,
  };
  const { answers, forReport: typed } = walk;
  return check("report", { answers, typed, circumstances, whole_address: whole });
}

/** @param {string} name @param {string} type @param {string} text */
function save(name, type, text) {
  const link = element("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Print the report and nothing else. @param {HTMLElement} root */
function print(root) {
  root.classList.add(PRINTING);
  addEventListener("afterprint", () => root.classList.remove(PRINTING), { once: true });
  globalThis.print();
}

/** @param {Scene} scene @param {() => Report} report @returns {HTMLElement} */
function actions({ words, announcer, root }, report) {
  const copy = copyButton(() => report().text, words, announcer, { name: "checklist.copy-report" });
  /** @type {[string, () => void][]} */
  const others = [
    ["checklist.print-report", () => print(root)],
    ["checklist.save-text", () => save("report.txt", "text/plain", report().text)],
    ["checklist.save-json", () => save("report.json", "application/json", report().json)],
  ];
  const made = others.map(([name, act]) => {
    const one = button("", words.nodes(name));
    one.addEventListener("click", act);
    return one;
  });
  const address = { name: "checklist.copy-address", classes: "" };
  const link = copyButton(() => location.href, words, announcer, address);
  return element("div", "hcl-buttons", copy, ...made, link);
}

/** @param {Scene} scene @param {OutcomeData} outcome @returns {HTMLElement} */
export function reportSection(scene, outcome) {
  const { words } = scene;
  /** @type {Report} */
  let report = { text: "", json: "" };
  const paper = element("pre", "hcl-report");
  paper.tabIndex = 0;
  paper.setAttribute("aria-label", words.text("report.title"));
  paper.setAttribute("role", "region");
  const whole = element("input", "hcl-radio");
  whole.type = "checkbox";
  const show = async () => {
    report = (await makeReport(scene, { whole: whole.checked })) ?? report;
    paper.textContent = report.text;
  };
  whole.addEventListener("change", show);
  const choice = element("label", "hcl-choice", whole, element("span", "", words.nodes("ui.whole-address")));
  const summary = element("summary", "", words.nodes("checklist.report"));
  const hint = element("p", "hc-hint", words.nodes("checklist.report-hint"));
  const typed = scene.walk.forReport.address ? [choice] : [];
  const buttons = actions(scene, () => report);
  const made = element("details", "hcl-section hcl-reporting", summary, hint, ...typed, paper, buttons);
  made.addEventListener("toggle", () => made.open && void show());
  made.open = outcome.mails.includes("report");
  return made;
}
