// The peer: Pyodide as its documentation starts it, with the same checker from a zip of its sources.
import { loadPyodide } from "./stock/pyodide.mjs";

addEventListener("message", async ({ data }) => {
  const python = await loadPyodide({ indexURL: new URL("./stock/", import.meta.url).href });
  const sources = await (await fetch(new URL("./stock/sources.zip", import.meta.url))).arrayBuffer();
  python.unpackArchive(sources, "zip");
  const handle = python.runPython("from hubcheck.api.handle import handle; handle");
  postMessage(JSON.parse(handle(JSON.stringify({ v: 1, op: "check", payload: data }))).data);
});
