// What packing the checker puts in front of the worker (mkdocs_hubcheck/pack_runtime.py).

/** A file to download: its address relative to the worker, its size as it is, and its size on a compressed transfer. */
export interface PackedFile {
  url: string;
  size: number;
  wire: number;
}

/** The memory of a Python that started, without its empty stretches. */
export interface Snapshot extends PackedFile {
  /** Bytes of the whole memory. */
  memory: number;
  /** Offset and length of the stretches that the file holds, in their order; all others are empty. */
  runs: [number, number][];
}

export interface Manifest {
  /** Names of the folders: files below them never change. */
  interpreter: string;
  packed: string;
  loader: PackedFile;
  glue: PackedFile;
  /** What the checker runs of the interpreter. */
  wasm: PackedFile;
  /** The rest of it, for the case that it is needed. */
  second: PackedFile;
  zip: PackedFile;
  /** Not built for a preview. */
  snapshot: Snapshot | null;
  /** What Pyodide's own lock file says about the runtime, without packages. */
  lock: { info: Record<string, string>; packages: Record<string, never> };
}

declare global {
  const manifest: Manifest;
}
