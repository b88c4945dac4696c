/** What the page of error messages loads. */
import { MessageBox } from "./message/message_box.js";

customElements.define("hubcheck-message", MessageBox);
