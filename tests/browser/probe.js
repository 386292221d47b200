// What a person would see on a page, as lists of sentences: words that are cut off, words that lie upon others, things
// that move, stops of the keyboard that nobody sees. A test puts this into a page and asks `looking` its questions.

(() => {
  const OUT_OF_SIGHT = ".md-skip, .gl-skip, .gl-said-only, [hidden], noscript, script, style, option, textarea";
  const words = (node) => node.textContent.trim().replace(/\s+/g, " ").slice(0, 50);
  const name = (one) =>
    `${one.localName}${one.id ? `#${one.id}` : ""}${[...one.classList].slice(0, 2).map((of) => `.${of}`).join("")}`;
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

  const memory = new Map();
  /** What a box does with what does not fit, asked once for each. */
  function box(one) {
    let known = memory.get(one);
    if (!known) {
      const style = getComputedStyle(one);
      const cuts = style.overflowX !== "visible" || style.overflowY !== "visible";
      const clips = style.clipPath !== "none" || (style.position === "absolute" && style.clip !== "auto");
      known = {
        clips,
        hides: /hidden|clip/.test(style.overflowX + style.overflowY),
        hidesX: /hidden|clip/.test(style.overflowX),
        hidesY: /hidden|clip/.test(style.overflowY),
        cuts,
        dots: style.textOverflow === "ellipsis",
        away: style.position === "fixed" || style.position === "sticky" || style.position === "absolute",
        fixed: style.position === "fixed",
        rect: cuts ? one.getBoundingClientRect() : null,
      };
      memory.set(one, known);
    }
    return known;
  }

  /** Every line of words, with the part of it that is seen and what cuts off the rest. */
  function lines() {
    memory.clear();
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const one = node.parentElement;
      if (!node.data.trim() || one.closest(OUT_OF_SIGHT) || one.closest("svg") || !seen(one)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1) continue;
        let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom];
        let cut = null;
        let layer = null;
        let away = false;
        let scrolled = false;
        for (let up = one; up && up !== document.body; up = up.parentElement) {
          const its = box(up);
          if (its.clips) away = true;
          if (its.rect) {
            const outX = its.rect.left - left > 2 || right - its.rect.right > 2;
            const outY = its.rect.top - top > 3 || bottom - its.rect.bottom > 3;
            if (!scrolled && !its.dots && ((its.hidesX && outX) || (its.hidesY && outY))) cut ??= up;
            if (its.dots || !its.hidesX || !its.hidesY) scrolled = true;
            left = Math.max(left, its.rect.left);
            right = Math.min(right, its.rect.right);
            top = Math.max(top, its.rect.top);
            bottom = Math.min(bottom, its.rect.bottom);
          }
          if (its.away && !layer) layer = up;
        }
        if (away) continue;
        found.push({ node, one, cut, layer, scrolled, left, top, right, bottom });
      }
    }
    return found;
  }

  /** Words that a box cuts off, or that begin or end outside the page. */
  function cutOff(all) {
    const wide = document.documentElement.clientWidth;
    const found = new Set();
    for (const line of all) {
      if (line.cut) found.add(`“${words(line.node)}” is cut off by ${name(line.cut)}`);
      else if (!line.scrolled && line.right > line.left && (line.left < -1 || line.right > wide + 1))
        found.add(`“${words(line.node)}” leaves the page (${Math.round(line.left)} to ${Math.round(line.right)} of ${wide})`);
    }
    return [...found];
  }

  /** Words that lie upon other words. What floats above the page, as its head does, is not compared with what is below. */
  function overlapping(all) {
    const shown = all.filter((line) => line.right - line.left > 1 && line.bottom - line.top > 1);
    shown.sort((one, other) => one.top - other.top);
    const found = new Set();
    let open = [];
    for (const line of shown) {
      open = open.filter((other) => other.bottom > line.top + 1);
      for (const other of open) {
        if (other.node === line.node || other.layer !== line.layer) continue;
        const high = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top);
        const broad = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        const least = Math.min(line.bottom - line.top, other.bottom - other.top);
        if (broad > 2 && high > 0.4 * least) found.add(`“${words(line.node)}” lies upon “${words(other.node)}”`);
      }
      open.push(line);
    }
    return [...found];
  }

  function layout() {
    const all = lines();
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
    return [...wide, ...cutOff(all), ...overlapping(all)];
  }

  /** What moves longer than a blink, or would. */
  function motion() {
    const found = new Set();
    for (const one of document.getAnimations()) found.add(`${name(one.effect.target)} is moving`);
    for (const one of document.querySelectorAll("*")) {
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(one, part);
        const long = (value) => value.split(",").some((time) => parseFloat(time) * (time.endsWith("ms") ? 1 : 1000) > 20);
        if (long(style.transitionDuration)) found.add(`${name(one)}${part ?? ""} changes for ${style.transitionDuration}`);
        if (style.animationName !== "none" && long(style.animationDuration)) found.add(`${name(one)}${part ?? ""} moves for ${style.animationDuration}`);
        if (!part && style.scrollBehavior === "smooth") found.add(`${name(one)} scrolls smoothly`);
      }
    }
    return [...found];
  }

  const FOCUSED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  /** Whatever the keyboard should stop at, in its order: of buttons that exclude each other the chosen one. */
  const stops = () =>
    [...document.querySelectorAll(FOCUSED)].filter(
      (one) => one.tabIndex >= 0 && !one.disabled && (one.type !== "radio" || one.checked) && one.checkVisibility({ visibilityProperty: true }),
    );

  /** What shows that something has the focus: itself, the label of a button that nobody sees, the shape of a State. */
  const bearers = (one) => [one, ...(one.matches("input + label, input:has(+ label)") ? [one.nextElementSibling] : []), ...one.querySelectorAll("path, circle, rect")];
  const mark = (one) => {
    const style = getComputedStyle(one);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    return [outlined && style.outlineStyle + style.outlineColor, style.fill, style.stroke, style.strokeWidth, style.boxShadow].join(" ");
  };
  const shade = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const clear = (colour) => /^rgba\(.*, 0\)$|^transparent$/.test(colour);
  const ground = (one) => {
    for (let up = one.parentElement; up; up = up.parentElement) {
      const colour = getComputedStyle(up).backgroundColor;
      if (!clear(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  /** Whether the outline is told apart from what is around it. */
  const faint = (one) => {
    const style = getComputedStyle(one);
    if (style.outlineStyle === "none" || style.outlineStyle === "auto" || one.closest("svg")) return false;
    const [line, around] = [shade(style.outlineColor), shade(ground(one))].sort((a, b) => b - a);
    return (line + 0.05) / (around + 0.05) < 3;
  };

  /** Whether a finger put on it would find it, or what names it. Shapes of States are found by their outlines, elsewhere. */
  const open = (one) => {
    if (one.closest("svg")) return true;
    for (const its of bearers(one)) {
      for (const { left, right, top, bottom } of its.getClientRects()) {
        // What is larger than the window is looked for where it is in sight.
        const [x, y] = [Math.max(0, left), Math.max(0, top)];
        const [width, height] = [Math.min(right, innerWidth) - x, Math.min(bottom, innerHeight) - y];
        for (const [across, down] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]]) {
          const found = document.elementFromPoint(x + width * across, y + height * down);
          if (found && (one.contains(found) || its.contains(found) || (found.localName === "label" && found.contains(one)))) return true;
        }
      }
    }
    return false;
  };

  /** Goes to every stop as the keyboard would, forwards or back, and says what a person would miss there. */
  function walk(back) {
    const found = new Set();
    document.activeElement?.blur();
    const all = back ? stops().reverse() : stops();
    for (const one of all) {
      if (!one.isConnected || !one.checkVisibility({ visibilityProperty: true })) continue;
      const before = bearers(one).map(mark);
      one.focus({ focusVisible: true });
      const said = `${name(one)} “${words(one) || one.getAttribute("aria-label") || ""}”`;
      if (document.activeElement !== one) found.add(`${said} does not take the focus`);
      else if (!open(one)) found.add(`${said} is hidden when it has the focus`);
      if (bearers(one).every((its, place) => mark(its) === before[place])) found.add(`${said} looks the same with the focus`);
      if (bearers(one).some(faint)) found.add(`${said} has a faint mark of the focus`);
    }
    for (const one of document.querySelectorAll("[tabindex]")) if (one.tabIndex > 0) found.add(`${name(one)} has a place of its own`);
    return [...found];
  }

  /** Long lists behave as their first items do: what repeats is taken out, so that a look takes less time. */
  function shorten(most = 6) {
    for (const list of document.querySelectorAll("main :is(ul, ol, dl, tbody, svg, article, form, fieldset, details, div, section), body > main")) {
      const alike = {};
      for (const one of [...list.children]) {
        const kind = `${one.localName} ${one.classList[0] ?? ""}`;
        alike[kind] = (alike[kind] ?? 0) + 1;
        if (alike[kind] > most && !/^(p|h\d|input|label|script|a) /.test(kind)) one.remove();
      }
    }
  }

  /** In one column the keyboard goes down the page as the eyes do. */
  function order() {
    const found = [];
    let before = null;
    for (const one of stops().filter((stop) => stop.closest(".md-content, body > main") && !stop.closest("svg, .gl-exit"))) {
      const { top, bottom } = one.getBoundingClientRect();
      if (before && bottom < before.top - 2) found.push(`${name(one)} “${words(one)}” stands above “${words(before.one)}”, which comes first`);
      before = { one, top };
    }
    return found;
  }

  /** Words that would be hard to read on white paper. What has a ground of its own is not looked at. */
  function pale() {
    const found = new Set();
    for (const { one, node } of lines()) {
      const grounds = [];
      for (let up = one; up && up !== document.body; up = up.parentElement) grounds.push(getComputedStyle(up).backgroundColor);
      if (grounds.some((colour) => !clear(colour) && shade(colour) < 0.9)) continue;
      if (1.05 / (shade(getComputedStyle(one).color) + 0.05) < 4.5) found.add(`“${words(node)}” is pale`);
    }
    return [...found];
  }

  // What a browser sets only when somebody comes near is looked at like everything else.
  for (const one of document.querySelectorAll("[data-gl-table]")) one.style.contentVisibility = "visible";

  window.looking = { shorten, pale, layout, motion, stops, walk, order };
})();
