/**
 * The service worker: caches one complete version of the site for offline reading, and asks the network first for whatever
 * may have changed since. The build writes the constant `build` in front of this file.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
/** Prefix of all caches of this site: other sites may share the host. */
const CACHE_PREFIX = `guide ${new URL(scope).pathname} `;
const CACHE_NAME = CACHE_PREFIX + build.version;
/** How many files are fetched at a time. */
const CONCURRENCY = 4;
/** How long a reader waits for the network if the file is cached. */
const NETWORK_TIMEOUT_MS = 1000;
/** A path whose name, or whose folder's name, changes with the content: it has a hash of at least eight digits. */
const HASHED = /(^|[./_-])(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,64}(?=[./_-])/;

/** @param {string} path @returns {string} */
function addressOf(path) {
  return new URL(path, scope).href;
}

const precached = new Set(
  [build.core, build.later, ...build.locales.map(({ files }) => files)]
    .flat()
    .map(([path]) => addressOf(path)),
);

/** @returns {Promise<string[]>} names of the caches of earlier versions, the newest first */
async function earlierCacheNames() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE_NAME).reverse();
}

/** @returns {Promise<Cache[]>} caches of earlier versions, the newest first */
async function earlierCaches() {
  return Promise.all((await earlierCacheNames()).map((name) => caches.open(name)));
}

/** @param {Response} response @returns {Promise<string>} */
async function hashOf(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const bytes = [...new Uint8Array(digest)].slice(0, 8);
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A redirected response is not allowed as the answer to a navigation. @param {Response} response */
function withoutRedirect(response) {
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

/**
 * The file as built, from an earlier version or the network; null if the host serves different content.
 * @param {CachedFile} file @param {Cache[]} before @returns {Promise<Response | null>} rejected if offline
 */
async function fetchVerified([path, hash], before) {
  const url = addressOf(path);
  for (const cache of before) {
    const cached = await cache.match(url);
    if (cached && (await hashOf(cached)) === hash) return cached;
  }
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const response = await fetch(url, { cache });
    if (response.ok && (await hashOf(response)) === hash) return withoutRedirect(response);
  }
  return null;
}

/** Resolved when no page is downloading something that its reader waits for: pages hold this lock meanwhile. */
async function noDownload() {
  await worker.navigator.locks?.request("download", () => {});
}

/** @param {CachedFile[]} files */
async function cacheFiles(files) {
  const [cache, before] = await Promise.all([caches.open(CACHE_NAME), earlierCaches()]);
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const url = addressOf(file[0]);
      if (await cache.match(url)) continue;
      await noDownload();
      const response = await fetchVerified(file, before);
      if (response) await cache.put(url, response);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}

/** @type {Group} */
const LATER_GROUP = { name: "later", files: build.later };

/** @param {Language} locale @returns {Group} */
function groupOf({ lang, files }) {
  return { name: lang, files };
}

/** The entry in a cache that marks a group as requested. @param {Group} group */
function markerOf({ name }) {
  return addressOf(`?kept=${name}`);
}

/** @param {Group} group */
async function cacheGroup(group) {
  const cache = await caches.open(CACHE_NAME);
  await cache.put(markerOf(group), new Response());
  await cacheFiles(group.files);
}

/** A new version caches whatever the reader had of the last one, and then replaces it at once. */
async function install() {
  await cacheFiles(build.core);
  const before = await earlierCaches();
  for (const group of [...build.locales.map(groupOf), LATER_GROUP]) {
    const marks = await Promise.all(before.map((cache) => cache.match(markerOf(group))));
    if (marks.some(Boolean)) await cacheGroup(group);
  }
  await worker.skipWaiting();
}

/** The previous version stays: pages that are still open may need its files. */
async function deleteOldCaches() {
  const [, ...older] = await earlierCacheNames();
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** @param {CacheRequest} message */
async function cacheForPage({ lang, url, pages, later }) {
  const own = build.locales.filter((locale) => locale.folder === "" || locale.lang === lang);
  for (const locale of own) {
    if (pages) await cacheGroup(groupOf(locale));
    else await cacheFiles(locale.files.filter(([path]) => addressOf(path) === url));
  }
  if (later) await cacheGroup(LATER_GROUP);
}

/** @param {string} url of a navigation @returns {string} the address under which the page is cached */
function pageAddress(url) {
  const { origin, pathname } = new URL(url);
  const page = origin + pathname.replace(/\/index\.html$/, "/");
  return precached.has(page) || !precached.has(`${page}/`) ? page : `${page}/`;
}

/** @param {string} url @returns {Response} the offline page, in the language of the address */
function offlinePage(url) {
  const path = url.slice(scope.length);
  const matching = build.locales.filter((locale) => path.startsWith(locale.folder));
  const { lang, folder, words } = /** @type {Language} */ (
    matching.sort((a, b) => b.folder.length - a.folder.length)[0]
  );
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title>`;
  const style = `<link rel="stylesheet" href="${addressOf(build.style)}">`;
  const text = `<h1>${words.title}</h1><p>${words.text}</p><p><a href="${addressOf(folder)}">${words.home}</a></p>`;
  return new Response(
    `<!doctype html><html lang="${lang}"><head>${head}${style}</head><body class="pub-page"><main>${text}</main></body></html>`,
    { status: 503, headers: { "content-type": "text/html; charset=utf-8" } },
  );
}

/** @param {string} url @returns {Promise<Response | undefined>} the file of the newest version that has it */
async function cachedFile(url) {
  for (const cache of [await caches.open(CACHE_NAME), ...(await earlierCaches())]) {
    const cached = await cache.match(url);
    if (cached) return cached;
  }
}

/** @returns {Promise<undefined>} */
function networkTimeout() {
  return new Promise((resolve) => setTimeout(resolve, NETWORK_TIMEOUT_MS));
}

/**
 * What the host has now; undefined if it does not answer in time or has a fault of its own, and the file is cached.
 * @param {Request} request @param {boolean} isCached @returns {Promise<Response | undefined>} rejected if offline
 */
async function askNetwork(request, isCached) {
  // Without asking, a host's rule or the browser's guess may pass off a file of the last version as fresh. A script that
  // takes what the browser has, asked a moment ago.
  const cache = request.cache === "force-cache" ? request.cache : "no-cache";
  const answer = fetch(request, { cache });
  if (!isCached) return answer;
  const response = await Promise.race([answer.catch(() => undefined), networkTimeout()]);
  return response && response.status < 500 ? response : undefined;
}

/** @param {string} url the address under which the page is cached @param {Request} request @returns {Promise<Response>} */
async function openPage(url, request) {
  const cached = await cachedFile(url);
  try {
    const response = await askNetwork(request, Boolean(cached));
    if (response) return response;
  } catch {
    return offlinePage(url);
  }
  // Links on a page are relative to its address, which may lack the last slash.
  const { origin, pathname } = new URL(request.url);
  return /** @type {Response} */ (url === `${origin}${pathname}/` ? Response.redirect(url) : cached);
}

/** @param {string} html @returns {boolean} whether it loads what all pages of this site load: the login page of a network does not */
function isOwnPage(html) {
  return build.core.some(([path]) => html.includes(path));
}

/**
 * Caches a page beyond the list, on a large site, as it was read; a precached one is cached as built or not at all.
 * @param {string} url @param {Response} response
 */
async function cacheAsRead(url, response) {
  const isPage = response.status === 200 && response.headers.get("content-type")?.includes("html");
  if (!isPage || response.redirected) return;
  // At once: when the browser has begun to read the answer, it cannot be copied any more.
  const copy = response.clone();
  if (!isOwnPage(await copy.clone().text())) return;
  const cache = await caches.open(CACHE_NAME);
  await cache.put(url, copy);
}

/** Answer a navigation. @param {FetchEvent} event */
function navigate(event) {
  const url = pageAddress(event.request.url);
  const answer = openPage(url, event.request);
  // A page for which there is no room is shown all the same.
  if (!precached.has(url))
    event.waitUntil(answer.then((response) => cacheAsRead(url, response)).catch(() => {}));
  event.respondWith(answer);
}

/** Whether a file never changes. @param {string} url */
function isHashed(url) {
  return HASHED.test(url.slice(scope.length));
}

/**
 * A worker's script takes the address of the answer, which lost the fragment; an answer without an address leaves it that of
 * the request.
 * @param {Request} request @param {Response} answer
 */
function withAddressOf(request, answer) {
  return request.url.includes("#") ? new Response(answer.body, answer) : answer;
}

/** A name with a hash stands for one content: the cache is as good as the network. @param {Request} request */
async function openFile(request) {
  const cached = await cachedFile(request.url);
  if (isHashed(request.url)) return withAddressOf(request, cached ?? (await fetch(request)));
  return /** @type {Response} */ ((await askNetwork(request, Boolean(cached))) ?? cached);
}

/** Once one of the large files is used, cache all of them, even if nothing was to be downloaded ahead. @param {string} url */
async function cacheGroupOf(url) {
  if (build.later.some(([path]) => addressOf(path) === url)) await cacheGroup(LATER_GROUP);
}

/** All other requests bypass the worker: other hosts, other sites on this host, methods other than GET. */
worker.addEventListener("fetch", (event) => {
  const { method, url, mode, cache, headers } = event.request;
  if (method !== "GET" || cache === "no-store" || headers.has("range") || !url.startsWith(scope)) return;
  if (mode === "navigate") navigate(event);
  // A page that is still open may need a file that only the version before had.
  else if (precached.has(url) || isHashed(url)) {
    const answer = openFile(event.request);
    event.respondWith(answer);
    event.waitUntil(answer.then(() => cacheGroupOf(url)).catch(() => {}));
  }
});

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(deleteOldCaches()));
worker.addEventListener("message", (event) => {
  // If this fails, the next page view tries again.
  event.waitUntil(cacheForPage(/** @type {CacheRequest} */ (event.data)).catch(() => {}));
});
