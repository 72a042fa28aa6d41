import type { ReadingProgress } from '../../collect/reading.ts';
import type { Archive } from '../../deliver/archive/archive.ts';
import type { Delivery } from '../../deliver/mail/deliver-message.ts';
import { type Order, type Plan, planRun } from '../plan-run.ts';
import { type Trouble, tellOwner, troubleOf } from '../tell-owner.ts';
import { type Done, type Held, type LocalOrder, makeAndDeliver, type Steps } from './make.ts';
import type { Ports } from './ports.ts';

/** `ownerTold`: whether the mail to the owner went out, where there was something to tell. */
export type RunResult = { readonly ownerTold?: boolean } & (Held | Done);

/**
 * Makes one report in one go: reads the cases, works out the figures, draws workbook and mail, keeps them, and sends
 * them if that was asked for. What is kept of another run is never written over. A report that is not whole enough
 * is held: nothing is kept or sent. If it is to be sent and is held, fails, or does not reach every reader, its owner is
 * told. The first report on the last period that was over leaves a snapshot for the next one to compare with; making it
 * again compares with the one before, as it did.
 *
 * @throws ReportError that says what happened and what to do.
 */
export async function runReport(
  order: LocalOrder,
  ports: Ports,
  onProgress: (progress: ReadingProgress) => void,
): Promise<RunResult> {
  const planned = planRun(order);
  const { run, release } = await takeName(planned, order, ports.archive);
  try {
    return await makeAndTell(order, { plan: { ...planned, run }, ports, onProgress });
  } finally {
    await release();
  }
}

async function makeAndTell(order: LocalOrder, { plan, ports, onProgress }: Steps): Promise<RunResult> {
  const { run, period, asAt } = plan;
  // That the owner could not be told must not hide what they were to be told of.
  const tell = async (trouble: Pick<Trouble, 'state' | 'happened' | 'whatToDo'>) =>
    tellOwner(order.settings, { ...trouble, run, period, at: asAt }, ports.mailer).then(
      () => ({ ownerTold: true }),
      () => ({ ownerTold: false }),
    );
  const result = await makeAndDeliver(order, { plan, ports, onProgress }).catch(async (error: unknown) => {
    if (order.send) await tell({ state: 'failed', ...troubleOf(error) });
    throw error;
  });
  if (!order.send) return result;
  if (result.state === 'held') {
    const told = await tell({ state: 'held', happened: result.reasons.join('\n'), whatToDo: result.whatToDo });
    return { ...result, ...told };
  }
  const happened = undelivered(result.deliveries);
  if (happened === '') return result;
  return { ...result, ...(await tell({ state: 'delivery-failed', happened, whatToDo: whatToDoUndelivered })) };
}

const whatToDoUndelivered =
  'Ask those readers whether they have it, put right what the reason says, and send the report to them again.';

function undelivered(deliveries: readonly Delivery[]): string {
  return deliveries.flatMap((each) => (each.state === 'sent' ? [] : [`${each.email}: ${each.reason}`])).join('\n');
}

/**
 * The run's name, or, where it is taken, the first free `<name>.<n>`. What is about some of the clients is named so: it is
 * not the report of the firm.
 */
async function takeName(
  { run, reading }: Plan,
  { clients }: Order,
  { reserve }: Pick<Archive, 'reserve'>,
): Promise<{ readonly run: string; readonly release: () => Promise<void> }> {
  const wanted = clients === undefined ? run : `${run}.${nameOfClients(reading.clients)}`;
  for (let n = 0; ; n++) {
    const name = n === 0 ? wanted : `${wanted}.${n}`;
    const release = reserve === undefined ? async () => undefined : await reserve(name);
    if (release !== undefined) return { run: name, release };
  }
}

function nameOfClients(clients: Plan['reading']['clients']): string {
  const [only, ...others] = clients;
  return others.length === 0 ? `client-${String(only).slice(0, 8).toLowerCase()}` : `${clients.length}-clients`;
}
