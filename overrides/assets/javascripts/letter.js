// The letter on a country's action page. Everything stays in the page: nothing is sent, nothing is kept.
import { LIMITS, compose, encoded, link, reminder } from "./letter-text.js";

const form = document.querySelector("[data-gl-letter]");
if (form) start(form);

function start(form) {
  const find = (what) => form.querySelector(what);
  const [why, name, text, out, meter] = ["#gl-why", "#gl-name", "#gl-text", "[data-gl-out]", "[data-gl-meter]"].map(find);
  const boxes = [...form.querySelectorAll("input[name=point]")];
  const most = Number(form.dataset.most);
  let changed = false;

  const chosen = () => boxes.filter((box) => box.checked);
  // Where the words of the letter come from: this page, or the same page in another language.
  let spoken = form;
  const said = (box, part) => {
    const same = [...spoken.querySelectorAll("input[name=point]")].find((other) => other.value === box.value) ?? box;
    return same.closest(".gl-point").querySelector(`.gl-point__${part}`).textContent;
  };

  function renew() {
    const full = chosen().length >= most;
    boxes.forEach((box) => { box.disabled = full && !box.checked; });
    find("[data-gl-chosen]").textContent = `${chosen().length} / ${most}`;
    if (!changed) {
      const points = chosen().map((box) => ({ text: said(box, "text"), ask: said(box, "ask") }));
      text.value = compose({ ...spoken.dataset, points, why: why.value, name: name.value, most });
    }
    out.hidden = false;
    const ready = why.value.trim().length >= 20;
    const { subject } = spoken.dataset;
    const length = link("mailto", subject, text.value)?.length ?? encoded(text.value).length;
    const fits = link("mailto", subject, text.value) !== null;
    meter.textContent = ready ? `${length} / ${LIMITS.mailto}. ${fits ? meter.dataset.fits : meter.dataset.long}` : meter.dataset.why;
    meter.dataset.state = ready && fits ? "fits" : "waits";
    form.querySelectorAll("[data-gl-way]").forEach((way) => {
      const address = ready ? link(way.dataset.glWay, subject, text.value) : null;
      if (address) {
        way.href = address;
        way.rel = "noreferrer noopener";
        if (address.startsWith("https:")) way.target = "_blank";
      } else ["href", "rel", "target"].forEach((name) => way.removeAttribute(name));
      way.setAttribute("aria-disabled", String(!address));
    });
    form.querySelectorAll("[data-gl-do]").forEach((button) => {
      if (!["clear", "copy-office"].includes(button.dataset.glDo)) button.disabled = !ready;
    });
  }

  async function copy(words) {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      text.focus();
      text.select();
      document.execCommand("copy");
    }
    meter.textContent = meter.dataset.copied;
  }

  function save(words, kind, file) {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob([words], { type: kind }));
    anchor.download = file;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
  }

  const doings = {
    copy: () => copy(text.value),
    "copy-office": () => {
      const office = document.querySelector("[data-gl-office]");
      const address = office.querySelector("a[rel]")?.href ?? "";
      copy(address ? `${office.querySelector("a[rel]").textContent}\n${address}` : office.textContent.trim());
    },
    file: () => save(text.value, "text/plain;charset=utf-8", "letter.txt"),
    remind: (button) => {
      const now = new Date();
      save(reminder(new Date(now.getTime() + 14 * 864e5), button.dataset.title, now), "text/calendar", "reminder.ics");
    },
    print: () => {
      document.documentElement.dataset.glPrint = "letter";
      document.querySelector("[data-gl-paper]")?.remove();
      const paper = document.createElement("pre");
      paper.dataset.glPaper = "";
      paper.textContent = text.value;
      form.after(paper);
      window.print();
    },
    clear: () => {
      form.reset();
      changed = false;
      text.value = "";
      document.querySelector("[data-gl-paper]")?.remove();
      history.replaceState(null, "", location.pathname);
      renew();
      why.focus();
    },
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    changed = event.target === text ? text.value.trim() !== "" : changed;
    renew();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-gl-do]");
    if (button) doings[button.dataset.glDo](button);
  });
  addEventListener("afterprint", () => delete document.documentElement.dataset.glPrint);

  // In an order of their own for everyone, so that letters do not begin alike; a click writes one down.
  const starters = find("[data-gl-starters]");
  const lines = [...starters.children];
  for (let last = lines.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [lines[last], lines[other]] = [lines[other], lines[last]];
  }
  lines.forEach((line) => {
    const begin = document.createElement("button");
    begin.type = "button";
    begin.textContent = line.textContent;
    begin.addEventListener("click", () => {
      why.value = `${why.value}${why.value && !/\s$/.test(why.value) ? " " : ""}${line.textContent.replace(/\s*…$/, "")} `;
      why.focus();
      renew();
    });
    line.replaceChildren(begin);
    starters.append(line);
  });

  // A letter is in the language of whoever reads it: its words are read from the same page in that language.
  const tongues = [...document.querySelectorAll(".gl-tongues [data-gl-tongue]")];
  if (tongues.length > 1) {
    const choice = document.createElement("select");
    choice.id = "gl-letter-language";
    for (const tongue of tongues) {
      const option = new Option(tongue.textContent, tongue.hreflang, tongue.ariaCurrent === "true", tongue.ariaCurrent === "true");
      option.lang = tongue.lang;
      choice.append(option);
    }
    const label = document.createElement("label");
    label.className = "gl-letter__language";
    label.append("Language of the letter", choice);
    form.querySelector("fieldset").before(label);
    choice.addEventListener("change", async () => {
      const tongue = tongues[choice.selectedIndex];
      try {
        const answer = tongue.ariaCurrent === "true" ? null : await fetch(tongue.href.split("#")[0]);
        const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
        spoken = page?.querySelector("[data-gl-letter]") ?? form;
      } catch {
        spoken = form;
        choice.value = document.documentElement.lang;
      }
      text.lang = tongue.lang;
      text.dir = tongue.dir;
      changed = false;
      renew();
    });
  }

  // Points that were chosen elsewhere come in the address, as #point=judge-first.
  const carried = find("[data-gl-carried]");
  function carry() {
    const wanted = new URLSearchParams(location.hash.slice(1)).getAll("point").slice(0, most);
    const found = boxes.filter((box) => wanted.includes(box.value));
    found.forEach((box) => {
      box.checked ||= chosen().length < most;
      box.closest(".gl-point").querySelector("details").open = true;
      const more = box.closest(".gl-more");
      if (more) more.open = true;
    });
    carried.hidden = found.length === wanted.length;
    carried.textContent = carried.hidden ? "" : carried.dataset.unfit;
    renew();
  }
  addEventListener("hashchange", carry);
  // What a browser would put back after a reload or “back” is not wanted: the next reader may be another person.
  addEventListener("pageshow", () => {
    form.reset();
    changed = false;
    carry();
  });
}
