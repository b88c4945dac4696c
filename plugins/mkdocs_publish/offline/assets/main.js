/** The page's side of reading without a network: what is kept, what the reader is told, and when a new version comes. */
import { Connection } from "./connection.js";
import { Update } from "./update.js";

/** The site's root, as seen from this file. */
const ROOT = new URL("../../../", import.meta.url);
/** A page that was left open this long (milliseconds) asks for a new version when it is looked at again. */
const LONG = 3_600_000;

/**
 * What may be kept ahead on this connection: not the checker's megabytes where it is slow, and nothing but what is read
 * where the reader asked for less data. Browsers that tell nothing of it are those of ordinary connections.
 */
function ahead() {
  const { saveData, effectiveType } = /** @type {any} */ (navigator).connection ?? {};
  const type = effectiveType ?? "";
  return { pages: !saveData && !type.endsWith("2g"), later: !saveData && !/[23]g$/.test(type) };
}

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
    connection.works(true);
  } catch (error) {
    if (error instanceof TypeError) connection.works(false);
  }
}

/** @param {ServiceWorkerRegistration} registration @param {Connection} connection */
function refreshWhenSeenAgain(registration, connection) {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < LONG) return;
    last = Date.now();
    void refresh(registration, connection);
  });
  addEventListener("online", () => void refresh(registration, connection));
}

async function start() {
  const connection = new Connection();
  const update = new Update();
  const worker = navigator.serviceWorker;
  const registration = await worker.register(new URL("sw.js", ROOT), {
    scope: ROOT.pathname,
    updateViaCache: "none",
  });
  update.watch(registration);
  const { active } = await worker.ready;
  active?.postMessage({
    type: "keep",
    lang: document.documentElement.lang,
    url: location.origin + location.pathname,
    ...ahead(),
  });
  refreshWhenSeenAgain(registration, connection);
  await refresh(registration, connection);
}

if (navigator.serviceWorker) {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  await idle();
  // A browser that does not allow it goes on without.
  await start().catch((error) => console.info("This guide is not kept for reading offline.", error));
}
