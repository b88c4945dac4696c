// Follows each entry of the contents: after which of them another section is marked, or the heading is not in sight.
async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const links = [...document.querySelectorAll(".md-nav--secondary a.md-nav__link")];
  const sections = new Map(links.map((link) => [link.hash, link]));

  const fault = (hash) => {
    const active = links.filter((link) => link.classList.contains("md-nav__link--active"));
    if (active.length === 0 || active.some((link) => link.hash !== hash))
      return `${hash}: marked is ${active.map((link) => link.hash).join() || "nothing"}`;
    const { top, bottom } = document.getElementById(decodeURIComponent(hash.slice(1))).getBoundingClientRect();
    const from = Math.max(0, document.querySelector(".md-header").getBoundingClientRect().bottom);
    const to = document.querySelector(".bt-bar:not([hidden])")?.getBoundingClientRect().top ?? innerHeight;
    return top < from || Math.min(bottom, top + 20) > to ? `${hash} is at ${top}, not between ${from} and ${to}` : "";
  };

  const faults = [];
  for (const [hash, link] of sections) {
    link.click();
    // What is right must stay so for some frames; what is wrong has two seconds.
    const until = performance.now() + 2000;
    let right = 0;
    while (right < 4 && performance.now() < until) {
      await frame();
      right = fault(hash) ? 0 : right + 1;
    }
    if (right < 4) faults.push(fault(hash));
  }
  return { entries: sections.size, faults };
}
