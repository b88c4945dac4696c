// Reads the sections of a WebAssembly module, and writes them (https://webassembly.github.io/spec/core/binary/).

export const SECTION = Object.freeze({
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  element: 9,
  code: 10,
  tag: 13,
});
/** Kinds of an import or export. */
export const KIND = Object.freeze({ function: 0, table: 1, memory: 2, global: 3, tag: 4 });
export const I32 = 0x7f;
export const FUNCREF = 0x70;
export const END = 0x0b;

const PREAMBLE = [0, 97, 115, 109, 1, 0, 0, 0];

/** @typedef {number[] | Uint8Array} Bytes */

/** @param {number} value @returns {number[]} an unsigned number */
export function unsigned(value) {
  const bytes = [];
  for (let rest = value; ; ) {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest ? low | 128 : low);
    if (!rest) return bytes;
  }
}

/** @param {number} value at least 0 @returns {number[]} the instruction that pushes it */
export function i32Const(value) {
  const bytes = unsigned(value);
  // A signed number ends in a byte whose second highest bit is its sign.
  const last = bytes.length - 1;
  if (Number(bytes[last]) & 64) bytes.splice(last, 1, Number(bytes[last]) | 128, 0);
  return [0x41, ...bytes];
}

/** @param {Bytes[]} items @returns {Uint8Array} their number, and they */
export function vector(items) {
  return concat([unsigned(items.length), ...items]);
}

/** @param {string} text @returns {number[]} */
export function name(text) {
  const bytes = new TextEncoder().encode(text);
  return [...unsigned(bytes.length), ...bytes];
}

/** @param {Bytes[]} parts @returns {Uint8Array} */
export function concat(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A position in bytes. */
export class Reader {
  /** @param {Uint8Array} bytes @param {number} [at] */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return Number(this.bytes[this.at++]);
  }

  unsigned() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** @param {number} length @returns {Uint8Array} */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return new TextDecoder().decode(this.take(this.unsigned()));
  }

  /** @template T @param {() => T} read @returns {T[]} */
  vector(read) {
    return Array.from({ length: this.unsigned() }, read);
  }

  /** The size of a table or a memory, as bytes. */
  limits() {
    const start = this.at;
    const flags = this.byte();
    this.unsigned();
    if (flags & 1) this.unsigned();
    return this.bytes.subarray(start, this.at);
  }

  /** A constant expression with its end, as bytes; numbers and references alone. */
  constant() {
    const start = this.at;
    for (let opcode = this.byte(); opcode !== END; opcode = this.byte()) {
      if (![0x41, 0x42, 0x23, 0xd0, 0xd2].includes(opcode))
        throw new Error(`the constant expression at byte ${start} has the opcode ${opcode}`);
      this.unsigned();
    }
    return this.bytes.subarray(start, this.at);
  }
}

/** @typedef {{id: number, bytes: Uint8Array}} Section */

/** @param {Uint8Array} module @returns {Section[]} */
export function readSections(module) {
  if (PREAMBLE.some((byte, at) => module[at] !== byte)) throw new Error("not a WebAssembly module");
  const reader = new Reader(module, PREAMBLE.length);
  const sections = [];
  while (reader.at < module.length)
    sections.push({ id: reader.byte(), bytes: reader.take(reader.unsigned()) });
  return sections;
}

/** @param {Section[]} sections @returns {Uint8Array} */
export function writeModule(sections) {
  return concat([
    PREAMBLE,
    ...sections.flatMap(({ id, bytes }) => [[id], unsigned(bytes.length), bytes]),
  ]);
}

/** @param {Section[]} sections @param {number} id @returns {Reader} of a section's bytes; of an empty one if it is missing */
export function sectionReader(sections, id) {
  return new Reader(sections.find((section) => section.id === id)?.bytes ?? new Uint8Array([0]));
}

/**
 * A section with more items.
 * @param {Section[]} sections @param {number} id @param {Bytes[]} more @param {number} [count] of items in them
 * @returns {Uint8Array}
 */
export function extended(sections, id, more, count = more.length) {
  const reader = sectionReader(sections, id);
  const before = reader.unsigned();
  return concat([unsigned(before + count), reader.bytes.subarray(reader.at), ...more]);
}
