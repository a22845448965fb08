"""The boxes of all words on the beamer, and which of them are in the way or out of sight."""

# A line of words is as high as its letters: what lies between the lines may touch.
# Words of one line may stand in several pieces; those are told apart by where they are.
FAULTS = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const nodes = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const range = document.createRange(), words = [];
    for (let text; text = nodes.nextNode();) {
        const holder = text.parentElement;
        if (!text.data.trim() || holder.closest('style, title, script')
            || !holder.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
        const picture = holder.closest('.main-svg');
        range.selectNodeContents(text);
        for (const box of range.getClientRects()) {
            if (box.width < 2 || box.height < 2) continue;
            const inset = picture ? 0.12 * box.height : 0.2 * box.height;
            words.push({said: text.data.trim().slice(0, 60), text, picture,
                left: box.left, right: box.right,
                top: box.top + inset, bottom: box.bottom - inset});
        }
    }
    const found = [], say = (kind, one, other) =>
        found.push(`${kind}: ${one.said}${other ? ' | ' + other.said : ''}`);
    for (const [at, one] of words.entries()) {
        if (one.left < -1 || one.right > innerWidth + 1 || one.top < -1
            || one.bottom > innerHeight + 1) say('window', one);
        const frame = one.picture?.getBoundingClientRect();
        if (frame && (one.left < frame.left - 1 || one.right > frame.right + 1
            || one.top < frame.top - 1 || one.bottom > frame.bottom + 1)) say('picture', one);
        for (const other of words.slice(at + 1))
            if (one.left < other.right - 1 && other.left < one.right - 1
                && one.top < other.bottom - 1 && other.top < one.bottom - 1)
                say('over', one, other);
    }
    return found;
}"""

# Streamlit measures a chart anew when the window is another one, and draws it again. What was
# begun on one page goes on while others are looked at.
SETTLE = """() => {
    const drawn = () => [...document.querySelectorAll('.main-svg text, h1, h2, p')]
        .map(each => { const b = each.getBoundingClientRect(); return [b.x, b.y]; }).join();
    const pause = () => new Promise(done => setTimeout(done, 100));
    const still = async () => {
        await pause();
        for (let before = '', same = 0, tries = 0; same < 2 && tries < 40; tries++) {
            const now = drawn();
            same = now === before ? same + 1 : 0;
            before = now;
            await pause();
        }
    };
    window.settled = still();
}"""
SETTLED = "() => window.settled"
