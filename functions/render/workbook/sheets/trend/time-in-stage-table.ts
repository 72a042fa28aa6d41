import type { TimeInStageRow } from '../../../../analyse/stage-history/time-in-stage.ts';
import { named } from '../../../words/format/names.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import type { ListTable } from '../../lists/write-table.ts';

/** How long cases of each type stay in each stage, every percentile with its n. */
export function timeInStageTable(rows: readonly TimeInStageRow[]): ListTable<TimeInStageRow> {
  return {
    name: 'TimeInStage',
    columns: [
      { heading: 'Stage', kind: 'text', value: ({ stage }) => named(stage.name) },
      { heading: 'Position', kind: 'count', value: ({ stage }) => stage.position },
      { heading: 'Type', kind: 'text', value: ({ type }) => typeInWords(type) },
      { heading: 'Stays (n)', kind: 'count', value: ({ days }) => days.n },
      { heading: 'Half within', kind: 'count', value: ({ days }) => days.p50 },
      { heading: '85% within', kind: 'count', value: ({ days }) => days.p85 },
      { heading: '95% within', kind: 'count', value: ({ days }) => days.p95 },
      { heading: 'Longest', kind: 'count', value: ({ days }) => days.most },
      { heading: 'Not known to the day', kind: 'count', value: ({ bounded }) => bounded },
      { heading: 'Missing, not seen (at most)', kind: 'count', value: ({ missing }) => missing.unseen },
      { heading: 'Missing, begun before', kind: 'count', value: ({ missing }) => missing.begunBefore },
      { heading: '85%: at least', kind: 'count', value: ({ bent }) => bent?.from },
      { heading: '85%: at most', kind: 'count', value: ({ bent }) => bent?.to },
      ...(rows.some(({ working }) => working !== undefined) ? workingColumns : []),
    ],
    rows,
    withoutTotals: true,
  };
}

const workingColumns: readonly ListColumn<TimeInStageRow>[] = [
  { heading: 'Half within (working days)', kind: 'count', value: ({ working }) => working?.days.p50 },
  { heading: '85% within (working days)', kind: 'count', value: ({ working }) => working?.days.p85 },
  { heading: '95% within (working days)', kind: 'count', value: ({ working }) => working?.days.p95 },
  { heading: 'Longest (working days)', kind: 'count', value: ({ working }) => working?.days.most },
];

function typeInWords(type: TimeInStageRow['type']): string {
  if (type === undefined) return 'All types';
  return type.uuid === undefined && type.name === '' ? 'No type' : named(type.name);
}
