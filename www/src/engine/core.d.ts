// The glue that wasm-bindgen writes; the build points this name at it.
declare module "tidewaiter-core" {
  export function initSync(module: { module: BufferSource }): unknown;
  /** Has the methods of `Core` in `report.ts`, which an ambient module may not import. */
  export const Session: new (asOf: string) => unknown;
}

// Text files are bundled as strings.
declare module "*.csv" {
  const text: string;
  export default text;
}

declare module "*.css";
