// What a reader sees of an element: whether all of it stands in the window, and below a bar that stays there.
(selector) => {
    const node = document.querySelector(selector);
    if (!node || node.hidden) return false;
    const { top, bottom, left, width } = node.getBoundingClientRect();
    const { offsetTop = 0, height = innerHeight } = globalThis.visualViewport ?? {};
    const covers = (y) => {
        const hit = document.elementFromPoint(left + width / 2, y);
        return !hit || !(node.contains(hit) || hit.contains(node));
    };
    return top >= offsetTop && bottom <= offsetTop + height && !covers(top + 2) && !covers(bottom - 2);
}
