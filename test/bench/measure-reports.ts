import { against, type BenchRow, megabytes, ratio, tableOf } from './bench-row.ts';
import { bundleProgram, median } from './in-child.ts';
import { measureSteps } from './measure-steps.ts';
import { type FirmPrograms, type Made, prepareFirm } from './prepare-firm.ts';
import { findPeer } from './run-peer.ts';

/**
 * How many cases, how often, and the most memory that is allowed. The large ones are made thrice: they take long. V8 is
 * held to so much for what lives long, as Lambda does by a function's memory; by itself it lets rubbish lie for as long
 * as the machine has room.
 */
const sizes = [
  { cases: 2_000, times: 5, heapMegabytes: 220 },
  { cases: 20_000, times: 5, heapMegabytes: 220, mostMegabytes: 266 },
  { cases: 50_000, times: 3, heapMegabytes: 220, mostMegabytes: 348 },
  { cases: 100_000, times: 3, heapMegabytes: 300, mostMegabytes: 512 },
] as const;

/** The sizes whose work is set beside the peers', and the one that has to keep the bars. */
const besidePeers = [2_000, 20_000, 50_000];
const compared = 20_000;

/** From so many cases to so many, the CPU may grow by so much. */
const growth = { from: 20_000, to: 100_000, most: 5.3 };

/** What whole reports cost, from the first page read to the message written: of firms of four sizes, each in its second week. */
export async function measureReports(
  folder: string,
  tell: (line: string) => void,
  isWanted: (cases: number) => boolean,
): Promise<BenchRow[]> {
  const programs: FirmPrograms = {
    one: await bundleProgram(folder, 'make-one'),
    steps: await bundleProgram(folder, 'make-steps'),
    readBare: await bundleProgram(folder, 'read-bare'),
    writeBare: await bundleProgram(folder, 'write-bare'),
  };
  const peer = await findPeer();
  const rows: BenchRow[] = [{ what: "the analyst's script", measured: peer?.madeOf ?? notRun }];
  const cpuOf = new Map<number, number>();
  for (const { cases, times, heapMegabytes, ...bars } of sizes.filter((each) => isWanted(each.cases))) {
    const told = rows.length;
    const firm = await prepareFirm(folder, { cases, programs, heapMegabytes });
    const isCompared = cases === compared;
    const [own, script]: [Made[], number[]] = [[], []];
    for (let time = 1; time <= times; time += 1) {
      own.push(await firm.report());
      if (peer !== undefined && besidePeers.includes(cases)) script.push(await firm.peerReport(peer));
      tell(`${cases} cases: ${time} of ${times}`);
    }
    const workbook = await firm.workbookBytes();
    const inSteps = besidePeers.includes(cases) ? await measureSteps(firm, { times, hasBars: isCompared }) : [];
    await firm.stop();

    const cpu = median(own.map(({ cpuSeconds }) => cpuSeconds.all));
    const most = 'mostMegabytes' in bars ? bars.mostMegabytes * 2 ** 20 : undefined;
    const peak = Math.max(...own.map(({ peakBytes }) => peakBytes));
    rows.push(
      against(`peak memory, ${cases.toLocaleString('en-GB')} cases`, peak, { most, show: megabytes }),
      { what: '… own CPU, and time on the clock', measured: inWords(own) },
      { what: '… workbook', measured: megabytes(workbook) },
    );
    if (script.length > 0) {
      const whole = median(own.map(({ cpuSeconds }) => cpuSeconds.process));
      const other = median(script);
      const measured = `${whole.toFixed(1)} s, ${other.toFixed(1)} s`;
      rows.push({ what: "… CPU of the whole process, and of the analyst's script", measured });
      const bar = isCompared ? { most: 0.9 } : {};
      rows.push(against('… the one over the other', whole / other, { ...bar, show: ratio }));
    }
    rows.push(...inSteps);
    cpuOf.set(cases, cpu);
    const before = cpuOf.get(growth.from);
    if (cases === growth.to && before !== undefined) {
      const what = `… own CPU over that of ${growth.from.toLocaleString('en-GB')} cases`;
      rows.push(against(what, cpu / before, { most: growth.most, show: ratio }));
    }
    // The whole takes long: so much is known by now.
    tell(tableOf(rows.slice(told)));
  }
  return rows;
}

const notRun = 'not run: no Python with pandas, requests and xlsxwriter here';

function inWords(own: readonly Made[]): string {
  const of = (seconds: (made: Made) => number) => median(own.map(seconds)).toFixed(1);
  const [read, composed] = [of(({ cpuSeconds }) => cpuSeconds.read), of(({ cpuSeconds }) => cpuSeconds.composed)];
  const all = of(({ cpuSeconds }) => cpuSeconds.all);
  return `${all} s: ${read} until the cases are read, ${composed} until the message is composed; ${of(({ wallSeconds }) => wallSeconds)} s`;
}
