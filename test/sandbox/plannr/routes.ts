import { type Account, accountFields, accountsOf } from './account-json.ts';
import { type Answer, json, problem, Refusal } from './answer.ts';
import { auditList, caseAudits } from './audits.ts';
import { type BrokenOf, type CaseAsk, caseIncludes, caseText, tagUuid } from './case-json.ts';
import type { BrokenField, Faults, Restricted } from './faults.ts';
import type { Firm, FirmState, TruthCase } from './firm.ts';
import { accountList, listAccounts } from './list-accounts.ts';
import { clientCases, firmCases, listCases, maySee } from './list-cases.ts';
import { readListQuery, split } from './list-query.ts';
import { pageText } from './paginate.ts';
import type { ShiftingRows } from './shifting-rows.ts';
import { spend } from './spend.ts';
import { indexOf, type StateIndex } from './state-index.ts';

/** One request, once it is known who asks. */
export type Call = {
  readonly firm: Firm;
  readonly state: FirmState;
  readonly actor: Account;
  readonly origin: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly faults: Faults;
  readonly rows: ShiftingRows;
};

export function answerFirmCases(call: Call): Answer {
  refuseIfForbidden(call, 'cases');
  return answerCases(call, undefined);
}

export function answerClientCases(call: Call, client: string): Answer {
  const refused = call.faults.clients?.[client];
  if (refused === 403) throw new Refusal(problem(403, 'This action is unauthorized.'));
  if (refused === 404 || !indexOf(call.state).clients.has(client)) throw notFound('Account', client);
  return answerCases(call, client);
}

function answerCases(call: Call, client: string | undefined): Answer {
  const { faults, query: asked, rows: shifting } = call;
  const index = indexOf(call.state);
  const query = readListQuery(asked, client === undefined ? firmCases : clientCases, faults);
  const page = query.page > 1 && spend(faults.repeatFirstPage) ? 1 : query.page;
  const all = listCases(index, call.actor, client, query, faults);
  const listName = JSON.stringify([call.path, [...query.filters]]);
  const list = shifting.before({ listName, list: all, page, perPage: query.perPage, faults });

  const ask = caseAsk(call, query.includes);
  const rows = list.slice((page - 1) * query.perPage, page * query.perPage).map((each) => caseText(each, index, ask));
  const [first] = rows;
  if (first !== undefined && spend(faults.duplicateRow)) {
    if (faults.duplicateRow?.how === 'instead') rows.splice(-1, 1, first);
    else rows.push(first);
  }
  shifting.after({ listName, list, page, perPage: query.perPage, faults });
  const body = pageText({
    ...call,
    asked,
    rows,
    total: list.length,
    page,
    query,
    ofCases: true,
    totalWrongBy: faults.totalWrongBy,
  });
  return { status: 200, body };
}

/** Unwrapped, and with such includes as are asked for. */
export function answerCase(call: Call, uuid: string): Answer {
  refuseIfForbidden(call, 'cases');
  const index = indexOf(call.state);
  const includes = readListQuery(call.query, { filters: [], includes: caseIncludes, sorts: [] }, call.faults).includes;
  return { status: 200, body: caseText(findCase(call, index, uuid), index, caseAsk(call, includes)) };
}

export function answerAccounts(call: Call, type?: 'client'): Answer {
  refuseIfForbidden(call, 'account');
  const asked = type === undefined ? call.query : { ...call.query, 'filter[type]': type };
  const query = readListQuery(asked, accountList, onlyPaging(call.faults));
  const page = query.page > 1 && spend(call.faults.repeatFirstPage) ? 1 : query.page;
  const list = listAccounts(call.state, query);
  const includes = query.includes.filter((name) => name !== 'tags' || call.faults.clientTags !== 'undelivered');
  const rows = list
    .slice((page - 1) * query.perPage, page * query.perPage)
    .map((account) => JSON.stringify(accountWith(account, includes, call.state)));
  return { status: 200, body: pageText({ ...call, asked: call.query, rows, total: list.length, page, query }) };
}

export function answerAccount(call: Call, uuid: string): Answer {
  refuseIfForbidden(call, 'account');
  const account = accountsOf(call.state).find((each) => each.uuid === uuid);
  if (account === undefined) throw notFound('Account', uuid);
  return json(200, accountWith(account, split(call.query.include), call.state));
}

export function answerAudits(call: Call, caseUuid: string): Answer {
  refuseIfForbidden(call, 'audits');
  findCase(call, indexOf(call.state), caseUuid);
  const query = readListQuery(call.query, auditList, onlyPaging(call.faults));
  const page = query.page > 1 && spend(call.faults.repeatFirstPage) ? 1 : query.page;
  const wanted = query.filters.get('uuid');
  const newestFirst = caseAudits(call.firm, call.state, caseUuid).filter(
    ({ uuid }) => wanted === undefined || split(wanted).includes(uuid),
  );
  const list = query.sorts[0]?.descending === false ? newestFirst.toReversed() : newestFirst;
  const rows = list.slice((page - 1) * query.perPage, page * query.perPage).map(({ text }) => text);
  return { status: 200, body: pageText({ ...call, asked: call.query, rows, total: list.length, page, query }) };
}

function findCase({ actor, rows, faults }: Call, index: StateIndex, uuid: string): TruthCase {
  const found = index.cases.get(uuid);
  const { hidden } = faults;
  const isHidden = hidden !== undefined && (hidden.cases === 'all' || hidden.cases.includes(uuid));
  if (isHidden && hidden.byName === 403) throw new Refusal(problem(403, 'This action is unauthorized.'));
  if (isHidden && hidden.byName === 404) throw notFound('CaseModel', uuid);
  if (found === undefined || rows.removed.has(uuid) || !maySee(actor, found)) throw notFound('CaseModel', uuid);
  return found;
}

function caseAsk({ faults, state }: Call, includes: readonly string[]): CaseAsk {
  const undelivered = faults.undeliveredIncludes ?? [];
  return {
    includes: new Set(includes.filter((name) => !undelivered.includes(name))),
    faults,
    broken: brokenFields(faults, state),
  };
}

function brokenFields({ brokenRecords = [] }: Faults, { cases }: FirmState): BrokenOf {
  const broken = new Map<string, BrokenField[]>();
  for (const { field, cases: which } of brokenRecords) {
    const uuids = typeof which === 'number' ? cases.slice(0, which).map(({ uuid }) => uuid) : which;
    for (const uuid of uuids) broken.set(uuid, [...(broken.get(uuid) ?? []), field]);
  }
  return broken;
}

function accountWith(account: Account, includes: readonly string[], state: FirmState): Record<string, unknown> {
  const fields = accountFields(account);
  for (const name of includes) {
    if (name === 'assigned_adviser') {
      const adviser = state.employees.find(({ uuid }) => account.type === 'client' && uuid === account.adviserUuid);
      fields[name] = adviser === undefined ? null : accountFields({ type: 'employee', ...adviser });
    } else if (name === 'primary_email') {
      fields[name] = { type: 'email', value: account.email };
    } else if (name === 'groups') {
      const groups = account.type === 'employee' ? account.groupUuids : [];
      fields[name] = state.groups.filter(({ uuid }) => groups.includes(uuid));
    } else if (name === 'tags') {
      fields[name] = account.type === 'client' ? account.tags.map((tag) => ({ uuid: tagUuid(tag), name: tag })) : [];
    } else {
      fields[name] = ['owners', 'custom_fields', 'external_references'].includes(name) ? [] : null;
    }
  }
  return fields;
}

/** The faults of filters, includes and sorts are those of case lists. */
function onlyPaging({ perPageCap, perPageRefusedOver, clientTags }: Faults): Faults {
  const refusedIncludes = clientTags === 'refused' ? { names: ['tags'], status: 400 as const } : undefined;
  return { perPageCap, perPageRefusedOver, refusedIncludes };
}

function refuseIfForbidden({ faults }: Call, what: Restricted): void {
  if (faults.forbidden?.includes(what) === true) throw new Refusal(problem(403, 'This action is unauthorized.'));
}

function notFound(model: string, uuid: string): Refusal {
  return new Refusal(problem(404, `No query results for model [App\\Models\\${model}] ${uuid}`));
}
