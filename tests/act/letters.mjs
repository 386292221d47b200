// Every letter of every country with every combination of points, and every link that is offered for it.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";

const { LIMITS, compose, encoded, link, reminder } = await import(pathToFileURL(process.argv[2]));
const cases = JSON.parse(readFileSync(process.argv[3], "utf8"));

/** What the receiving program reads out of a link. */
function received(way, address) {
  const query = way === "mailto" ? address.slice("mailto:?".length) : new URL(address).search.slice(1);
  // A mail program takes “+” for a plus sign; a form would take it for a space. Neither may stand here.
  assert.ok(!query.includes("+"), "a plus sign is encoded");
  assert.match(address, /^[\x21-\x7e]+$/, "nothing but plain signs");
  const parts = Object.fromEntries(query.split("&").map((part) => part.split("=").map(decodeURIComponent)));
  return { subject: parts.subject ?? parts.su, body: parts.body };
}

function tried(subject, body) {
  let offered = 0;
  for (const way of Object.keys(LIMITS)) {
    const address = link(way, subject, body);
    if (address === null) continue;
    offered += 1;
    assert.ok(address.length <= LIMITS[way]);
    const got = received(way, address);
    assert.equal(got.subject, subject.replace(/\s+/g, " "), "one line, so that nothing begins another field");
    assert.equal(got.body, body.replace(/\r?\n/g, "\r\n"));
  }
  return offered;
}

function* combinations(list, most, start = 0) {
  yield [];
  if (most === 0) return;
  for (let index = start; index < list.length; index += 1) {
    for (const rest of combinations(list, most - 1, index + 1)) yield [list[index], ...rest];
  }
}

const said = { letters: 0, links: 0, copied: 0 };
for (const { frame, points, subject } of cases.stages) {
  for (const chosen of combinations(points, cases.most)) {
    const body = compose({ ...frame, points: chosen, why: cases.why, name: "A. Person, Sometown", most: cases.most });
    for (const { text, ask } of chosen) assert.ok(body.includes(`${text} ${ask}`));
    assert.ok(body.startsWith(frame.greeting) && body.includes(cases.why) && body.endsWith("Sometown"));
    const offered = tried(subject, body);
    said.letters += 1;
    said.links += offered;
    said.copied += offered === 0 ? 1 : 0;
    // A letter with one point has to fit into every program.
    if (chosen.length <= 1) assert.equal(offered, Object.keys(LIMITS).length, body);
  }
}
for (const words of cases.words) {
  for (const repeat of [1, 4, 12]) {
    const body = compose({ ...cases.stages[0].frame, points: [], why: words.repeat(repeat), name: words, most: 3 });
    tried(words.slice(0, 40), body);
    assert.ok(encoded(words).length >= words.length);
  }
}
const four = cases.stages[0].points.slice(0, 4);
const body = compose({ ...cases.stages[0].frame, points: four, why: "w", name: "", most: 3 });
assert.ok(!body.includes(four[3].ask), "never more than three points");
assert.equal(compose({ greeting: " ", points: [], most: 3 }), "");
const entry = reminder(new Date("2026-12-31T12:00:00Z"), "A; b, c\\d\ne", new Date("2026-12-17T08:00:00Z"));
assert.match(entry, /DTSTART;VALUE=DATE:20261231\r\nSUMMARY:A\\; b\\, c\\\\d\\ne\r\n/);
console.log(JSON.stringify(said));
