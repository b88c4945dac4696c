// Writes FILE.br and FILE.gz next to each file: node compress.mjs FILE..
// HUBCHECK_BROTLI_QUALITY (0 to 11) trades size for time: 11 takes a minute of processor time, 6 two seconds.
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const QUALITY = Number(process.env.HUBCHECK_BROTLI_QUALITY ?? constants.BROTLI_MAX_QUALITY);

/** @param {string} path */
async function compress(path) {
  const content = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await Promise.all([
    promisify(brotliCompress)(content, { params }).then((made) => writeFile(`${path}.br`, made)),
    promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }).then((made) =>
      writeFile(`${path}.gz`, made),
    ),
  ]);
}

await Promise.all(process.argv.slice(2).map(compress));
