/** What the build writes in front of the service worker, and the messages from pages. */

/** Path below the scope, and the first 16 hexadecimal digits of the SHA-256 of the file. */
type CachedFile = [path: string, hash: string];

/** One language: the folder of its pages (empty at the root), its files, and the texts of its offline page. */
interface Language {
  lang: string;
  folder: string;
  files: CachedFile[];
  words: { title: string; text: string; home: string };
}

declare const build: {
  version: string;
  /** Files that all pages share. */
  core: CachedFile[];
  locales: Language[];
  /** Large files that not every reader needs. */
  later: CachedFile[];
  /** Path of the style sheet of the offline page. */
  style: string;
};

/** Files that are cached together: those of a language, or the large ones. */
interface Group {
  name: string;
  files: CachedFile[];
}

/** What a page asks to be cached for its reader. */
interface CacheRequest {
  lang: string;
  url: string;
  pages: boolean;
  later: boolean;
}
