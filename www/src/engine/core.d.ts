// The glue that wasm-bindgen writes; the build points this name at it.
declare module "tidewaiter-core" {
  export function initSync(module: { module: BufferSource }): { memory: WebAssembly.Memory };
  /** Has the methods of `Core` in `report.ts`, which an ambient module may not import. */
  export const Session: new (asOf: string) => unknown;
}

declare module "*.css";
