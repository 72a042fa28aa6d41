import * as z from 'zod';
import {
  amountsJson,
  countJson,
  namedJson,
  percentilesJson,
  shareJson,
  textJson,
  uuidJson,
  wholeJson,
} from './json-values.ts';

const boardPositions = z
  .strictObject({
    n: countJson,
    lowest: wholeJson.optional(),
    median: wholeJson.optional(),
    highest: wholeJson.optional(),
  })
  .meta({ id: 'BoardPositions', description: "Plannr's status_position: the card's place in its column." });

export const positionJson = z
  .strictObject({
    n: countJson,
    mean: z.number().optional(),
    weightedMean: z.record(z.string(), z.strictObject({ n: countJson, mean: z.number() })).describe('By currency.'),
    furthest: z.strictObject({ stage: textJson, position: wholeJson }).optional(),
  })
  .meta({ id: 'PositionSummary', description: "Where open cases stand in the firm's list of stages." });

export const totalsJson = z
  .strictObject({
    openCases: countJson,
    openValue: amountsJson,
    openWithValue: countJson.describe('Open cases that have a value; no value is not nought.'),
    openWithValueBy: z.record(z.string(), countJson).describe('The same by currency.'),
    openedInPeriod: countJson,
    openedValueInPeriod: amountsJson,
    completedInPeriod: countJson,
    completedValueInPeriod: amountsJson,
    completedWithValueInPeriod: countJson,
    completedInHistory: countJson,
    completedValueInHistory: amountsJson,
    lostInPeriod: countJson.describe('In a stage of lost cases; 0 where the settings name none.'),
    lostValueInPeriod: amountsJson,
    lostInHistory: countJson,
    lostValueInHistory: amountsJson,
    age: percentilesJson.describe('Of the open cases.'),
    timeToComplete: percentilesJson.describe('Of the cases completed within the history window.'),
    position: positionJson,
    boardPositions,
  })
  .meta({ id: 'Totals', description: "The figures of one set of cases: the firm's, or a client's." });

export const stageRowJson = z
  .strictObject({
    uuid: uuidJson.optional().describe('Absent for the cases whose stage is not known.'),
    name: textJson,
    position: wholeJson.optional(),
    colour: textJson.optional().describe('#RRGGBB'),
    isTypeCompleted: z.boolean().optional(),
    isLost: z.literal(true).optional().describe('Whether it is a stage of lost cases.'),
    openCases: countJson,
    openValue: amountsJson,
    shareOfCases: shareJson.optional(),
    shareOfValue: z.record(z.string(), shareJson),
    withValue: countJson,
    age: percentilesJson,
    boardPositions,
    completedInPeriod: countJson,
    lostInPeriod: countJson,
  })
  .meta({ id: 'StageRow' });

export const clientRowJson = z
  .strictObject({
    uuid: uuidJson,
    name: textJson,
    totals: totalsJson,
    sharedCases: countJson,
    unread: textJson.optional().describe("Why this client's own cases could not be read."),
  })
  .meta({ id: 'ClientRow' });

const reconciledFigures = z
  .strictObject({
    openCases: countJson,
    openValue: amountsJson,
    completedInPeriod: countJson,
    completedValueInPeriod: amountsJson,
  })
  .meta({ id: 'ReconciledFigures' });

export const reconciliationJson = z
  .strictObject({
    clients: reconciledFigures,
    countedAgain: reconciledFigures,
    withoutClient: reconciledFigures,
    firm: reconciledFigures,
  })
  .meta({ id: 'Reconciliation', description: 'clients - countedAgain + withoutClient = firm' });

export const accountedForJson = z
  .strictObject({
    used: countJson,
    open: countJson,
    completedInHistory: countJson,
    lostInHistory: countJson,
    completedBeforeHistory: countJson,
    completedAfterAsAt: countJson,
    completedUndated: countJson.describe('Completed on a day that could not be read: in no dated figure.'),
    leftOut: countJson,
  })
  .meta({ id: 'AccountedFor', description: 'Where all cases read went.' });

export const narrowedToJson = z
  .strictObject({
    clients: z.array(namedJson),
    types: z.array(namedJson),
    statuses: z.array(namedJson),
    plans: z.array(namedJson),
  })
  .meta({ id: 'NarrowedTo', description: 'What the report was narrowed to; empty lists: not narrowed.' });

export const timeToCompleteRowJson = z
  .strictObject({ type: textJson.optional(), days: percentilesJson })
  .meta({ id: 'TimeToCompleteRow' });

const conversion = z.strictObject({
  completed: countJson,
  lost: countJson,
  conversion: shareJson.optional().describe('completed / (completed + lost); absent where no case ended.'),
});

export const lostJson = z
  .strictObject({
    stages: z.array(namedJson),
    unknown: z.array(textJson).describe('What the settings name and no case read is in.'),
    inPeriod: conversion,
    inHistory: conversion,
  })
  .meta({ id: 'Lost', description: 'Cases that ended in a stage of lost cases, by their stage when they were read.' });
