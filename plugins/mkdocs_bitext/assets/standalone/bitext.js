/** The side-by-side view as one script, for pages that another generator builds (docs/for-site-owners.md). */

import { watchButton } from "../sidebyside/button.js";
import { SideBySide } from "../sidebyside/sidebyside.js";

watchButton(async (settings, menu, signal) => {
  const labels = await fetch(settings.labels).then((response) => response.json());
  return new SideBySide(menu, { ...settings, ...labels }, signal);
});
