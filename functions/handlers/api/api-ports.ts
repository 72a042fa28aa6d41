import type { RunFile } from '../../deliver/archive/run-links.ts';
import type { Ledger } from '../../deliver/ledger/ledger.ts';
import type { PublishedSettings } from '../../run/published-settings.ts';
import type { StartPorts } from '../../run/start/start-run.ts';
import type { HttpLog } from '../http/http-log.ts';
import type { ApiKey } from './api-key.ts';

/** What the URL needs of the world. */
export type ApiPorts = StartPorts & {
  readonly ledger: Pick<Ledger, 'getRun' | 'listRuns' | 'confirm' | 'findLink' | 'countDownload' | 'revokeLinks'>;
  readonly settings: () => Promise<PublishedSettings>;
  readonly keys: () => Promise<readonly ApiKey[]>;
  /** A link to a run's file, made now; `undefined` where there is no such file. */
  readonly linkTo: (run: string, file: RunFile) => Promise<string | undefined>;
  readonly log: HttpLog;
};
