/** Asks one question over the network, and tells how it ended; what that means is for the checker to say. */

/**
 * @typedef {{check: string, url: string, service: string, domain: string, kind: string, readable: boolean, accept: string}}
 *   Request as `hubcheck.online` makes it
 * @typedef {{how: "response" | "opaque" | "failed" | "timeout" | "offline" | "blocked", status: number, body: string,
 *   seconds: number, connected: boolean}} Outcome
 */

/** How long (seconds) a service has for its answer. */
const PATIENCE = 8;
/** More of an answer (characters) is not looked at: what we ask for is a tenth of it. */
const MOST = 65_536;

/** @param {Partial<Outcome> & Pick<Outcome, "how">} known @returns {Outcome} */
function outcome(known) {
  return { status: 0, body: "", seconds: 0, connected: true, ...known };
}

/** What every question has in common: nothing of the reader goes along. @returns {RequestInit} */
function bare(/** @type {AbortSignal} */ signal) {
  return { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", signal };
}

/** @param {Request} request @returns {Promise<Outcome>} never rejected */
export async function ask(request, { seconds = PATIENCE, control = "" } = {}) {
  if (!navigator.onLine) return outcome({ how: "offline" });
  const policy = new PolicyWatch(request.url);
  const signal = AbortSignal.timeout(seconds * 1000);
  try {
    return await (request.readable ? readable(request, signal) : opaque(request, signal));
  } catch {
    if (signal.aborted) return outcome({ how: "timeout", seconds });
    if (!navigator.onLine) return outcome({ how: "offline" });
    if (await policy.forbade()) return outcome({ how: "blocked" });
    return outcome({ how: "failed", connected: await reaches(control, seconds) });
  } finally {
    policy.end();
  }
}

/** @param {Request} request @param {AbortSignal} signal */
async function readable({ url, accept }, signal) {
  const response = await fetch(url, { ...bare(signal), headers: { Accept: accept } });
  const body = (await response.text()).slice(0, MOST);
  return outcome({ how: "response", status: response.status, body });
}

/** Whether anything answers; what, no page of another origin may know. @param {Request} request @param {AbortSignal} signal */
async function opaque({ url }, signal) {
  await fetch(url, { ...bare(signal), mode: "no-cors" });
  return outcome({ how: "opaque" });
}

/** The control: whether this site itself can be reached now. @param {string} address @param {number} seconds */
async function reaches(address, seconds) {
  try {
    const signal = AbortSignal.timeout(seconds * 1000);
    await fetch(`${address}?${crypto.randomUUID?.() ?? Date.now()}`, { ...bare(signal), method: "HEAD" });
    return true;
  } catch {
    return false;
  }
}

/** Hears whether the site's own policy stopped a request: to `fetch` that looks like any other failure. */
class PolicyWatch {
  #stopped = false;
  #listen = (/** @type {SecurityPolicyViolationEvent} */ event) => {
    this.#stopped ||= this.url.startsWith(event.blockedURI);
  };

  /** @param {string} url */
  constructor(url) {
    this.url = url;
    document.addEventListener("securitypolicyviolation", this.#listen);
  }

  /** The event is sent just after the failure. */
  async forbade() {
    await new Promise((resolve) => setTimeout(resolve));
    return this.#stopped;
  }

  end() {
    document.removeEventListener("securitypolicyviolation", this.#listen);
  }
}
