/** In place of the service worker where a site has none (any more): frees the readers of an earlier one. */

const leaving = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

async function free() {
  const ours = `guide ${new URL(leaving.registration.scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.map((name) => caches.delete(name)));
  await leaving.registration.unregister();
}

leaving.addEventListener("install", () => void leaving.skipWaiting());
leaving.addEventListener("activate", (event) => event.waitUntil(free()));
// A page of the earlier version, which came from its cache, registers once more and then asks for files to be kept.
leaving.addEventListener("message", (event) => event.waitUntil(free()));
