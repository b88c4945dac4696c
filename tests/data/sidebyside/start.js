import { watchButton } from "./button.js";

watchButton();
