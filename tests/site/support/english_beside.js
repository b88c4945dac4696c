// With English beside the text: which block does not have its English in its own card, on its line, or right below it.
() => {
  const faults = [];
  for (const english of document.querySelectorAll("article .bt-source:not(span)")) {
    const own = english.previousElementSibling;
    const [left, right] = [own, english].map((one) => one.getBoundingClientRect());
    const name = own.textContent.trim().slice(0, 30);
    const card = own.closest(".grid.cards > * > li");
    if (card && !card.contains(english)) faults.push(`${name}: the English is outside its card`);
    const beside = right.top < left.bottom && right.bottom > left.top && right.left >= left.right - 1;
    const below = right.top >= left.bottom - 10 && right.top - left.bottom < 60 && Math.abs(right.left - left.left) < 2;
    if (!beside && !below) faults.push(`${name}: the English is neither beside nor below`);
  }
  const cards = document.querySelectorAll(".grid.cards > * > li");
  for (const card of cards)
    if (!card.querySelector(".bt-source")) faults.push(`no English in ${card.textContent.trim().slice(0, 30)}`);
  return { cards: cards.length, faults };
}
