/** The navigation drawer of narrow windows: opening it moves the focus into it, and leaving it closes it. */

/** @import {Opener} from "./opener.js" */

const NARROW = matchMedia("(max-width: 76.2344em)");

/** The drawer and its opener. */
export class Drawer {
  /** @param {Opener} opener @param {HTMLElement} side */
  constructor(opener, side) {
    this.opener = opener;
    this.side = side;
    opener.box.addEventListener("change", this);
    side.addEventListener("focusout", this);
    document.addEventListener("keydown", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const { box } = this.opener;
    if (event.type === "change") this.#focusLink();
    else if (!box.checked || !NARROW.matches) return;
    else if (event instanceof KeyboardEvent && event.key === "Escape") {
      box.click();
      this.opener.button.focus();
    } else if (event instanceof FocusEvent && event.relatedTarget instanceof Node)
      if (!this.side.contains(event.relatedTarget) && event.relatedTarget !== this.opener.button) box.click();
  }

  /** Focus the link of this page, or the first one. */
  #focusLink() {
    if (!this.opener.box.checked || document.activeElement !== this.opener.button) return;
    const links = [...this.side.querySelectorAll("a.md-nav__link")].filter((link) => link.checkVisibility());
    const here = links.find((link) => link.classList.contains("md-nav__link--active")) ?? links[0];
    if (here instanceof HTMLElement) here.focus();
  }
}
