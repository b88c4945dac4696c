/** The theme acts on single keys anywhere (`n` leaves for the next page): nobody asked for that (WCAG 2.1.4). */

/**
 * Characters reach no shortcut of the theme, which listens at the window; what is typed into a field goes there anyway.
 * @param {() => boolean} isSearching an open search takes the keys of its results
 */
export function quietKeys(isSearching) {
  document.addEventListener("keydown", (event) => {
    const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isCharacter && !isSearching()) event.stopPropagation();
  });
}
