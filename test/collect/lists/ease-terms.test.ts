import { expect, test } from 'vitest';
import { easeTerms } from '../../../functions/collect/lists/ease-terms.ts';
import { firstTerms, type ListQuery, sentParameters } from '../../../functions/collect/lists/list-query.ts';

const query: ListQuery = {
  endpoint: 'cases',
  path: '/cases',
  label: 'completed cases',
  filters: { completed: 'true', completed_after: '2026-01-01', type: 'a,b' },
  includes: ['participants', 'status', 'type', 'assigned_to', 'tags'],
};

const refusal = (message: string, fields: Record<string, string> = {}, status = 400) => ({ status, message, fields });

test('a list is asked for in full: relations, filters, 500 rows, a steady order, and a page from the second on', () => {
  const sent = Object.fromEntries(sentParameters(query, firstTerms, 3));
  expect(sent).toEqual({
    include: 'participants,status,type,assigned_to,tags',
    'filter[completed]': 'true',
    'filter[completed_after]': '2026-01-01',
    'filter[type]': 'a,b',
    per_page: '500',
    sort: 'created_at',
    page: '3',
  });
  expect(Object.fromEntries(sentParameters(query, firstTerms, 1))).not.toHaveProperty('page');
});

test.each([
  [
    'an include, in the words of the query builder, which also lists what is allowed',
    refusal(
      'Requested include(s) `assigned_to` are not allowed. Allowed include(s) are `participants, status, type, tags`.',
    ),
    ['include.assigned_to'],
  ],
  [
    'two includes',
    refusal('Requested include(s) `tags, type` are not allowed. Allowed include(s) are `participants, status`.'),
    ['include.type', 'include.tags'],
  ],
  [
    'a filter of the same name as an include',
    refusal('Requested filter(s) `type` are not allowed. Allowed filter(s) are `completed`.'),
    ['filter.type'],
  ],
  ['the sort', refusal('Requested sort(s) `created_at` is not allowed. Allowed sort(s) are `name`.'), ['sort']],
  [
    'a filter, by the field of a 422',
    refusal('The given data was invalid.', { 'filter.completed_after': 'The date is not valid.' }, 422),
    ['filter.completed_after'],
  ],
  [
    'includes, without saying which: those go that a report can do without',
    refusal('The selected include is invalid.', { include: 'The selected include is invalid.' }, 422),
    ['include.type', 'include.assigned_to', 'include.tags'],
  ],
  [
    'who knows what: all goes that a report can do without',
    refusal('Bad Request'),
    ['sort', 'include.type', 'include.assigned_to', 'include.tags', 'filter.completed_after', 'filter.type'],
  ],
  [
    'an include that the report needs: it goes on without',
    refusal('Requested include(s) `status` are not allowed.'),
    ['include.status'],
  ],
])('Plannr refuses %s', (_, refused, dropped) => {
  expect(easeTerms(query, firstTerms, refused)).toEqual({ perPage: 500, dropped });
});

test('a page size that is refused becomes 100, and then none', () => {
  const refused = refusal('The per page field must not be greater than 50.', { per_page: 'too large' }, 422);
  const first = easeTerms(query, firstTerms, refused);
  expect(first).toEqual({ perPage: 100, dropped: [] });
  expect(first && easeTerms(query, first, refused)).toEqual({ perPage: undefined, dropped: [] });
});

test('what is refused for good ends in the bare list, and then in a refusal, never in a loop', () => {
  const asked: (readonly string[])[] = [];
  let terms: typeof firstTerms | undefined = firstTerms;
  while (terms !== undefined) {
    asked.push(sentParameters(query, terms, 1).map(([name]) => name));
    terms = easeTerms(query, terms, refusal('No.'));
  }
  expect(asked).toEqual([
    ['include', 'filter[completed]', 'filter[completed_after]', 'filter[type]', 'per_page', 'sort'],
    ['include', 'filter[completed]', 'per_page'],
    ['include', 'filter[completed]', 'per_page'],
    ['include', 'filter[completed]'],
    [],
  ]);
});

test.each([403, 404, 409])('a refusal with %i is no matter of parameters', (status) => {
  expect(easeTerms(query, firstTerms, refusal('No.', {}, status))).toBeUndefined();
});

test('without the filter by client the answer would be about other people, so it is never left out', () => {
  const byClient = { ...query, filters: { ...query.filters, account_uuids: 'c1' } };
  const refused = refusal('Requested filter(s) `account_uuids` are not allowed. Allowed filter(s) are `completed`.');
  expect(easeTerms(byClient, firstTerms, refused)).toBeUndefined();
  for (
    let terms = easeTerms(byClient, firstTerms, refusal('No.'));
    terms;
    terms = easeTerms(byClient, terms, refusal('No.'))
  ) {
    expect(terms.dropped).not.toContain('filter.account_uuids');
  }
});
