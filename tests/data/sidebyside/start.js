import { watchPages } from "./main.js";

watchPages();
