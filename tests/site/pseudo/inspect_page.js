// What a page in the pseudo-locale says without accents, and what of its text does not fit where it stands.
(() => {
  const CODE = "code, pre, kbd, samp, script, style, noscript, template, time";
  // What rules say is English for everybody, as `bitext check` says it.
  const FINDINGS = "h3[id$=-findings] + ul";
  const NAMING = ["title", "aria-label", "aria-description", "aria-roledescription", "alt", "placeholder", "label"];
  // Letters that the pseudo-locale has no plain form of.
  const PLAIN = /[a-pr-uwyz]/iu;
  // Addresses, links and parts of them are no words: `an@kantoor.be`, `info@`, `.mil`.
  const ADDRESS = /\S*@\S*|\S*[.:/]\w\S*/gu;

  // A place where an address may break over two lines parts no words.
  const breaks = (node) => node?.nodeName === "WBR";
  const whole = (text) => (breaks(text.nextSibling) ? text.data + whole(text.nextSibling.nextSibling) : text.data);

  function* said() {
    const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      if (!breaks(texts.currentNode.previousSibling))
        yield [texts.currentNode.parentElement, "text", whole(texts.currentNode)];
    for (const element of document.querySelectorAll("*")) {
      for (const name of NAMING) yield [element, name, element.getAttribute(name) ?? ""];
      for (const part of ["::before", "::after"]) {
        const { content } = getComputedStyle(element, part);
        if (content.startsWith('"')) yield [element, part, content];
      }
      if (element.matches("input:is([type=submit], [type=button])")) yield [element, "value", element.value];
      if (element.matches("meta[name=description]")) yield [element, "content", element.content];
    }
  }

  const names = (element) => `${element.tagName.toLowerCase()}.${element.className.baseVal ?? element.className}`;

  /** Everything that comes from no segment, but for the words that may stay. */
  const english = (kept) => {
    const word = new RegExp(`(?<!\\w)(?:${kept.join("|")})(?!\\w)`, "gu");
    // The table of contents shows the code in a heading as plain text.
    const codes = Array.from(document.querySelectorAll(":is(h1, h2, h3, h4, h5, h6) code"), (one) => one.textContent);
    const ours = (text) => codes.reduce((rest, code) => rest.replaceAll(code, ""), text).replace(ADDRESS, "").replace(word, "");
    const found = [];
    for (const [element, where, text] of said())
      if (!element.closest(`${CODE}, ${FINDINGS}`) && PLAIN.test(ours(text)))
        found.push(`${names(element)} ${where}: ${text.trim().slice(0, 200)}`);
    return [...new Set(found)];
  };

  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());

  const boxesOf = (text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter((box) => box.width > 1);
  };

  /** Whether its own text sticks out of something that hides what sticks out of it; what scrolls loses nothing. */
  const clipped = (element) => {
    const boxes = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).flatMap(boxesOf);
    for (let around = element; around !== document.body; around = around.parentElement) {
      const { overflowX, position } = getComputedStyle(around);
      if (position === "fixed" || overflowX === "auto" || overflowX === "scroll") return false;
      const { left, right, width, height } = around.getBoundingClientRect();
      // For screen readers only.
      if (width <= 1 || height <= 1) return false;
      if (hides(overflowX) && boxes.some((box) => box.right > right + 1 || box.left < left - 1)) return true;
    }
    return false;
  };

  const overflows = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const wide = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const high = hides(overflowY) && element.scrollHeight > element.clientHeight + 2;
    return element.clientWidth > 1 && (wide || high);
  };

  /** Every text that a reader sees part of, but for those in places that may shorten it. */
  const cut = (shortening) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide, the window ${clientWidth}`] : [];
    for (const element of document.querySelectorAll("body *"))
      if (speaks(element) && seen(element) && !element.closest(shortening) && (overflows(element) || clipped(element)))
        found.push(`${names(element)}: ${element.textContent.trim().slice(0, 100)}`);
    return found;
  };

  globalThis.inspectPage = { english, cut };
})();
