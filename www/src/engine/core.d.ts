// The glue that wasm-bindgen writes; the build points this name at it.
declare module "tidewaiter-core" {
  import type { Core } from "./report";

  export function initSync(module: { module: BufferSource }): unknown;
  export interface Session extends Core {
    free(): void;
  }
  export const Session: new (asOf: string) => Session;
}

// Text files are bundled as strings.
declare module "*.csv" {
  const text: string;
  export default text;
}

declare module "*.css";
