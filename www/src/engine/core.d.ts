// The glue that wasm-bindgen writes; the build points this name at it.
declare module "tidewaiter-core" {
  export function initSync(module: { module: BufferSource | WebAssembly.Module }): {
    memory: WebAssembly.Memory;
  };
  /** Computes the SHA-256 of bytes that come in pieces. */
  export class Hasher {
    update(bytes: Uint8Array): void;
    finish(): string;
    free(): void;
  }
  /** Has the methods of `Core` in `report.ts`, which an ambient module may not import. */
  export const Session: new (asOf: string) => unknown;
}

declare module "*.css";
