import type { Target } from '../../analyse/flow/targets.ts';
import type { Period } from '../../analyse/period.ts';
import type { Report } from '../../analyse/report.ts';
import { formatCount, formatNumber } from './format/format.ts';
import { formatMoneyWhole } from './format/format-money.ts';

/* How the report stands to the firm's own targets. */

/** What fits in a tile: `3 short of 12`, `12 reached, 2 more`. */
export function paceInShort({ targets = [] }: Pick<Report, 'targets'>, kind: Target['kind']): string | undefined {
  const target = targets.find((each) => each.kind === kind);
  if (target === undefined) return undefined;
  const { state, apart } = target;
  const [aim, by] = [target.target, apart].map((value) => figureInWords(value, target));
  switch (state) {
    case 'reached':
      return `${aim} reached${apart === 0 ? '' : `, ${by} more`}`;
    case 'missed':
      return `${by} short of ${aim}`;
    case 'on-course':
      return `on course for ${aim}`;
    case 'behind':
      return `behind: ${by} to go to ${aim}`;
    case 'within':
      return `within the limit of ${aim}`;
    case 'over':
      return `${by} over the limit of ${aim}`;
  }
}

/** Of one kind; nothing where the settings name no such target. */
export function paceInWords({ targets = [] }: Pick<Report, 'targets'>, kind: Target['kind']): string | undefined {
  const target = targets.find((each) => each.kind === kind);
  return target && standing(target);
}

/** `3 short of the target of 12`, `target of 12 reached`, `5 over the limit of 150` */
function standing(target: Target): string {
  const { state, apart, byNow = 0 } = target;
  const figure = (value: number) => figureInWords(value, target);
  const aim = aimInWords(target);
  switch (state) {
    case 'reached':
      return `target of ${aim} reached${apart === 0 ? '' : `, ${figure(apart)} more`}`;
    case 'missed':
      return `${figure(apart)} short of the target of ${aim}`;
    case 'on-course':
      return `on course for the target of ${aim}: ${figure(byNow)} due by now`;
    case 'behind':
      return `behind the target of ${aim}: ${figure(byNow)} due by now`;
    case 'within':
      return `within the limit of ${aim}`;
    case 'over':
      return `${figure(apart)} over the limit of ${aim}`;
  }
}

/** `43 (10 a week)`, or without what stands in brackets where it is set for such a period. */
function aimInWords(target: Target): string {
  const { set } = target;
  const aim = figureInWords(target.target, target);
  return set === undefined ? aim : `${aim} (${figureInWords(set.target, target)} a ${set.per})`;
}

function figureInWords(value: number, { currency }: Pick<Target, 'currency'>): string {
  return currency === undefined ? formatNumber(value) : formatMoneyWhole(value, currency);
}

/** The same with how often it was kept before: `…; kept in 4 of the 13 weeks before`. */
export function paceAndBefore(report: Pick<Report, 'targets' | 'period'>, kind: Target['kind']): string[] {
  const target = report.targets?.find((each) => each.kind === kind);
  return target === undefined ? [] : [standing(target), ...keptBefore(target, report.period)];
}

function keptBefore({ before }: Target, { kind }: Pick<Period, 'kind'>): string[] {
  if (before === undefined) return [];
  const { kept, of } = before;
  return [`kept in ${formatNumber(kept)} of the ${formatCount(of, kind)} before`];
}

const aims = {
  'completed-cases': 'completed cases',
  'completed-value': 'completed value',
  'open-cases': 'open cases',
  'late-cases': 'late cases',
} as const;

/** For About: each target, and how one is taken over to the other kind of period. */
export function targetsInWords({ targets = [], period }: Pick<Report, 'targets' | 'period'>): string | undefined {
  if (targets.length === 0) return undefined;
  const each = targets.flatMap((target) => {
    const isLimit = target.kind === 'open-cases' || target.kind === 'late-cases';
    const aim = `${aims[target.kind]}: ${isLimit ? 'at most ' : ''}${aimInWords(target)}${isLimit ? '' : ` in the ${period.kind}`}`;
    return [[aim, ...keptBefore(target, period)].join(', ')];
  });
  const isScaled = targets.some(({ set }) => set !== undefined);
  return [...each, ...(isScaled ? ['a month counts as 52/12 weeks'] : [])].join('; ');
}
