// Writes node/static from the packages of package-lock.json and the files of this folder.
//
//     npm ci --omit=optional && npm run build
//
// What comes out is committed, so that no node and no test needs Node.js; the manifest says of each
// file what it was made from, under which licence, and its digest.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const target = join(here, "..", "..", "node", "static");

const own = { package: "linkpin", licence: "EUPL-1.2" };

function source(name) {
  const about = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
  return { package: name, version: about.version, licence: about.license };
}

function notice({ package: name, version, licence }) {
  return `/*! Contains ${name} ${version} (${licence}); see licences.txt beside this file */\n`;
}

function digest(content) {
  return createHash("sha256").update(content).digest("hex");
}

function fonts() {
  const found = new Map();
  for (const subset of ["latin", "latin-ext"]) {
    for (const weight of [400, 700]) {
      const file = join(packages, "@fontsource/inter/files", `inter-${subset}-${weight}-normal.woff2`);
      found.set(`fonts/inter-${subset}-${weight}.woff2`, readFileSync(file));
    }
  }
  return found;
}

// The address of a font is the one that pages preload, so that it is fetched once and then kept.
function withVersions(css, found) {
  return css.replace(/url\("(fonts\/[^"]+)"\)/g, (_all, name) => {
    return `url("${name}?v=${digest(found.get(name)).slice(0, 12)}")`;
  });
}

function stylesheet(frontend, found) {
  const made = sass.compile(join(here, "linkpin.scss"), {
    loadPaths: [packages],
    style: "compressed",
    charset: false,
    quietDeps: true,
    fatalDeprecations: [],
  });
  return notice(frontend) + withVersions(made.css, found) + "\n";
}

function script(frontend) {
  const bundle = readFileSync(join(packages, "govuk-frontend/dist/govuk/govuk-frontend.min.js"), "utf8");
  const start = readFileSync(join(here, "start.js"), "utf8");
  // The map it names is not delivered, and a browser's tools would ask for it.
  const code = bundle.replace(/\/\/# sourceMappingURL=.*\s*$/, "");
  return notice(frontend) + code + "\n" + start;
}

// The map it names is not delivered here either.
function htmx(live) {
  const code = readFileSync(join(packages, "htmx.org/dist/htmx.min.js"), "utf8");
  return notice(live) + code.replace(/\/\/# sourceMappingURL=.*\s*$/, "").trimEnd() + "\n";
}

// Two licences ask that their text goes with every copy; the third is there for completeness. That
// of govuk-frontend is not in its package, so it stands beside this file.
function licences(frontend, font, live) {
  const texts = [
    [frontend, readFileSync(join(here, "govuk-frontend-licence.txt"), "utf8")],
    [font, readFileSync(join(packages, "@fontsource/inter/LICENSE"), "utf8")],
    [live, readFileSync(join(packages, "htmx.org/LICENSE"), "utf8")],
  ];
  return texts.map(([{ package: name, version }, text]) => `${name} ${version}\n\n${text}`).join("\n\n");
}

function* files() {
  const frontend = source("govuk-frontend");
  const font = source("@fontsource/inter");
  const live = source("htmx.org");
  const found = fonts();
  yield ["linkpin.css", stylesheet(frontend, found), [own, frontend]];
  yield ["linkpin.js", script(frontend), [own, frontend]];
  yield ["licences.txt", licences(frontend, font, live), [frontend, font, live]];
  yield ["htmx.js", htmx(live), [live]];
  yield ["autosave.js", readFileSync(join(here, "autosave.js")), [own]];
  yield ["passkeys.js", readFileSync(join(here, "passkeys.js")), [own]];
  yield ["mark.svg", readFileSync(join(here, "mark.svg")), [own]];
  for (const [name, content] of found) {
    yield [name, content, [font]];
  }
}

function build() {
  rmSync(target, { recursive: true, force: true });
  const listed = [];
  for (const [name, content, madeFrom] of files()) {
    const path = join(target, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    listed.push({ name, sha256: digest(content), made_from: madeFrom });
  }
  listed.sort((one, other) => (one.name < other.name ? -1 : 1));
  writeFileSync(join(target, "manifest.json"), JSON.stringify({ files: listed }, null, 2) + "\n");
}

build();
