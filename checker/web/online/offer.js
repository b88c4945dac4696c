/** The offer below a verdict to check it online: says what is sent to whom, asks when the reader clicks, shows the answers. */
import { button, element, icon } from "../elements/dom.js";
import { probe } from "./fetching.js";

/** @import {Announcer} from "../elements/announcer.js" */
/** @import {Finding, Messages} from "../elements/text.js" */
/** @import {Engine} from "../engine.js" */
/** @import {Request} from "./fetching.js" */

/**
 * @typedef {{state: string, finding: Finding}} Answer
 * @typedef {{requests: Request[], untestable: Answer[]}} Plan
 */

/** No answer of a service rejects an address or a link, so none looks like a rejection. @type {Record<string, string>} */
const TONES = { found: "ok", yes: "ok", answered: "ok", "not-found": "warn", no: "warn", null: "warn" };

/** The looks of verdicts that an answer can raise a doubt about. */
const NO_OBJECTION = new Set(["ok", "unknown"]);

export class Offer {
  /**
   * @param {Plan} plan @param {HTMLElement} panel of the verdict
   * @param {{engine: Engine, messages: Messages, announcer: Announcer, control: string}} context
   *   `control`: an address on this site, requested if a service does not answer
   */
  constructor(plan, panel, context) {
    this.plan = plan;
    this.verdict = new Doubtable(panel, context.messages);
    this.context = context;
    const { messages } = context;
    this.answers = element("ul", "hco-answers");
    this.button = button("", messages.nodes("online.start"), () => void this.#run());
    const explanation = this.#explanation().map((sentence) => element("p", "hc-caption", sentence));
    this.node = element("div", "hco", this.answers, ...explanation, this.button);
  }

  /** What is sent, and to whom. @returns {DocumentFragment[]} */
  #explanation() {
    const { messages } = this.context;
    const services = this.plan.requests.filter((request) => request.readable);
    const probes = this.plan.requests.filter((request) => !request.readable);
    const sentences = probes.map(({ service }) => messages.nodes("online.probe", { host: service }));
    const [first] = services;
    if (!first) return sentences;
    const service = messages.list([...new Set(services.map((request) => request.service))]);
    return [messages.nodes("online.about", { domain: first.domain, service }), ...sentences];
  }

  async #run() {
    const { messages, announcer, engine, control } = this.context;
    if (this.button.ariaDisabled === "true") return;
    this.button.ariaDisabled = "true";
    this.answers.replaceChildren(element("li", "hco-wait", messages.nodes("online.asking")));
    announcer.announce(messages.announcement("online.asking"));
    const probes = this.plan.requests.map(async (request) => {
      const outcome = await probe(request, { control });
      return /** @type {Promise<Answer>} */ (engine.check("outcome", { request, outcome }));
    });
    const answers = [...(await Promise.all(probes)), ...this.plan.untestable];
    this.answers.replaceChildren(...answers.map((answer) => this.#line(answer)));
    this.verdict.doubt(answers.some(({ state }) => TONES[state] === "warn"));
    this.button.replaceChildren(messages.nodes("online.again"));
    this.button.ariaDisabled = null;
    const text = answers.map(({ finding }) => messages.text(finding.code, finding.params)).join(" ");
    announcer.announce({ text, language: messages.locale });
  }

  /** @param {Answer} answer */
  #line({ state, finding }) {
    const tone = TONES[state] ?? "info";
    const text = element("span", "", this.context.messages.nodes(finding.code, finding.params));
    const attributes = { class: "hco-answer", "data-tone": tone, "data-state": state };
    return element("li", attributes, icon(tone), text);
  }
}

/** A verdict without objections, which gets the look of a warning while an answer raises a doubt. */
class Doubtable {
  /** @param {HTMLElement} panel @param {Messages} messages */
  constructor(panel, messages) {
    this.panel = panel;
    this.messages = messages;
    this.title = panel.querySelector(".hc-title");
    this.initial = { tone: panel.dataset.tone ?? "", title: [...(this.title?.childNodes ?? [])] };
  }

  /** @param {boolean} isDoubtful */
  doubt(isDoubtful) {
    const { panel, initial } = this;
    if (!NO_OBJECTION.has(initial.tone)) return;
    const tone = isDoubtful ? "warn" : initial.tone;
    panel.dataset.tone = tone;
    panel.querySelector(".hc-icon")?.replaceWith(icon(tone));
    const title = isDoubtful ? [this.messages.nodes("decision.warn")] : initial.title;
    this.title?.replaceChildren(...title);
  }
}
