// Answers requests with the packed checker, one line of JSON each way: node answer.mjs PYODIDE_FOLDER APP_ZIP [SNAPSHOT]
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { boot, EMPTY_ZIP, START } from "./boot.mjs";
import { expand } from "./snapshot.mjs";

const [pyodideFolder = "", zip = "", snapshot] = process.argv.slice(2);

async function start() {
  if (!snapshot) return boot(pyodideFolder, { stdLibURL: zip });
  const empty = join(tmpdir(), "hubcheck-empty.zip");
  await writeFile(empty, EMPTY_ZIP);
  const places = JSON.parse(await readFile(snapshot.replace(/bin$/, "json"), "utf8"));
  const _loadSnapshot = expand(new Uint8Array(await readFile(snapshot)), places);
  return boot(pyodideFolder, { stdLibURL: empty, _loadSnapshot });
}

const handle = (await start()).runPython(`${START}; from hubcheck.api.handle import handle; handle`);
for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`${handle(line)}\n`);
