// Finds the functions of the interpreter that the checker runs, and adds them to functions.txt:
//   node profile.mjs PYODIDE_FOLDER PACKED_FOLDER < requests, one line of JSON each
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { boot, EMPTY_ZIP, START } from "./boot.mjs";
import { readFunctions, writeFunctions } from "./functions.mjs";
import { expand } from "./snapshot.mjs";
import { readModule } from "./split.mjs";
import {
  concat,
  extended,
  FUNCREF,
  i32Const,
  KIND,
  name,
  Reader,
  SECTION,
  sectionReader,
  unsigned,
  vector,
  writeModule,
} from "./wasm.mjs";

/** The name of the program, from which Python finds its paths: in a browser, and of scripts for Node.js. */
const PROGRAMS = ["./this.program", "/some/where/answer.mjs", "file:///some/where/boot.mjs"];
const LIST = new URL("functions.txt", import.meta.url);
const RAN = "hubcheck.ran";
const REF_FUNC = 0xd2;
const TABLE_SET = 0x26;
const BESIDE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide-lock.json", "package.json"];
/** Objects that refer to themselves, of the types that the checker makes. */
const GARBAGE = `
import gc, re, functools, collections, io
def generator():
    me = yield
    yield me
def closure(): return closure
class Plain: pass
class Slotted: __slots__ = ("me",)
class Failure(ValueError): pass
class Text(str): pass
class Number(int): pass
class Pairs(dict): pass
class Items(list): pass
class Twin(tuple): pass
def fail():
    try: int("x")
    except ValueError as error: raise KeyError("y") from error
for make in (Plain, Slotted, Failure, Text, Number, Pairs, Items, Twin, KeyError, ImportError, UnicodeError, OSError,
             collections.OrderedDict, collections.deque, set, list, dict, StopIteration, AttributeError, NameError):
    one = make()
    for name in ("me", "__dict__", "__cause__", "__context__", "value", "args"):
        try: setattr(one, name, {"me": one} if name == "__dict__" else (one,) if name == "args" else one)
        except (AttributeError, TypeError): pass
    for name in ("append", "add"):
        try: getattr(one, name)(one)
        except (AttributeError, TypeError): pass
    try: one["me"] = one
    except (AttributeError, TypeError): pass
    keep = [one, iter([one]), iter({1: one}.items()), map(str, [one]), filter(None, [one]), zip([one]), enumerate([one]),
            reversed([one]), functools.partial(print, one), lambda: one, (one for _ in [1]), {1: one}.keys(), memoryview(b"x"),
            type("Made", (), {"me": one}), property(lambda self: one), classmethod(print), staticmethod(print), super(Plain, Plain())]
    keep.append(keep)
    gc.collect()
running = generator()
next(running)
running.send(running)
try: fail()
except KeyError as error: error.me = error; error.frame = error.__traceback__.tb_frame
del running, one, keep
gc.collect()
`;
/** What happens besides requests: a value for JavaScript, a collection of garbage, more memory, an error in Python. */
const EVENTS = [
  "from hubcheck.email import check_email; check_email('jan@gmail.com').kind",
  "import hubcheck.warm_up; hubcheck.warm_up.run()",
  GARBAGE,
  "bytearray(40_000_000); None",
  "raise ValueError('é')",
];

/** The interpreter, in which each function notes in a table that it ran. @param {Uint8Array} bytes @returns {Uint8Array} */
function noting(bytes) {
  const module = readModule(bytes);
  const { sections, bodies, tables } = module;
  const pointers = sectionReader(sections, SECTION.element);
  pointers.unsigned();
  if (pointers.byte() !== 0) throw new Error("the first element segment is not of the kind that is expected");
  pointers.constant();
  pointers.unsigned();
  // Any function to which the module refers already will do.
  const mark = [REF_FUNC, ...unsigned(pointers.unsigned()), TABLE_SET, tables.length];
  const noted = bodies.map((body, index) => {
    const reader = new Reader(body);
    reader.vector(() => reader.unsigned() + reader.byte());
    const whole = [body.subarray(0, reader.at), i32Const(index), mark, body.subarray(reader.at)];
    return concat([unsigned(whole.reduce((sum, part) => sum + part.length, 0)), ...whole]);
  });
  const own = new Uint8Array([FUNCREF, 0, ...unsigned(bodies.length)]);
  const ran = concat([name(RAN), [KIND.table, tables.length]]);
  const replaced = new Map([
    [SECTION.table, extended(sections, SECTION.table, [own])],
    [SECTION.export, extended(sections, SECTION.export, [ran])],
    [SECTION.code, vector(noted)],
  ]);
  return writeModule(sections.map(({ id, bytes }) => ({ id, bytes: replaced.get(id) ?? bytes })));
}

/** @param {string} folder of the interpreter @param {Record<string, unknown>} options @param {string[]} requests */
async function ran(folder, options, requests) {
  /** @type {WebAssembly.Table[]} */
  const tables = [];
  const py = await boot(folder, options, (exports) => {
    if (exports[RAN]) tables.push(/** @type {WebAssembly.Table} */ (exports[RAN]));
  });
  const handle = py.runPython(`${START}; from hubcheck.api.handle import handle; handle`);
  // Garbage of every kind is collected again and again.
  py.runPython("import gc; gc.set_threshold(40)");
  for (const request of requests) handle(request);
  for (const event of EVENTS) {
    try {
      py.runPython(event);
    } catch (error) {
      String(error);
    }
  }
  handle.destroy();
  return tables.flatMap((table) =>
    Array.from({ length: table.length }, (_, index) => index).filter((index) => table.get(index)),
  );
}

const [pyodideFolder = "", packedFolder = ""] = process.argv.slice(2);
const requests = (await new Response(/** @type {any} */ (process.stdin)).text()).trim().split("\n");
const whole = new Uint8Array(await readFile(join(pyodideFolder, "pyodide.asm.wasm")));
const temporary = await mkdtemp(join(packedFolder, "..", "profile-"));
try {
  for (const file of BESIDE) await symlink(join(pyodideFolder, file), join(temporary, file));
  await writeFile(join(temporary, "pyodide.asm.wasm"), noting(whole));
  await writeFile(join(temporary, "empty.zip"), EMPTY_ZIP);
  const places = JSON.parse(await readFile(join(packedFolder, "snapshot.json"), "utf8"));
  const memory = expand(new Uint8Array(await readFile(join(packedFolder, "snapshot.bin"))), places);
  const variants = [
    { stdLibURL: join(packedFolder, "app.zip") },
    { stdLibURL: join(temporary, "empty.zip"), _loadSnapshot: memory },
  ];
  const found = readFunctions(await readFile(LIST, "utf8").catch(() => ""), whole) ?? new Set();
  for (const [at, program] of PROGRAMS.entries()) {
    process.argv[1] = program;
    const asked = at ? [] : requests;
    for (const options of variants) for (const index of await ran(temporary, options, asked)) found.add(index);
  }
  await writeFile(LIST, writeFunctions(found, whole));
  process.stderr.write(`${found.size} functions\n`);
} finally {
  await rm(temporary, { recursive: true });
}
