declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** DynamoDB in this process. Without a path it keeps everything in memory. It knows no transactions. */
  export default function dynalite(options?: {
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }): Server;
}
