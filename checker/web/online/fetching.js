/** Sends one request over the network and reports how it ended; the engine interprets the outcome. */

/**
 * @typedef {{check: string, url: string, service: string, domain: string, kind: string, readable: boolean, accept: string}}
 *   Request as `hubcheck.online` builds it
 * @typedef {{how: "response" | "opaque" | "failed" | "timeout" | "offline" | "blocked", status: number, body: string,
 *   seconds: number, connected: boolean}} Outcome
 */

/** How long a service may take to answer. */
const TIMEOUT_SECONDS = 8;
/** An answer is cut off here: what is expected is a tenth of it. */
const MAX_BODY_CHARS = 65_536;

/** @param {Partial<Outcome> & Pick<Outcome, "how">} known @returns {Outcome} */
function outcome(known) {
  return { status: 0, body: "", seconds: 0, connected: true, ...known };
}

/** Options for a request that carries nothing about the reader. @returns {RequestInit} */
function anonymousRequest(/** @type {AbortSignal} */ signal) {
  return { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", signal };
}

/** @param {Request} request @returns {Promise<Outcome>} never rejected */
export async function probe(request, { seconds = TIMEOUT_SECONDS, control = "" } = {}) {
  if (!navigator.onLine) return outcome({ how: "offline" });
  const policy = new PolicyWatch(request.url);
  const signal = AbortSignal.timeout(seconds * 1000);
  try {
    return await (request.readable ? fetchReadable(request, signal) : fetchOpaque(request, signal));
  } catch {
    if (signal.aborted) return outcome({ how: "timeout", seconds });
    if (!navigator.onLine) return outcome({ how: "offline" });
    if (await policy.hasBlocked()) return outcome({ how: "blocked" });
    return outcome({ how: "failed", connected: await isReachable(control, seconds) });
  } finally {
    policy.end();
  }
}

/** @param {Request} request @param {AbortSignal} signal */
async function fetchReadable({ url, accept }, signal) {
  const response = await fetch(url, { ...anonymousRequest(signal), headers: { Accept: accept } });
  const body = (await response.text()).slice(0, MAX_BODY_CHARS);
  return outcome({ how: "response", status: response.status, body });
}

/** Whether anything answers; without CORS a page cannot know what. @param {Request} request @param {AbortSignal} signal */
async function fetchOpaque({ url }, signal) {
  await fetch(url, { ...anonymousRequest(signal), mode: "no-cors" });
  return outcome({ how: "opaque" });
}

/** Whether this site itself can be reached now, as a control. @param {string} address @param {number} seconds */
async function isReachable(address, seconds) {
  try {
    const signal = AbortSignal.timeout(seconds * 1000);
    await fetch(`${address}?${crypto.randomUUID?.() ?? Date.now()}`, {
      ...anonymousRequest(signal),
      method: "HEAD",
    });
    return true;
  } catch {
    return false;
  }
}

/** Notices if the site's Content-Security-Policy blocked a request, which `fetch` reports like any other failure. */
class PolicyWatch {
  #blocked = false;
  #onViolation = (/** @type {SecurityPolicyViolationEvent} */ event) => {
    this.#blocked ||= this.url.startsWith(event.blockedURI);
  };

  /** @param {string} url */
  constructor(url) {
    this.url = url;
    document.addEventListener("securitypolicyviolation", this.#onViolation);
  }

  /** Waits a moment: the event comes just after the failure. */
  async hasBlocked() {
    await new Promise((resolve) => setTimeout(resolve));
    return this.#blocked;
  }

  end() {
    document.removeEventListener("securitypolicyviolation", this.#onViolation);
  }
}
