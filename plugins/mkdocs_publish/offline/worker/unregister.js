/** Replaces the service worker on a site without offline reading: removes one that an earlier version installed. */

const serviceWorker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

async function unregister() {
  const prefix = `guide ${new URL(serviceWorker.registration.scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
  await serviceWorker.registration.unregister();
}

serviceWorker.addEventListener("install", () => void serviceWorker.skipWaiting());
serviceWorker.addEventListener("activate", (event) => event.waitUntil(unregister()));
// A page of the earlier version, from its cache, registers the worker again and then asks it to cache files.
serviceWorker.addEventListener("message", (event) => event.waitUntil(unregister()));
