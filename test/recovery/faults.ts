/** How a call to AWS goes wrong. Of the last nobody is told that it did what was asked. */
export const awsFaults = ['throttled', 'refused', 'timed out before acting', 'timed out after acting'] as const;

/** How an answer of Plannr's goes wrong. `slow`: the proxy in front of it gives up with 504. */
export const plannrFaults = [
  '500',
  'cut',
  'slow',
  '429',
  '429 with Retry-After',
  '503',
  '503 with Retry-After',
] as const;

export const lastings = ['once', 'for two minutes'] as const;

export type AwsFault = (typeof awsFaults)[number];
export type PlannrFault = (typeof plannrFaults)[number];
export type Service = 'DynamoDB' | 'S3' | 'SES' | 'SSM' | 'Lambda' | 'Plannr';

/** A fault that strikes the call of that number, counted over all services; and within two minutes what follows at the same service. */
export type Fault = {
  readonly call: number;
  readonly how: AwsFault | PlannrFault;
  readonly lasting: (typeof lastings)[number];
};

export const parts = ['start', 'collect', 'make', 'mail', 'conclude'] as const;

export type Part = (typeof parts)[number];

/** A call that a run makes, and what the run was at. */
export type Call = { readonly service: Service; readonly part: Part };

const twoMinutes = 120_000;

/** Counts a run's calls, and has one of them go wrong. */
export function createFaultInjector(given: {
  readonly fault: Fault | undefined;
  /** Made time, in milliseconds. */
  readonly clock: () => number;
  /** What the run is at. */
  readonly part: () => Part;
}) {
  const { fault, clock, part } = given;
  const calls: Call[] = [];
  let struck: { readonly service: Service; readonly at: number } | undefined;
  let isArmed = true;
  let furthest = 0;

  /** How the next call of a service goes wrong, if it does. */
  const next = (service: Service): Fault['how'] | undefined => {
    if (!isArmed) return undefined;
    const number = calls.length;
    // That a step has begun may be written down after its first call, and a run goes one way.
    furthest = Math.max(furthest, parts.indexOf(part()));
    calls.push({ service, part: parts[furthest] ?? 'start' });
    if (fault === undefined) return undefined;
    if (number === fault.call) struck = { service, at: clock() };
    const lasts =
      fault.lasting === 'for two minutes' && struck?.service === service && clock() < struck.at + twoMinutes;
    return number === fault.call || lasts ? fault.how : undefined;
  };
  return {
    fault,
    calls,
    next,
    /** Passes a call on, or has it go wrong with the error that an AWS client would give up with. */
    around: async <T>(service: Service, act: () => Promise<T>): Promise<T> => {
      const how = next(service);
      if (how === undefined) return act();
      if (how === 'timed out after acting') await act();
      throw awsError(how, service);
    },
    disarm: () => {
      isArmed = false;
    },
    hasStruck: () => struck !== undefined,
  };
}

export type FaultInjector = ReturnType<typeof createFaultInjector>;

const throttling: Readonly<Record<string, readonly [name: string, status: number]>> = {
  DynamoDB: ['ProvisionedThroughputExceededException', 400],
  S3: ['SlowDown', 503],
  SES: ['Throttling', 400],
  SSM: ['ThrottlingException', 400],
  Lambda: ['TooManyRequestsException', 429],
};

function awsError(how: string, service: Service): Error {
  const [name, status] = how === 'throttled' ? (throttling[service] ?? []) : ['AccessDeniedException', 403];
  return how.startsWith('timed out')
    ? Object.assign(new Error('connect timeout'), { name: 'TimeoutError' })
    : Object.assign(new Error(how), { name, $metadata: { httpStatusCode: status } });
}
