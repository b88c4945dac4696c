import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fold,
  Tokenizer,
  withoutHyphens,
} from "../../../../plugins/mkdocs_bitext/assets/search/tokenizer.js";
import { generator } from "../../support/random.js";

const plain = new Tokenizer(
  "nl",
  (word) => word.replace(/en$/, ""),
  (word) => ["de", "het"].includes(word),
);
const texts = (words) => words.map(({ text }) => text);

test("accents, capitals and ligatures are the same word", () => {
  assert.equal(fold("Één"), "een");
  assert.equal(fold("Œuvre"), "oeuvre");
  assert.equal(fold("STRASSE"), fold("straße"));
  assert.equal(fold("Привет"), "привет");
});

test("folding twice is folding once", () => {
  const random = generator(31);
  for (let round = 0; round < 300; round += 1) {
    const word = random.string(8, "aÉéßŒøñ̃łИй한");
    assert.equal(fold(fold(word)), fold(word));
  }
});

test("words stand where they are found; what hyphens join is one word", () => {
  const text = "De e-mail (403) van l'État: OAuth2‑token";
  const words = plain.wordsIn(text);
  assert.deepEqual(texts(words), ["De", "e-mail", "403", "van", "l", "État", "OAuth2‑token"]);
  for (const { text: word, start, end } of words) assert.equal(text.slice(start, end), word);
});

test("offsets fit in any text", () => {
  const random = generator(37);
  for (let round = 0; round < 300; round += 1) {
    const text = random.string(20, "ab -‑.é́日本\n");
    let before = 0;
    for (const { text: word, start, end } of plain.wordsIn(text)) {
      assert.equal(text.slice(start, end), word);
      assert.ok(start >= before && end > start);
      before = end;
    }
  }
});

test("languages without spaces are segmented", () => {
  const japanese = new Tokenizer(
    "ja",
    (word) => word,
    () => false,
  );
  assert.ok(texts(japanese.wordsIn("日本語の検索")).length > 1);
  assert.equal(texts(japanese.wordsIn("日本語の検索")).join(""), "日本語の検索");
});

test("a hyphenated word is looked up as a whole and by its parts, but not by single letters", () => {
  assert.deepEqual(plain.parts("btw-nummer"), ["btw", "nummer"]);
  assert.deepEqual(plain.parts("e-mail"), ["mail"]);
  assert.deepEqual(plain.parts("mail"), []);
  assert.equal(withoutHyphens("e-mail‑adres"), "emailadres");
  assert.deepEqual(plain.keys("e-mail"), ["email", "mail"]);
});

test("Dutch verb forms share a key; a short word keeps its ending", () => {
  const shared = plain.keys("vernieuwt").filter((key) => plain.keys("vernieuwd").includes(key));
  assert.deepEqual(shared, ["vernieuw"]);
  assert.deepEqual(plain.keys("kind"), ["kind"]);
});

test("stop words and single letters do not count, unless there is nothing else", () => {
  assert.deepEqual(plain.significant(["De", "a", "link"]), ["link"]);
  assert.deepEqual(plain.significant(["De", "a"]), ["De", "a"]);
});

/** A tokenizer with our own rules alone. @param {string} language */
const own = (language) =>
  new Tokenizer(
    language,
    (word) => word,
    () => false,
  );
/** @param {string} language @param {string} one @param {string} other */
const meet = (language, one, other) => {
  const tokenizer = own(language);
  const keys = new Set(tokenizer.keysIn(other));
  const asked = tokenizer
    .wordsIn(one)
    .flatMap(({ text }) => [...tokenizer.keys(text), ...tokenizer.weakKeys(text)]);
  return asked.some((key) => keys.has(key));
};

test("forms of an Arabic word share a key: article, particles, endings, vowel signs, digits", () => {
  for (const [one, other] of [
    ["الكتاب", "كتاب"],
    ["وبطاقات", "البطاقة"],
    ["إعارة", "الاعارة"],
    ["تعويضًا", "تعويض"],
    ["كلمه", "كلمة"],
    ["كـتـاب", "كتاب"],
    ["٢٠٢٦", "2026"],
    ["کتاب", "كتاب"],
  ])
    assert.ok(meet("ar", one, other), `${one} ${other}`);
  assert.ok(!meet("ar", "كتاب", "بطاقة"));
});

test("a plural inside an Arabic word shares a weaker key", () => {
  const arabic = own("ar");
  for (const [one, other] of [
    ["كتاب", "كتب"],
    ["رسالة", "رسائل"],
    ["موعد", "مواعيد"],
  ])
    assert.ok(
      arabic.weakKeys(one).some((key) => arabic.keysIn(other).includes(key)),
      `${one} ${other}`,
    );
});

test("forms of a Hebrew word share a key", () => {
  for (const [one, other] of [
    ["הכרטיס", "כרטיס"],
    ["ספרים", "הספר"],
    ["ולכרטיסים", "כרטיס"],
    ["שָׁלוֹם", "שלום"],
  ])
    assert.ok(meet("he", one, other), `${one} ${other}`);
});

test("a word is found however its text is cut, in wide letters and in half-width ones", () => {
  for (const [language, one, other] of [
    ["ja", "貸出", "図書貸出期間"],
    ["zh", "借书", "自助借书机"],
    ["zh", "证", "借书证"],
    ["ko", "검색", "검색을"],
    ["ja", "サーバ", "サーバー"],
    ["ja", "パスワード", "ﾊﾟｽﾜｰﾄﾞ"],
    ["ja", "ＵＲＬ", "url"],
  ])
    assert.ok(meet(language, one, other), `${one} ${other}`);
  const japanese = own("ja");
  assert.ok(japanese.weakKeys("使う").some((key) => japanese.keysIn("使い方").includes(key)));
});

test("a letter alone does not count beside words, but a Chinese character does", () => {
  assert.deepEqual(own("ja").significant(["本", "を", "借りる"]), ["本", "借りる"]);
});

test("without a segmenter each character is a word", () => {
  const { Segmenter } = Intl;
  try {
    Reflect.deleteProperty(Intl, "Segmenter");
    assert.deepEqual(texts(own("ja").wordsIn("日本 a")), ["日", "本", "a"]);
  } finally {
    Object.assign(Intl, { Segmenter });
  }
});
