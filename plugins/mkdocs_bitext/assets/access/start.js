/** Loaded by the pages of a site that lists `access` below `enhance`. */

import { improveAccess } from "./main.js";

improveAccess();
