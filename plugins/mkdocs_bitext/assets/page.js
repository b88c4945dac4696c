/** What every page of a site loads. A fault in one part stops no other. */

import { improveAccess } from "./access/main.js";
import { watchSearch } from "./search/notice.js";
import { watchButton } from "./sidebyside/button.js";
import { watchSwitcher } from "./switcher/main.js";

for (const start of [improveAccess, watchSearch, watchButton, watchSwitcher]) {
  try {
    start();
  } catch (error) {
    reportError(error);
  }
}
