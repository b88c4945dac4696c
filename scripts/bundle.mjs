/**
 * Bundles what browsers load of each Python package into its folder `dist`: minified, with source maps, and the same
 * bytes wherever the checkout lies. Building a site copies these files and needs no Node.js.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const BITEXT = "plugins/mkdocs_bitext/assets";
const OFFLINE = "plugins/mkdocs_publish/offline";
const CHECKER = "checker/web";

/**
 * @typedef {object} Bundle
 * @property {string} to the folder of the bundled files
 * @property {Record<string, string>} files each bundled file and the source that it starts from
 * @property {import("esbuild").BuildOptions} [options]
 */

/** Runs at once where it stands, or as a worker that knows no modules. */
const CLASSIC = /** @type {const} */ ({ format: "iife" });

/** @type {Bundle[]} */
const BUNDLES = [
  {
    to: "overrides/stylesheets",
    files: { "guide.css": "stylesheets/guide.css", "start.css": "stylesheets/start.css" },
  },
  {
    to: "plugins/mkdocs_bitext/dist",
    files: {
      "page.js": `${BITEXT}/page.js`,
      "page.css": `${BITEXT}/page.css`,
      "direction.css": `${BITEXT}/direction/direction.css`,
      "access.js": `${BITEXT}/access/start.js`,
      "access.css": `${BITEXT}/access/access.css`,
      "cards.css": `${BITEXT}/access/tables.css`,
      "typography.css": `${BITEXT}/typography/typography.css`,
      "header.css": `${BITEXT}/header/header.css`,
      "sidebyside.js": `${BITEXT}/sidebyside/sidebyside.js`,
      "sidebyside.css": `${BITEXT}/sidebyside/sidebyside.css`,
      "moved.js": `${BITEXT}/moved/moved.js`,
      "notfound.js": `${BITEXT}/notfound/page.js`,
      "notfound.css": `${BITEXT}/notfound/notfound.css`,
      "status.js": `${BITEXT}/status/table.js`,
      "status.css": `${BITEXT}/status/status.css`,
    },
  },
  {
    // Only `bitext stage` writes these.
    to: "plugins/mkdocs_bitext/dist/standalone",
    files: {
      "bitext.js": `${BITEXT}/standalone/bitext.js`,
      "bitext.css": `${BITEXT}/standalone/bitext.css`,
    },
  },
  {
    to: "plugins/mkdocs_bitext/dist",
    files: {
      "offer.js": `${BITEXT}/offer/offer.js`,
      "route.js": `${BITEXT}/notfound/route.js`,
      "search_worker.js": `${BITEXT}/search/worker.js`,
    },
    options: CLASSIC,
  },
  {
    to: "plugins/mkdocs_publish/dist/page",
    files: { "offline.js": `${OFFLINE}/assets/main.js`, "offline.css": `${OFFLINE}/assets/offline.css` },
  },
  {
    to: "plugins/mkdocs_publish/dist/worker",
    files: { "sw.js": `${OFFLINE}/worker/service_worker.js` },
    // The build of a site puts in what it has to keep.
    options: { ...CLASSIC, banner: { js: "const build = __BUILD__;" } },
  },
  {
    to: "plugins/mkdocs_publish/dist/worker",
    files: { "unregister.js": `${OFFLINE}/worker/unregister.js` },
    options: { ...CLASSIC, sourcemap: false },
  },
  {
    to: "checker/mkdocs_hubcheck/dist/page",
    files: {
      "forms.js": `${CHECKER}/forms.js`,
      "forms.css": `${CHECKER}/forms.css`,
      "checklist.js": `${CHECKER}/checklist.js`,
      "bulk.js": `${CHECKER}/bulk.js`,
      "checker.js": `${CHECKER}/checker.js`,
      "checklist.css": `${CHECKER}/checklist.css`,
      "bulk.css": `${CHECKER}/bulk.css`,
      "checker.css": `${CHECKER}/checker.css`,
      "message.js": `${CHECKER}/message.js`,
      "message.css": `${CHECKER}/message.css`,
    },
  },
  { to: "checker/mkdocs_hubcheck/dist/engine", files: { "engine.js": `${CHECKER}/engine.js` } },
  {
    to: "checker/mkdocs_hubcheck/dist/engine",
    files: { "worker.js": `${CHECKER}/worker.js` },
    // Packing the checker puts in where its files lie.
    options: { banner: { js: "const manifest = __MANIFEST__;" } },
  },
];

/**
 * @param {Bundle} bundle
 * @returns {Promise<Map<string, Uint8Array>>} the files, by their path in the checkout
 */
async function bundled({ to, files, options }) {
  const made = await esbuild.build({
    absWorkingDir: TOP,
    entryPoints: Object.entries(files).map(([name, source]) => ({
      in: source,
      out: name.replace(/\.\w+$/, ""),
    })),
    outdir: to,
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "esm",
    target: "esnext",
    sourcemap: "linked",
    legalComments: "none",
    tsconfigRaw: {},
    logLevel: "warning",
    write: false,
    ...options,
  });
  if (made.warnings.length > 0) throw new Error(`${to}: a warning of esbuild is a fault; see above`);
  return new Map(made.outputFiles.map(({ path, contents }) => [path.slice(TOP.length), contents]));
}

/**
 * Writes what changed, each file whole or not at all.
 * @param {string} path @param {Uint8Array} contents
 */
async function update(path, contents) {
  const file = join(TOP, path);
  const before = await readFile(file).catch(() => null);
  if (before?.equals(contents)) return;
  await mkdir(dirname(file), { recursive: true });
  const fresh = join(dirname(file), `.${basename(file)}.${process.pid}`);
  await writeFile(fresh, contents);
  await rename(fresh, file);
}

/** Removes what an earlier version made. @param {string} folder @param {Set<string>} wanted */
async function tidy(folder, wanted) {
  const isWanted = (/** @type {string} */ path) =>
    [...wanted].some((one) => one === path || one.startsWith(`${path}/`));
  for (const name of await readdir(join(TOP, folder)))
    if (!name.startsWith(".") && !isWanted(`${folder}/${name}`))
      await rm(join(TOP, folder, name), { recursive: true });
}

const made = new Map((await Promise.all(BUNDLES.map(bundled))).flatMap((files) => [...files]));
await Promise.all([...made].map(([path, contents]) => update(path, contents)));
for (const folder of new Set(BUNDLES.map(({ to }) => to))) await tidy(folder, new Set(made.keys()));
