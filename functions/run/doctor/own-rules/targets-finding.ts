import { scaleTarget, weeksInMonth } from '../../../analyse/flow/targets.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';

/** By more of itself than this, a whole number is no fair reading of a target. */
const mostRounded = 0.1;

/** What the report holds itself to, and how a target for the other kind of period is taken; nothing where none is set. */
export function targetFindings({ targets, period }: Pick<Subject['settings'], 'targets' | 'period'>): Finding[] {
  if (targets === undefined) return [];
  const about = 'Targets';
  const { completedCases, completedValue, currency, per = period, openCasesAtMost, lateCasesAtMost } = targets;
  const isScaled = per !== period;
  const told = (aim: number | undefined, what: string, unit: string) => {
    if (aim === undefined) return [];
    const scaled = isScaled ? `, which is ${unit}${scaleTarget(aim, per, period)} a ${period}` : '';
    return [`${what} ${unit}${aim} a ${per}${scaled}`];
  };
  const list = [
    ...told(completedCases, 'completed cases', ''),
    ...told(completedValue, 'completed value', `${currency} `),
    ...(openCasesAtMost === undefined ? [] : [`open cases at most ${openCasesAtMost}`]),
    ...(lateCasesAtMost === undefined ? [] : [`late cases at most ${lateCasesAtMost}`]),
  ];
  const how = isScaled ? ' (a month counts as 52/12 weeks)' : '';
  const finding: Finding = { level: 'ok', about, what: `${list.join('; ')}${how}.` };
  const exact = (completedCases ?? 0) * (per === 'week' ? weeksInMonth : 1 / weeksInMonth);
  if (completedCases === undefined || !isScaled) return [finding];
  const apart = Math.abs(scaleTarget(completedCases, per, period) - exact) / exact;
  if (apart <= mostRounded) return [finding];
  return [
    {
      ...finding,
      level: 'warn',
      what: `${finding.what} In whole cases a ${period} that is far from ${exact.toFixed(1)}.`,
      whatToDo: `Set completedCases in targets for a ${period} ("per": "${period}"), or have the report by the ${per}.`,
    },
  ];
}
