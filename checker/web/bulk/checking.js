/** Has a list read, judged and summed up by the checker, part by part, so that what was done counts if it is stopped. */

/**
 * @typedef {import("../engine.js").Engine} Engine
 * @typedef {import("../elements/verdict_timing.js").Verdict} Verdict
 * @typedef {import("../elements/text.js").Finding} Finding
 * @typedef {"email" | "url"} RowKind
 * @typedef {"right" | "fix" | "reject" | "danger"} Status
 * @typedef {{number: number, name: string, value: string, kind: RowKind, same: number}} Row
 * @typedef {{rows: Row[], columns: string[], column: number, findings: Finding[]}} Table
 * @typedef {Row & {verdict: Verdict, status: Status}} Checked
 * @typedef {{code: string, params: Record<string, string>, kind: RowKind, class: string, status: Status,
 *   rows: number[]}} Group
 * @typedef {{table: Table, rows: Checked[], groups: Group[], stopped: boolean}} Result
 */

/** So many are asked for at once. */
const PART = 500;

/**
 * @param {Engine} engine @param {string} text @param {number | null} column the reader's choice, else found
 * @param {{signal: AbortSignal, onProgress: (done: number) => void}} options
 * @returns {Promise<Result>}
 */
export async function check(engine, text, column, { signal, onProgress }) {
  /** @type {Table} */
  const table = await engine.check("table", { text, column });
  const verdicts = await judge(engine, table.rows, signal, onProgress);
  const judged = table.rows.filter((row) => verdicts.has(key(row)));
  const told = judged.map((row) => ({ kind: row.kind, ...verdictOf(verdicts, row) }));
  /** @type {{statuses: Status[], groups: Group[]}} */
  const { statuses, groups } = await engine.check("groups", told);
  const rows = judged.map((row, at) => ({
    ...row,
    verdict: verdictOf(verdicts, row),
    status: /** @type {Status} */ (statuses[at]),
  }));
  return { table, rows, groups, stopped: signal.aborted };
}

/** @param {Row} row @returns {string} equal for rows with one verdict */
function key({ kind, value }) {
  return `${kind} ${value}`;
}

/** @param {Map<string, Verdict>} verdicts @param {Row} row @returns {Verdict} */
function verdictOf(verdicts, row) {
  return /** @type {Verdict} */ (verdicts.get(key(row)));
}

/**
 * @param {Engine} engine @param {Row[]} rows @param {AbortSignal} signal @param {(done: number) => void} onProgress
 * @returns {Promise<Map<string, Verdict>>} one verdict for each different value; not all where it was stopped
 */
async function judge(engine, rows, signal, onProgress) {
  /** @type {Map<string, Verdict>} */
  const verdicts = new Map();
  const different = [...new Map(rows.map((row) => [key(row), row])).values()];
  while (verdicts.size < different.length && !signal.aborted) {
    const done = verdicts.size;
    const [{ kind }] = /** @type {[Row]} */ (different.slice(done, done + 1));
    const rest = different.slice(done, done + PART);
    const other = rest.findIndex((row) => row.kind !== kind);
    const part = other < 0 ? rest : rest.slice(0, other);
    const values = part.map((row) => row.value);
    const options = { signal, onProgress: (/** @type {number} */ some) => onProgress(done + some) };
    const answers = await unlessStopped(engine.bulk(kind, values, options), signal);
    for (const [at, answer] of answers.entries()) verdicts.set(key(/** @type {Row} */ (part[at])), answer);
  }
  return verdicts;
}

/**
 * @param {Promise<Verdict[]>} answers @param {AbortSignal} signal
 * @returns {Promise<Verdict[]>} none where it was stopped meanwhile
 */
async function unlessStopped(answers, signal) {
  try {
    return await answers;
  } catch (error) {
    if (signal.aborted) return [];
    throw error;
  }
}
