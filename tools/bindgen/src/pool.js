// Stands in for the script by which wasm-bindgen-rayon starts its workers from within the worker that calls it. Firefox
// loses workers that a worker starts several of at once; so the host worker asks the page to start them
// (www/engine/host-worker.ts sets `startPool`), and a trap in one of them is heard while the host is blocked.
export async function startWorkers(_module, _memory, builder) {
  await self.startPool(builder.receiver(), builder.numThreads());
  builder.build();
}
