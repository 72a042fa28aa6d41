import type { Case } from '../../functions/analyse/case.ts';
import type { FirmState } from '../sandbox/plannr/firm.ts';

/**
 * The sandbox's truth as a run that read all of it would have it, without any of the code that reads.
 *
 * @param asked whether the providers of plans were asked for
 */
export function casesOfState(state: FirmState, asked: { readonly providers?: true } = {}): Case[] {
  const providers = new Map(state.plans.map(({ uuid, provider }) => [uuid, provider]));
  const stages = new Map(state.stages.map((each) => [each.uuid, each]));
  const types = new Map(state.types.map((each) => [each.uuid, each]));
  const names = new Map(
    [...state.clients, ...state.employees, ...state.externals].map(({ uuid, name }) => [uuid, name]),
  );
  const named = (uuid: string) => ({ uuid, name: names.get(uuid) ?? '' });
  return state.cases.map((each) => {
    const stage = stages.get(each.statusUuid ?? '');
    const type = types.get(each.typeUuid ?? '');
    return {
      uuid: each.uuid,
      name: each.name,
      stage: stage && {
        uuid: stage.uuid,
        name: stage.name,
        position: stage.position,
        colour: stage.colour,
        isTypeCompleted: stage.isTypeCompleted,
        updatedAt: stage.updatedAt,
      },
      type: type && { uuid: type.uuid, name: type.name },
      boardPosition: each.statusPosition,
      value: each.value,
      createdAt: each.createdAt,
      updatedAt: each.updatedAt,
      completedAt: each.completedAt,
      reviewAt: each.reviewAt,
      clients: each.clientUuids.map(named),
      assignedTo: each.assigneeUuids.map((uuid) => named(uuid).name),
      assignedUuids: each.assigneeUuids,
      ...(asked.providers && {
        providers: [...new Set(each.planUuids.flatMap((uuid) => providers.get(uuid) ?? []))],
      }),
    };
  });
}
