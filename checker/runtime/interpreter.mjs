// Writes the two halves of the interpreter that readers get: node interpreter.mjs PYODIDE_FOLDER OUT_FOLDER
//   pyodide.asm.wasm  what the checker runs
//   second.wasm       all the rest, for the case that it is needed after all
// An interpreter to which functions.txt does not belong stays whole: correct, and 1 MB larger on the wire.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readFunctions } from "./functions.mjs";
import { split } from "./split.mjs";

const [pyodideFolder = "", out = ""] = process.argv.slice(2);
const whole = new Uint8Array(await readFile(join(pyodideFolder, "pyodide.asm.wasm")));
const list = await readFile(new URL("functions.txt", import.meta.url), "utf8");
const functions = readFunctions(list, whole);
const { first, second } = split(whole, (index) => functions?.has(index) ?? true);
await writeFile(join(out, "pyodide.asm.wasm"), first);
await writeFile(join(out, "second.wasm"), second);
