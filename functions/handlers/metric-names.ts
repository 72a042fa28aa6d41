/*
 * The metrics that the functions write to their logs and the alarms of infra/ look at. All lie in the namespace that
 * POWERTOOLS_METRICS_NAMESPACE names, under the one dimension `service` of POWERTOOLS_SERVICE_NAME, so that a stage's
 * alarms add up over its functions and see no other stage.
 */
export const metricNames = [
  /** 1 for a run that ended in failure. */
  'RunFailed',
  /** 1 for a run that was held back because too little could be read. */
  'RunHeld',
  /** Seconds from claim to end of a run, whatever its outcome. */
  'RunSeconds',
  /**
   * How many reports are more than an hour late. Written at every look, 0 too: the alarm takes silence for a failure
   * of the watch itself.
   */
  'NotDelivered',
  /** How many times Plannr answered 429. */
  'RateLimited',
  /** 1 each time Plannr refused the token for good, after it was fetched once more. */
  'TokenRefused',
] as const;

export type MetricName = (typeof metricNames)[number];
