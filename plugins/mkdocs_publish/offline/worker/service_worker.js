/**
 * The service worker: keeps one version of the site whole, so that it can be read without a network. `build` stands in
 * front of this file in the built site.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
/** All caches of this site begin so; other sites may lie beside it on the same host. */
const OURS = `guide ${new URL(scope).pathname} `;
const NAME = OURS + build.version;
/** So many files are fetched at a time. */
const ABREAST = 4;

/** @param {string} path @returns {string} */
function addressOf(path) {
  return new URL(path, scope).href;
}

const listed = new Set(
  [build.core, build.later, ...build.locales.map((one) => one.files)].flat().map(([path]) => addressOf(path)),
);

/** @returns {Promise<Cache[]>} of earlier versions, the newest first */
async function earlier() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  return Promise.all(names.reverse().map((name) => caches.open(name)));
}

/** @param {Response} response @returns {Promise<string>} */
async function hashOf(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const bytes = [...new Uint8Array(digest)].slice(0, 8);
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A redirected response answers no navigation. @param {Response} response */
function plain(response) {
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

/**
 * The file as it was built, from an earlier version or the network; null where the host serves another.
 * @param {Kept} file @param {Cache[]} before @returns {Promise<Response | null>} rejected without a network
 */
async function obtain([path, hash], before) {
  const url = addressOf(path);
  for (const cache of before) {
    const kept = await cache.match(url);
    if (kept && (await hashOf(kept)) === hash) return kept;
  }
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const response = await fetch(url, { cache });
    if (response.ok && (await hashOf(response)) === hash) return plain(response);
  }
  return null;
}

/** @param {Kept[]} files */
async function keep(files) {
  const [cache, before] = await Promise.all([caches.open(NAME), earlier()]);
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const url = addressOf(file[0]);
      if (await cache.match(url)) continue;
      const response = await obtain(file, before);
      if (response) await cache.put(url, response);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
}

/** @type {Group} */
const LATER = { name: "later", files: build.later };

/** @param {Language} locale @returns {Group} */
function groupOf({ lang, files }) {
  return { name: lang, files };
}

/** What says in a cache that a group is wanted. @param {Group} group */
function markOf({ name }) {
  return addressOf(`?kept=${name}`);
}

/** @param {Group} group */
async function keepGroup(group) {
  const cache = await caches.open(NAME);
  await cache.put(markOf(group), new Response());
  await keep(group.files);
}

/** What the reader had of the last version, the new one must have too before it takes its place. */
async function install() {
  await keep(build.core);
  const before = await earlier();
  for (const group of [...build.locales.map(groupOf), LATER]) {
    const marks = await Promise.all(before.map((cache) => cache.match(markOf(group))));
    if (marks.some(Boolean)) await keepGroup(group);
  }
}

/** One version back stays: pages that are still open may ask for its files. */
async function forgetOld() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

/** @param {Keep} wish */
async function keepFor({ lang, url, pages, later }) {
  const own = build.locales.filter((one) => one.folder === "" || one.lang === lang);
  for (const locale of own) {
    if (pages) await keepGroup(groupOf(locale));
    else await keep(locale.files.filter(([path]) => addressOf(path) === url));
  }
  if (later) await keepGroup(LATER);
}

/** @param {string} url of a navigation @returns {string} the address under which its page is kept */
function pageOf(url) {
  const { origin, pathname } = new URL(url);
  const page = origin + pathname.replace(/\/index\.html$/, "/");
  return listed.has(page) || !listed.has(`${page}/`) ? page : `${page}/`;
}

/** @param {string} url @returns {Response} says that the page is not kept, in the language of its address */
function notKept(url) {
  const path = url.slice(scope.length);
  const fitting = build.locales.filter((one) => path.startsWith(one.folder));
  const { lang, folder, words } = /** @type {Language} */ (
    fitting.sort((one, other) => other.folder.length - one.folder.length)[0]
  );
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title>`;
  const style = `<link rel="stylesheet" href="${addressOf(build.style)}">`;
  const text = `<h1>${words.title}</h1><p>${words.text}</p><p><a href="${addressOf(folder)}">${words.home}</a></p>`;
  return new Response(
    `<!doctype html><html lang="${lang}"><head>${head}${style}</head><body class="pub-page"><main>${text}</main></body></html>`,
    { status: 503, headers: { "content-type": "text/html; charset=utf-8" } },
  );
}

/** @param {FetchEvent} event @returns {Promise<Response>} */
async function openPage({ request }) {
  const url = pageOf(request.url);
  const cache = await caches.open(NAME);
  const kept = await cache.match(url);
  if (kept) return kept;
  try {
    const response = await fetch(request);
    // A listed page is kept as it was built or not at all; on a large site, one beyond the list as it was read.
    const readable =
      response.ok && !response.redirected && response.headers.get("content-type")?.includes("html");
    if (readable && !listed.has(url)) await cache.put(url, response.clone());
    return response;
  } catch {
    return notKept(url);
  }
}

/** @param {FetchEvent} event @returns {Promise<Response>} */
async function openFile({ request }) {
  const url = request.url;
  for (const cache of [await caches.open(NAME), ...(await earlier())]) {
    const kept = await cache.match(url);
    if (kept) return kept;
  }
  return fetch(request);
}

/** Large files are kept once somebody uses one, even where nothing was to be loaded ahead. @param {string} url */
async function keepUsed(url) {
  if (build.later.some(([path]) => addressOf(path) === url)) await keepGroup(LATER);
}

/** Everything else goes its way as if there were no worker: other hosts, other sites beside this one, questions. */
worker.addEventListener("fetch", (event) => {
  const { method, url, mode, cache, headers } = event.request;
  if (method !== "GET" || cache === "no-store" || headers.has("range") || !url.startsWith(scope)) return;
  if (mode === "navigate") event.respondWith(openPage(event));
  else if (listed.has(url)) {
    const answer = openFile(event);
    event.respondWith(answer);
    event.waitUntil(answer.then(() => keepUsed(url)).catch(() => {}));
  }
});

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOld()));
worker.addEventListener("message", (event) => {
  const message = /** @type {Message} */ (event.data);
  if (message.type === "take-over") event.waitUntil(worker.skipWaiting());
  // Without a network there is another page view to try again at.
  else event.waitUntil(keepFor(message).catch(() => {}));
});
