/** Upgrades the forms of a page. */
import { define } from "./define.js";

define();
