// Runs one program of Go's own js/wasm build, and answers with its standard output.
/* global Go */

const decoder = new TextDecoder();
let output = "";

// What wasm_exec.js asks of a file system: only writing to the standard streams is needed.
const refuse = (...args) => args.at(-1)(Object.assign(new Error("not implemented"), { code: "ENOSYS" }));
globalThis.fs = {
  constants: { O_WRONLY: -1, O_RDWR: -1, O_CREAT: -1, O_TRUNC: -1, O_APPEND: -1, O_EXCL: -1, O_DIRECTORY: -1 },
  writeSync(_file, bytes) {
    output += decoder.decode(bytes);
    return bytes.length;
  },
  write(file, bytes, _offset, _length, _position, done) {
    done(null, this.writeSync(file, bytes));
  },
  fsync: (_file, done) => done(null),
  open: refuse,
  read: refuse,
  close: refuse,
  stat: refuse,
};

importScripts("wasm_exec.js");

onmessage = async ({ data }) => {
  const go = new Go();
  const { instance } = await WebAssembly.instantiateStreaming(fetch(data), go.importObject);
  await go.run(instance);
  postMessage(output);
};
