import type { Check } from './subject.ts';

const about = 'AWS';

/** Whether AWS can be asked at all: which region, and as whom. Asks AWS nothing yet. */
export const checkAws: Check = async ({ aws }) => {
  const region = await aws.ssm.config.region();
  await aws.ssm.config.credentials();
  return [{ level: 'ok', about, what: `asks in ${region}.` }];
};
