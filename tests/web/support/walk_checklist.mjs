/** Answers requests to `hubcheck.api.checklist` with the page's own script: JSON in, one line of JSON for each view. */
import { text } from "node:stream/consumers";
import { Walker } from "../../../checker/web/checklist/walker.js";

const { states, requests } = JSON.parse(await text(process.stdin));
const walker = new Walker(states);
const lines = requests.map(({ answers, goto }) => {
  const given = goto === undefined ? answers : walker.answersTo(goto);
  return JSON.stringify(given && walker.view(given));
});
process.stdout.write(`${lines.join("\n")}\n`);
