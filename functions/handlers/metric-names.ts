/*
 * The metrics that the functions write to their logs; alarms of infra/ look at some. All lie in the namespace that
 * POWERTOOLS_METRICS_NAMESPACE names, under the dimension `service` of POWERTOOLS_SERVICE_NAME, so that a stage's alarms
 * add up over its functions and see no other stage.
 */
export const metricNames = [
  /** Seconds from claim to end of a run, whatever its outcome. */
  'RunSeconds',
  /**
   * How much is wrong with a report by the ledger, under a dimension `report` beside the other. Written at each look
   * that finds something, and never as 0: a metric costs for each hour in which it is written.
   */
  'NeedsAttention',
  /** How many times Plannr answered 429. */
  'RateLimited',
] as const;

export type MetricName = (typeof metricNames)[number];
