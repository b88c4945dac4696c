/** What lunr has no working rules for: words without spaces between them, Arabic and Hebrew. */

/**
 * @typedef {object} Rules of a language
 * @property {(word: string) => string} stem of a folded word
 * @property {(stem: string) => string[]} related weaker keys of a stem
 */

/** Light stemming as in "light10" (Larkey, Ballesteros and Connell, 2007): article, conjunction, commonest endings; and that of تعويضًا. @param {string} word */
function arabic(word) {
  const bare = word.replace(/^و(?=.{3})/u, "").replace(/^(?:ال|وال|بال|كال|فال|لل)(?=.{2})/u, "");
  return ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا"].reduce(
    (stem, ending) =>
      stem.length > ending.length + 1 && stem.endsWith(ending) ? stem.slice(0, -ending.length) : stem,
    bare,
  );
}

/** Plural and feminine endings; letters at the end of a word are as elsewhere. @param {string} word */
function hebrew(word) {
  const bare = word.replace(/(?<=.{2})(?:ים|ות|ית|ה)$/u, "");
  return bare.replace(/[ךםןףץ]$/u, (last) => "כמנפצ"["ךםןףץ".indexOf(last)] ?? last);
}

/** Without the particles that may stand before it: up to three letters that many words begin with, too. @param {string} stem */
function withoutParticles(stem) {
  const [particles = ""] = /^[והשבכלמ]{0,3}/u.exec(stem) ?? [];
  return [...particles].map((_, at) => stem.slice(at + 1)).filter((rest) => rest.length > 2);
}

/** Plurals inside the word differ in its long vowels: كتاب and كتب. @param {string} stem */
function consonants(stem) {
  const rest = stem.replace(/[اوي]/gu, "");
  return rest.length > 2 ? [rest] : [];
}

/** @type {Record<string, Rules>} */
export const RULES = {
  ar: { stem: arabic, related: consonants },
  he: { stem: hebrew, related: withoutParticles },
};

/** Scripts without spaces between words. */
export const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;
/** Scripts in which two characters are much of a word. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]{2,}/gu;
const HAN = /\p{sc=Han}/gu;
/** The part of a Japanese word that its inflection leaves alone: 使 of 使う and 使い方. */
const BEFORE_KANA = /^\p{sc=Han}+(?=\p{sc=Hiragana})/u;

/** Each two neighbouring characters of a text in a dense script: wherever a word is cut, they are the same. @param {string} text */
export function pairs(text) {
  return [...text.matchAll(DENSE)].flatMap(([run]) => {
    const signs = [...run];
    return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
  });
}

/** What a word in such a script is looked up by, beside itself. @param {string} word */
export function piecesOf(word) {
  return [...pairs(word), ...(BEFORE_KANA.exec(word) ?? [])];
}

/** What a text in such a script is found by, beside its words. @param {string} text */
export function piecesIn(text) {
  return [...pairs(text), ...(text.match(HAN) ?? [])];
}
