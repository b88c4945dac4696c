/** The page's side of offline reading: registers the service worker, and reports a lost connection. */
import { Connection } from "./connection.js";
import { precachePlan } from "./precache_plan.js";

/** The site's root, relative to this file. */
const ROOT = new URL("../../../", import.meta.url);
/** A page that was open for this long checks for a new version when it becomes visible again. */
const UPDATE_CHECK_AFTER_MS = 3_600_000;

/** @returns {Promise<void>} when the browser has nothing better to do */
function idle() {
  // Safari has no requestIdleCallback.
  const wait = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 2000));
  return new Promise((resolve) => void wait(() => resolve(), { timeout: 10_000 }));
}

/** @param {ServiceWorkerRegistration} registration @param {Connection} connection */
async function refresh(registration, connection) {
  try {
    await registration.update();
    connection.setOnline(true);
  } catch (error) {
    if (error instanceof TypeError) connection.setOnline(false);
  }
}

/** @param {ServiceWorkerRegistration} registration @param {Connection} connection */
function refreshWhenSeenAgain(registration, connection) {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < UPDATE_CHECK_AFTER_MS) return;
    last = Date.now();
    void refresh(registration, connection);
  });
  addEventListener("online", () => void refresh(registration, connection));
}

async function start() {
  const connection = new Connection();
  const worker = navigator.serviceWorker;
  const registration = await worker.register(new URL("sw.js", ROOT), {
    scope: ROOT.pathname,
    updateViaCache: "none",
  });
  const { active } = await worker.ready;
  active?.postMessage({
    lang: document.documentElement.lang,
    url: location.origin + location.pathname,
    ...precachePlan(/** @type {any} */ (navigator).connection),
  });
  refreshWhenSeenAgain(registration, connection);
  await refresh(registration, connection);
}

if (navigator.serviceWorker) {
  await idle();
  // Where the browser does not allow it, the site works online only.
  await start().catch((error) => console.info("This guide cannot be read offline.", error));
}
