// What messengers find in pages, by the presets of structured-data-testing-tool. Files come as arguments, the answer goes out as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.GLOSS_NODE_MODULES}/`);
const { structuredDataTest } = require("structured-data-testing-tool");
const { Facebook } = require("structured-data-testing-tool/presets");

// Its preset for X asks for a tag of X's own where X itself takes that of Open Graph.
const X = {
  name: "X",
  description: "What X makes a card of",
  tests: [
    { test: '"twitter:card"', type: "metatag", description: "must have card type" },
    { test: '"twitter:title" || "og:title"', type: "metatag", description: "must have title" },
    { test: '"twitter:description" || "og:description"', type: "metatag", description: "must have description" },
    { test: '"twitter:image" || "og:image"', type: "metatag", description: "must have image url" },
    { test: '"twitter:image:alt" || "og:image:alt"', type: "metatag", description: "must have image alt text" },
  ],
};

const found = {};
for (const file of process.argv.slice(2)) {
  const options = { presets: [Facebook, X] };
  const answer = await structuredDataTest(readFileSync(file), options).catch((error) => error.res);
  found[file] = answer.failed.map((test) => `${test.group}: ${test.description}`);
}
process.stdout.write(JSON.stringify(found));
