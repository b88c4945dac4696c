// Builds the files that the browser loads: node pack.mjs PYODIDE_FOLDER SOURCES_ZIP OUT_FOLDER [--no-snapshot]
//   app.zip       the checker and the parts of the standard library that it needs, compiled
//   snapshot.bin  the memory of an interpreter that has loaded and exercised all of it, without empty pages
//   snapshot.json the size of that memory, and the offsets of the pages in snapshot.bin
//   answers.json  the answers to the sample requests: the same from sources, zip and snapshot
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { boot, EMPTY_ZIP, START } from "./boot.mjs";
import { condense, expand } from "./snapshot.mjs";

const [pyodideFolder = "", sourcesZip = "", out = "", ...flags] = process.argv.slice(2);
const SAMPLES = "import hubcheck.warm_up; hubcheck.warm_up.run()";

/** Report progress. @param {string} text */
function report(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * A stock interpreter that has run one of the Python files in this folder.
 * @param {string} script
 * @param {Record<string, Uint8Array>} files for its file system, by path
 */
async function interpreter(script, files) {
  // What is compiled without the columns of each instruction is a fifth smaller; errors still tell the line.
  const py = await boot(pyodideFolder, { args: ["-X", "no_debug_ranges"] });
  for (const [path, content] of Object.entries(files)) py.FS.writeFile(path, content);
  py.runPython(await readFile(new URL(script, import.meta.url), "utf8"));
  return py;
}

/** @returns {Promise<{zip: Uint8Array, answers: string}>} */
async function packZip() {
  const app = new Uint8Array(await readFile(sourcesZip));
  const stdlib = new Uint8Array(await readFile(join(pyodideFolder, "python_stdlib.zip")));
  const packer = await interpreter("compile.py", { "/app.zip": app, "/stdlib.zip": stdlib });
  // A second interpreter, so that the imports of the packer do not count as imports of the checker.
  const tracer = await interpreter("trace.py", { "/app.zip": app });
  tracer.globals.set("members", packer.runPython("import json; json.dumps(members('/app.zip'))"));
  packer.globals.set(
    "modules",
    tracer.runPython("import json; json.dumps(trace('/app.zip', json.loads(members)))"),
  );
  packer.globals.set("regexes", tracer.runPython("regexes()").toJs());
  packer.globals.set("first", await readFile(new URL("sitecustomize.py", import.meta.url), "utf8"));
  const made = packer.runPython(
    "more = {'sitecustomize.py': first.encode(), 'regexes.marshal': bytes(regexes)}\n" +
      "pack('/app.zip', '/stdlib.zip', json.loads(modules), more)",
  );
  return { zip: made.toJs(), answers: tracer.runPython(SAMPLES) };
}

/**
 * An interpreter that answers the samples as the sources do.
 * @param {Record<string, unknown>} options
 * @param {string} expected
 */
async function verified(options, expected) {
  const py = await boot(pyodideFolder, options);
  py.runPython(START);
  if (py.runPython(SAMPLES) !== expected)
    throw new Error("The packed checker gives other answers than its sources.");
  return py;
}

/**
 * @param {string} stdLibURL
 * @param {string} answers
 * @returns {Promise<Uint8Array>}
 */
async function takeSnapshot(stdLibURL, answers) {
  const py = await verified({ stdLibURL, _makeSnapshot: true }, answers);
  const names = py.globals.get("dict")();
  py.runPython(await readFile(new URL("compile.py", import.meta.url), "utf8"), { globals: names });
  py.runPython("import sys; load_all(next(path for path in sys.path if path.endswith('.zip')))", {
    globals: names,
  });
  names.destroy();
  // A fixed seed keeps the difference between two builds small; the checker itself uses no random numbers.
  py.runPython("import gc, random; random.seed(0); gc.collect(); gc.freeze()");
  return py.makeMemorySnapshot();
}

async function main() {
  report("checker: tracing and compiling");
  const { zip, answers } = await packZip();
  const zipPath = join(out, "app.zip");
  await writeFile(zipPath, zip);
  await verified({ stdLibURL: zipPath }, answers);
  if (!flags.includes("--no-snapshot")) {
    report("checker: taking the memory snapshot");
    const { full, places } = condense(await takeSnapshot(zipPath, answers));
    await writeFile(join(out, "empty.zip"), EMPTY_ZIP);
    const _loadSnapshot = expand(full, places);
    await verified({ stdLibURL: join(out, "empty.zip"), _loadSnapshot }, answers);
    await writeFile(join(out, "snapshot.bin"), full);
    await writeFile(join(out, "snapshot.json"), JSON.stringify(places));
  }
  await writeFile(join(out, "answers.json"), answers);
}

try {
  await main();
} catch (error) {
  // Only the message: a stack trace would include whole minified lines of Pyodide.
  report(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
