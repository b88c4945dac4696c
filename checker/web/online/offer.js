/** The offer below a verdict to look further online: says what is sent to whom, asks on the reader's click, tells the answers. */
import { button, element, icon } from "../elements/dom.js";
import { ask } from "./fetching.js";

/**
 * @typedef {import("../elements/announcer.js").Announcer} Announcer
 * @typedef {import("../elements/text.js").Finding} Finding
 * @typedef {import("../elements/text.js").Words} Words
 * @typedef {import("../engine.js").Engine} Engine
 * @typedef {import("./fetching.js").Request} Request
 * @typedef {{state: string, finding: Finding}} Answer
 * @typedef {{requests: Request[], untestable: Answer[]}} Plan
 */

/** No answer is a refusal, so none looks like one. @type {Record<string, string>} */
const TONES = { found: "ok", yes: "ok", answered: "ok", "not-found": "warn", no: "warn", null: "warn" };

export class Offer {
  /**
   * @param {Plan} plan @param {{engine: Engine, words: Words, announcer: Announcer, control: string}} around
   *   `control`: an address of this site that is asked where a service does not answer
   */
  constructor(plan, around) {
    this.plan = plan;
    this.around = around;
    const { words } = around;
    this.answers = element("ul", "hco-answers");
    this.button = button("", words.nodes("online.start"));
    this.button.addEventListener("click", () => void this.#run());
    const about = this.#about().map((sentence) => element("p", "hc-caption", sentence));
    this.node = element("div", "hco", this.answers, ...about, this.button);
  }

  /** What is sent, and to whom. @returns {DocumentFragment[]} */
  #about() {
    const { words } = this.around;
    const services = this.plan.requests.filter((request) => request.readable);
    const probes = this.plan.requests.filter((request) => !request.readable);
    const told = probes.map(({ service }) => words.nodes("online.probe", { host: service }));
    const [first] = services;
    if (!first) return told;
    const service = words.list([...new Set(services.map((one) => one.service))]);
    return [words.nodes("online.about", { domain: first.domain, service }), ...told];
  }

  async #run() {
    const { words, announcer, engine, control } = this.around;
    if (this.button.ariaDisabled === "true") return;
    this.button.ariaDisabled = "true";
    this.answers.replaceChildren(element("li", "hco-wait", words.nodes("online.asking")));
    announcer.say(words.speech("online.asking"));
    const asked = this.plan.requests.map(async (request) => {
      const outcome = await ask(request, { control });
      return /** @type {Promise<Answer>} */ (engine.check("outcome", { request, outcome }));
    });
    const answers = [...(await Promise.all(asked)), ...this.plan.untestable];
    this.answers.replaceChildren(...answers.map((one) => this.#line(one)));
    this.button.replaceChildren(words.nodes("online.again"));
    this.button.ariaDisabled = null;
    const text = answers.map(({ finding }) => words.text(finding.code, finding.params)).join(" ");
    announcer.say({ text, language: words.locale });
  }

  /** @param {Answer} answer */
  #line({ state, finding }) {
    const tone = TONES[state] ?? "info";
    const text = element("span", "", this.around.words.nodes(finding.code, finding.params));
    const line = element("li", "hco-answer", icon(tone), text);
    line.dataset.tone = tone;
    line.dataset.state = state;
    return line;
  }
}
