import { watchPages } from "./sidebyside.js";

watchPages();
