/** Adds the offer of an online check to every verdict that one can say more about. */
import { sharedService } from "../elements/service.js";
import { Offer } from "./offer.js";

/** @import {VerdictShown} from "../elements/form.js" */

const service = sharedService();

/** @param {VerdictShown} shown */
async function offer({ kind, text, messages, panel, announcer }) {
  const { online } = service.settings;
  if (!online) return;
  const engine = await service.engine();
  const secure = location.protocol === "https:";
  const plan = await engine.check("online", { kind, input: text, services: online, secure });
  if (plan.requests.length === 0 || !panel.isConnected) return;
  const onlineOffer = new Offer(plan, panel, {
    engine,
    messages,
    announcer,
    control: service.settings.words,
  });
  panel.querySelector(".hc-why")?.before(onlineOffer.node);
}

document.addEventListener("hubcheck-verdict", (event) => {
  void offer(/** @type {CustomEvent<VerdictShown>} */ (event).detail);
});
