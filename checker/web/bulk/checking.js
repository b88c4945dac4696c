/** Has a list parsed, checked and summed up by the engine, in batches, so that stopping keeps the verdicts so far. */

/** @import {Finding} from "../elements/text.js" */
/** @import {Verdict} from "../elements/verdict_timing.js" */
/** @import {Engine} from "../engine.js" */

/**
 * @typedef {"email" | "url"} RowKind
 * @typedef {"right" | "unknown" | "fix" | "reject" | "danger"} Status
 * @typedef {{number: number, name: string, value: string, kind: RowKind, recognized: boolean, same: number,
 *   cells: string[]}} Row `recognized`: whether the value is written like an address or a link
 * @typedef {{rows: Row[], columns: string[], headers: string[], column: number, names: number,
 *   findings: Finding[]}} Table
 * @typedef {Row & {verdict: Verdict, status: Status}} Checked
 * @typedef {{code: string, params: Record<string, string>, kind: RowKind, class: string, status: Status,
 *   rows: number[]}} Group
 * @typedef {{table: Table, rows: Checked[], groups: Group[], stopped: boolean}} Result
 */

/** Values sent to the engine at once. */
const BATCH_SIZE = 500;

/**
 * @param {Engine} engine @param {string} text
 * @param {{column: number | null, kind: RowKind | ""}} what the reader's choice of a column; null: the one with what the
 *   page checks, `kind`, or else with most links and addresses
 * @param {{signal: AbortSignal, onProgress: (done: number) => void}} options
 * @returns {Promise<Result>}
 */
export async function check(engine, text, { column, kind }, { signal, onProgress }) {
  /** @type {Table} */
  const table = await engine.check("table", { text, column, kind });
  const verdicts = await checkDistinct(engine, table.rows, signal, onProgress);
  const checked = table.rows.filter((row) => verdicts.has(verdictKey(row)));
  const judgements = checked.map((row) => ({ kind: row.kind, ...verdictOf(verdicts, row) }));
  /** @type {{statuses: Status[], groups: Group[]}} */
  const { statuses, groups } = await engine.check("groups", judgements);
  const rows = checked.map((row, at) => ({
    ...row,
    verdict: verdictOf(verdicts, row),
    status: /** @type {Status} */ (statuses[at]),
  }));
  return { table, rows, groups, stopped: signal.aborted };
}

/** @param {Row} row @returns {string} the same for rows that share a verdict */
function verdictKey({ kind, value }) {
  return `${kind} ${value}`;
}

/** @param {Map<string, Verdict>} verdicts @param {Row} row @returns {Verdict} */
function verdictOf(verdicts, row) {
  return /** @type {Verdict} */ (verdicts.get(verdictKey(row)));
}

/**
 * @param {Engine} engine @param {Row[]} rows @param {AbortSignal} signal @param {(done: number) => void} onProgress
 * @returns {Promise<Map<string, Verdict>>} one for each distinct value; incomplete if aborted
 */
async function checkDistinct(engine, rows, signal, onProgress) {
  /** @type {Map<string, Verdict>} */
  const verdicts = new Map();
  const distinct = [...new Map(rows.map((row) => [verdictKey(row), row])).values()];
  while (verdicts.size < distinct.length && !signal.aborted) {
    const done = verdicts.size;
    const [{ kind }] = /** @type {[Row]} */ (distinct.slice(done, done + 1));
    const rest = distinct.slice(done, done + BATCH_SIZE);
    const otherKind = rest.findIndex((row) => row.kind !== kind);
    const batch = otherKind < 0 ? rest : rest.slice(0, otherKind);
    const values = batch.map((row) => row.value);
    const options = { signal, onProgress: (/** @type {number} */ count) => onProgress(done + count) };
    const answers = await unlessAborted(engine.bulk(kind, values, options), signal);
    for (const [at, answer] of answers.entries())
      verdicts.set(verdictKey(/** @type {Row} */ (batch[at])), answer);
  }
  return verdicts;
}

/**
 * @param {Promise<Verdict[]>} answers @param {AbortSignal} signal
 * @returns {Promise<Verdict[]>} empty if aborted
 */
async function unlessAborted(answers, signal) {
  try {
    return await answers;
  } catch (error) {
    if (signal.aborted) return [];
    throw error;
  }
}
