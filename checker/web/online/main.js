/** Puts the offer of an online check below every verdict for which there is something to ask. */
import { Announcer } from "../elements/announcer.js";
import { find } from "../elements/field.js";
import { sharedService } from "../elements/service.js";
import { Offer } from "./offer.js";

/** @typedef {import("../elements/form.js").VerdictShown} VerdictShown */

const service = sharedService();

/** @param {VerdictShown} shown */
async function offer({ kind, text, words, panel, form }) {
  const { online } = service.settings;
  if (!online) return;
  const engine = await service.engine();
  const secure = location.protocol === "https:";
  const plan = await engine.check("online", { kind, input: text, services: online, secure });
  if (plan.requests.length === 0 || !panel.isConnected) return;
  const announcer = new Announcer(find(form, "[role=status]", HTMLElement));
  const made = new Offer(plan, { engine, words, announcer, control: service.settings.words });
  panel.querySelector(".hc-why")?.before(made.node);
}

document.addEventListener("hubcheck-verdict", (event) => {
  void offer(/** @type {CustomEvent<VerdictShown>} */ (event).detail);
});
