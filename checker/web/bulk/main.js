/** Upgrades the table of a page. */
import { define } from "./define.js";

define();
