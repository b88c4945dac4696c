/** What every page of a site loads. A fault in one part stops no other. */

import { watchSearch } from "./search/notice.js";
import { watchButton } from "./sidebyside/button.js";
import { watchSwitcher } from "./switcher/main.js";

for (const start of [watchSearch, watchButton, watchSwitcher]) {
  try {
    start();
  } catch (error) {
    reportError(error);
  }
}
