// Answers requests with the packed checker, one JSON a line in and out: node answer.mjs PYODIDE_FOLDER APP_ZIP [SNAPSHOT]
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { boot, EMPTY_ZIP } from "./boot.mjs";

const [pyodideFolder = "", zip = "", snapshot] = process.argv.slice(2);

async function start() {
  if (!snapshot) return boot(pyodideFolder, { stdLibURL: zip });
  const empty = join(tmpdir(), "hubcheck-empty.zip");
  await writeFile(empty, EMPTY_ZIP);
  return boot(pyodideFolder, { stdLibURL: empty, _loadSnapshot: new Uint8Array(await readFile(snapshot)) });
}

const handle = (await start()).runPython("from hubcheck.browser import handle; handle");
for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`${handle(line)}\n`);
