// How fast an npm package finds the numbers of texts:
//
//   node peers.cjs FOLDER PACKAGE BYTES FILE...
//
// FOLDER holds node_modules; of the files, so many bytes are read, a paragraph at a time. Prints
// seconds=... bytes=... found=... without the start of node. Exit code 3: there is no such package.
"use strict";
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");

const [folder, name, limit, ...files] = process.argv.slice(2);
const load = createRequire(path.resolve(folder, "package.json"));

// Each makes a function that counts what it finds in a text.
const peers = {
  compromise() {
    const nlp = load("compromise");
    return (text) => nlp(text).numbers().length;
  },
  "wink-nlp"() {
    const nlp = load("wink-nlp")(load("wink-eng-lite-web-model"));
    return (text) => nlp.readDoc(text).entities().length();
  },
  // All models that find numbers: numbers, percentages, ranges, units, and dates.
  "recognizers-text-suite"() {
    const suite = load("@microsoft/recognizers-text-suite");
    const models = [
      "recognizeNumber", "recognizeNumberRange", "recognizePercentage", "recognizeOrdinal",
      "recognizeAge", "recognizeCurrency", "recognizeDimension", "recognizeTemperature",
      "recognizeDateTime",
    ].map((model) => suite[model]).filter(Boolean);
    return (text) => models.reduce((sum, find) => sum + find(text, "en-us").length, 0);
  },
};

function paragraphs() {
  const texts = [];
  let bytes = 0;
  for (const file of files) {
    for (const text of fs.readFileSync(file, "utf8").split("\n\n")) {
      if (bytes >= Number(limit)) return { texts, bytes };
      texts.push(text);
      bytes += Buffer.byteLength(text) + 2;
    }
  }
  return { texts, bytes };
}

let find;
try {
  find = peers[name]();
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND") throw error;
  process.exit(3);
}
const { texts, bytes } = paragraphs();
find("There are 5 of them.");
const start = process.hrtime.bigint();
const found = texts.reduce((sum, text) => sum + find(text), 0);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(`seconds=${seconds} bytes=${bytes} found=${found}`);
