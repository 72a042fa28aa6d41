import { resourcesOf, synthesise } from './synthesise.ts';

/** One value of a metric that a look wrote. */
export type Datapoint = { readonly at: string; readonly value: number };

export type AlarmState = 'OK' | 'ALARM';

/**
 * Plays CloudWatch: judges the alarm of a report as it is synthesised, minute by minute, by what had been written until
 * then. Only what these alarms use is played: one period, a maximum, and a gap in which all is well.
 */
export function playAlarm(
  datapoints: readonly Datapoint[],
  { from, to }: { readonly from: string; readonly to: string },
) {
  const [alarm] = [...resourcesOf(synthesise(), 'AWS::CloudWatch::Alarm')]
    .filter(([name]) => name.startsWith('DeliveryWatchNeeds'))
    .map(([, each]) => each);
  if (alarm?.TreatMissingData !== 'notBreaching' || alarm.Statistic !== 'Maximum' || alarm.EvaluationPeriods !== 1) {
    throw new Error('This alarm is of another kind.');
  }
  const periodMilliseconds = alarm.Period * 1000;
  const history: { readonly at: string; readonly state: AlarmState }[] = [];
  let next = 0;
  const maxima = new Map<number, number>();
  for (let now = Date.parse(from); now <= Date.parse(to); now += 60_000) {
    for (; next < datapoints.length && Date.parse(datapoints[next]?.at ?? '') <= now; next += 1) {
      const { at, value } = datapoints[next] ?? { at: '', value: 0 };
      const period = Math.floor(Date.parse(at) / periodMilliseconds);
      maxima.set(period, Math.max(maxima.get(period) ?? Number.NEGATIVE_INFINITY, value));
    }
    // The last period that is over.
    const maximum = maxima.get(Math.floor(now / periodMilliseconds) - 1) ?? 0;
    history.push({ at: new Date(now).toISOString(), state: maximum >= alarm.Threshold ? 'ALARM' : 'OK' });
  }
  return {
    at: (instant: string) => history.findLast(({ at }) => at <= instant)?.state,
    /** When it changed, and to what. */
    changes: history.filter(({ state: each }, index) => each !== history[index - 1]?.state),
  };
}
