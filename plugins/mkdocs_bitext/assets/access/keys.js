/** Disables the theme's single-key shortcuts, such as `n` for the next page (WCAG 2.1.4). */

/**
 * The theme listens at the window; stopping the event before it leaves typing into fields alone.
 * @param {() => boolean} isSearching an open search needs the keys for its results
 */
export function quietKeys(isSearching) {
  document.addEventListener("keydown", (event) => {
    const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isCharacter && !isSearching()) event.stopPropagation();
  });
}
