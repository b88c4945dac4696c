// Splits the interpreter in two: the functions that the checker runs, and all others, loaded when one of them is called.
//
// Both halves have every function under its own index, so that no code changes: a function that is in the other half is
// a call through a table that they share, in which the function with index n has the place n + 1. Place 0 has a function
// that loads the second half. Memory, globals and the table of function pointers are those of the first half.
import { SHARED } from "./join.mjs";
import {
  concat,
  END,
  extended,
  FUNCREF,
  I32,
  i32Const,
  KIND,
  name,
  Reader,
  readSections,
  SECTION,
  sectionReader,
  unsigned,
  vector,
  writeModule,
} from "./wasm.mjs";

/** @import {Section} from "./wasm.mjs" */

const NO_LOCALS = 0;
const CALL = 0x10;
const CALL_INDIRECT = 0x11;
const LOCAL_GET = 0x20;
const GLOBAL_GET = 0x23;

/**
 * @typedef {object} Module
 * @property {Section[]} sections
 * @property {number} imported the number of imported functions: the index of the first own one
 * @property {number} importedGlobals
 * @property {number[]} types the type of each own function
 * @property {number[]} parameters the number of parameters of each type
 * @property {Uint8Array[]} bodies of the own functions
 * @property {Uint8Array[]} globals the own globals
 * @property {number} mutable how many of them can change; these come first
 * @property {Uint8Array[]} tables the types of the tables
 */

/** @param {Uint8Array} bytes @returns {Module} */
export function readModule(bytes) {
  const sections = readSections(bytes);
  const imports = readImports(sectionReader(sections, SECTION.import));
  const types = sectionReader(sections, SECTION.function);
  const code = sectionReader(sections, SECTION.code);
  const globals = readGlobals(sectionReader(sections, SECTION.global));
  const tables = sectionReader(sections, SECTION.table);
  const mutable = globals.findLastIndex((global) => global[1] === 1) + 1;
  return {
    sections,
    imported: imports.get(KIND.function) ?? 0,
    importedGlobals: imports.get(KIND.global) ?? 0,
    types: types.vector(() => types.unsigned()),
    parameters: readParameterCounts(sectionReader(sections, SECTION.type)),
    bodies: code.vector(() => code.take(code.unsigned())),
    globals,
    mutable,
    tables: tables.vector(() => concat([[tables.byte()], tables.limits()])),
  };
}

/** @param {Reader} reader @returns {Map<number, number>} how many imports there are of each kind */
function readImports(reader) {
  const counts = new Map();
  reader.vector(() => {
    reader.name();
    reader.name();
    const kind = reader.byte();
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (kind === KIND.function) reader.unsigned();
    else if (kind === KIND.global) reader.take(2);
    else throw new Error(`an import of kind ${kind} is not supported`);
  });
  return counts;
}

/** @param {Reader} reader @returns {number[]} */
function readParameterCounts(reader) {
  return reader.vector(() => {
    if (reader.byte() !== 0x60) throw new Error("a type that is no function type is not supported");
    const count = reader.vector(() => reader.byte()).length;
    reader.vector(() => reader.byte());
    return count;
  });
}

/** @param {Reader} reader @returns {Uint8Array[]} */
function readGlobals(reader) {
  return reader.vector(() => {
    const start = reader.at;
    reader.take(2);
    reader.constant();
    return reader.bytes.subarray(start, reader.at);
  });
}

/**
 * @param {Uint8Array} bytes the whole interpreter
 * @param {(index: number) => boolean} isHot whether the first half has the own function with this number
 * @returns {{first: Uint8Array, second: Uint8Array}}
 */
export function split(bytes, isHot) {
  const module = readModule(bytes);
  const loader = module.imported + module.types.length;
  const first = module.bodies.map((body, index) =>
    isHot(index) ? body : elsewhere(module, index, [CALL, ...unsigned(loader)]),
  );
  const second = module.bodies.map((body, index) => (isHot(index) ? elsewhere(module, index, []) : body));
  return { first: firstHalf(module, first, isHot), second: secondHalf(module, second, isHot) };
}

/** @param {Module} module @param {number} index @param {number[]} before @returns {Uint8Array} a call of the other half */
function elsewhere({ types, parameters, tables }, index, before) {
  const type = Number(types[index]);
  const locals = Array.from({ length: Number(parameters[type]) }, (_, local) => [
    LOCAL_GET,
    ...unsigned(local),
  ]);
  const call = [...i32Const(index + 1), CALL_INDIRECT, ...unsigned(type), tables.length];
  return concat([[NO_LOCALS], before, ...locals, call, [END]]);
}

/** @param {Module} module @param {(index: number) => boolean} isIn @returns {Uint8Array} fills the shared table */
function places({ imported, types, tables }, isIn) {
  /** @type {{from: number, functions: number[][]}[]} */
  const runs = [];
  for (let index = 0; index < types.length; index++) {
    if (!isIn(index)) continue;
    const last = runs.at(-1);
    if (last && last.from + last.functions.length === index)
      last.functions.push(unsigned(imported + index));
    else runs.push({ from: index, functions: [unsigned(imported + index)] });
  }
  return concat(
    runs.map(({ from, functions }) =>
      // Kind 2: for a table by number, at a place, functions by index.
      concat([[2, tables.length], i32Const(from + 1), [END, 0], vector(functions)]),
    ),
  );
}

/** @param {Module} module @param {(index: number) => boolean} isIn @returns {number} how many stretches `places` has */
function placeCount({ types }, isIn) {
  return types.filter((_, index) => isIn(index) && (index === 0 || !isIn(index - 1))).length;
}

/** @param {Module} module @param {Uint8Array[]} bodies @param {(index: number) => boolean} isHot @returns {Uint8Array} */
function firstHalf(module, bodies, isHot) {
  const { sections, parameters, importedGlobals, globals, mutable, tables } = module;
  const nothing = parameters.length;
  const loaded = importedGlobals + globals.length;
  // Once the second half is there, nothing; before, the function that JavaScript put in place 0.
  const load = [
    ...[NO_LOCALS, GLOBAL_GET, ...unsigned(loaded), 0x45, 0x04, 0x40],
    ...[...i32Const(0), CALL_INDIRECT, ...unsigned(nothing), tables.length, END, END],
  ];
  const shared = [
    concat([name(`${SHARED}functions`), [KIND.table, tables.length]]),
    ...tables.map((_, at) => concat([name(`${SHARED}table${at}`), [KIND.table, at]])),
    concat([name(`${SHARED}loaded`), [KIND.global], unsigned(loaded)]),
    ...Array.from({ length: mutable }, (_, at) =>
      concat([name(`${SHARED}${at}`), [KIND.global], unsigned(importedGlobals + at)]),
    ),
  ];
  /** @type {Map<number, Uint8Array>} */
  const replaced = new Map([
    [SECTION.type, extended(sections, SECTION.type, [new Uint8Array([0x60, 0, 0])])],
    [SECTION.function, extended(sections, SECTION.function, [new Uint8Array(unsigned(nothing))])],
    [SECTION.table, extended(sections, SECTION.table, [sharedTable(module)])],
    [SECTION.global, extended(sections, SECTION.global, [new Uint8Array([I32, 1, ...i32Const(0), END])])],
    [SECTION.export, extended(sections, SECTION.export, shared)],
    [
      SECTION.element,
      extended(sections, SECTION.element, [places(module, isHot)], placeCount(module, isHot)),
    ],
    [SECTION.code, vector([...bodies, new Uint8Array(load)].map(sized))],
  ]);
  return writeModule(sections.map(({ id, bytes }) => ({ id, bytes: replaced.get(id) ?? bytes })));
}

/** @param {Module} module @param {Uint8Array[]} bodies @param {(index: number) => boolean} isHot @returns {Uint8Array} */
function secondHalf(module, bodies, isHot) {
  const { sections, globals, mutable, tables } = module;
  const isCold = (/** @type {number} */ index) => !isHot(index);
  const memories = sectionReader(sections, SECTION.memory);
  const [memory] = memories.vector(() => memories.limits());
  const tags = sectionReader(sections, SECTION.tag);
  const tagTypes = tags.vector(() => concat([[tags.byte()], unsigned(tags.unsigned())]));
  const exported = readExports(sectionReader(sections, SECTION.export));
  const shared = (/** @type {string} */ text, /** @type {number} */ kind, /** @type {Uint8Array} */ type) =>
    concat([name("first"), name(text), [kind], type]);
  const theirs = (/** @type {number} */ kind, /** @type {number} */ index) => {
    const found = exported.find((one) => one.kind === kind && one.index === index);
    if (!found) throw new Error(`the interpreter does not export ${kind} ${index}`);
    return found.name;
  };
  if (!memory) throw new Error("the interpreter has no memory");
  const imports = extended(sections, SECTION.import, [
    ...tables.map((table, at) => shared(`${SHARED}table${at}`, KIND.table, table)),
    shared(`${SHARED}functions`, KIND.table, sharedTable(module)),
    shared(theirs(KIND.memory, 0), KIND.memory, memory),
    ...globals.slice(0, mutable).map((global, at) => shared(`${SHARED}${at}`, KIND.global, global.subarray(0, 2))),
    ...tagTypes.map((type, at) => shared(theirs(KIND.tag, at), KIND.tag, type)),
  ]);
  const kept = (/** @type {number} */ id) => ({ id, bytes: sectionReader(sections, id).bytes });
  return writeModule([
    kept(SECTION.type),
    { id: SECTION.import, bytes: imports },
    kept(SECTION.function),
    { id: SECTION.global, bytes: vector(globals.slice(mutable)) },
    {
      id: SECTION.element,
      bytes: concat([unsigned(placeCount(module, isCold)), places(module, isCold)]),
    },
    { id: SECTION.code, bytes: vector(bodies.map(sized)) },
  ]);
}

/** @param {Module} module @returns {Uint8Array} the type of the table through which the halves call each other */
function sharedTable({ types }) {
  return new Uint8Array([FUNCREF, 0, ...unsigned(types.length + 1)]);
}

/** @param {Uint8Array} body @returns {Uint8Array} */
function sized(body) {
  return concat([unsigned(body.length), body]);
}

/** @param {Reader} reader @returns {{name: string, kind: number, index: number}[]} */
function readExports(reader) {
  return reader.vector(() => ({ name: reader.name(), kind: reader.byte(), index: reader.unsigned() }));
}
