import type { TruthClient, TruthPlan } from './firm.ts';
import { day } from './london-time.ts';
import { random } from './random.ts';

type Kind = { readonly type: string; readonly name: string };

const kinds: readonly [Kind, ...Kind[]] = [
  { type: 'pension', name: 'Pension' },
  { type: 'cash_account', name: 'ISA' },
  { type: 'mortgage', name: 'Mortgage' },
  { type: 'term_assurance', name: 'Life cover' },
];

const providers = ['Northgate Life', 'Corvus Wealth', 'Aldersey Pensions', 'Fenmoor Mutual', 'Tern & Co'] as const;

/** What the clients hold: none to three plans each. In the order of the clients. */
export function makePlans(ask: {
  readonly seed: number;
  readonly clients: readonly TruthClient[];
  readonly since: number;
}): readonly TruthPlan[] {
  const chance = random(ask.seed, 'plans');
  // A draw of its own, so that the plans are those they were before they named a provider. One of twelve names none.
  const ofProvider = random(ask.seed, 'providers');
  return ask.clients.flatMap((client) =>
    Array.from({ length: chance.whole(0, 3) }, (): TruthPlan => {
      const { type, name } = chance.pick(kinds);
      return {
        uuid: chance.uuid(),
        name: `${Array.from(client.lastName || client.name)
          .slice(0, 40)
          .join('')} ${name}`,
        type,
        provider: ofProvider.chance(1 / 12) ? undefined : ofProvider.pick(providers),
        policyNumber: `POL-${chance.whole(100_000, 999_999)}`,
        clientUuid: client.uuid,
        value: { minor: Math.round(chance.lognormal(4_000_000, 1)), currency: 'GBP' },
        createdAt: new Date(ask.since - chance.whole(1, 2_000) * day).toISOString(),
      };
    }),
  );
}
