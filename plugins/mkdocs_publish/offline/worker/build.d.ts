/** What the build writes in front of `sw.js`, and what pages say to it. */

/** Path below the scope, and the first 16 hexadecimal digits of the SHA-256 of what lies there. */
type Kept = [path: string, hash: string];

/** One language: the folder of its pages (empty at the root), what it needs, what a page says that is not kept. */
interface Language {
  lang: string;
  folder: string;
  files: Kept[];
  words: { title: string; text: string; home: string };
}

declare const build: {
  version: string;
  /** What all pages share. */
  core: Kept[];
  locales: Language[];
  /** Large files of a part that not every reader uses. */
  later: Kept[];
  /** Address of a style sheet. */
  style: string;
};

/** Files that are wanted together: those of a language, or the large ones. */
interface Group {
  name: string;
  files: Kept[];
}

interface Keep {
  type: "keep";
  lang: string;
  url: string;
  pages: boolean;
  later: boolean;
}

type Message = Keep | { type: "take-over" };
