// What the page's build writes into the bundles (scripts/build-page.mjs).

/** Addresses of one engine, relative to the site, and the pages of memory that its module asks for. */
interface EngineAssets {
  readonly script: string;
  readonly wasm: string;
  readonly initial: number;
}

declare const RACEWAY_ASSETS: {
  readonly threads: EngineAssets;
  /** The engine with threads once more, with exploring. */
  readonly instruments: EngineAssets;
  readonly single: EngineAssets;
  readonly host: string;
  readonly pool: string;
  readonly checker: string;
  /** The part of the library that is loaded when a program imports one of these packages. */
  readonly library: { readonly url: string; readonly paths: readonly string[] };
};

/** Built by `./build.sh serve`. */
declare const RACEWAY_DEVELOPMENT: boolean;

declare module "*.go" {
  const source: string;
  export default source;
}

declare module "*.svg" {
  const markup: string;
  export default markup;
}

declare module "*.css";
