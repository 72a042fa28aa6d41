import { palette } from './cells/palette.ts';

/** In order; docs/design.md, section 9. */
export const sheetNames = {
  summary: 'Summary',
  attention: 'Attention',
  movement: 'Movement',
  board: 'Board',
  stages: 'Stages',
  clients: 'Clients',
  people: 'People',
  openCases: 'Open cases',
  completedCases: 'Completed cases',
  trend: 'Trend',
  service: 'Service level',
  timeliness: 'Timeliness',
  forecast: 'Forecast',
  dataQuality: 'Data quality',
  about: 'About',
} as const;

/**
 * The sheets that a firm prints on a Monday, a page each, and the first of the workbook: without UUIDs or lists of cases,
 * which are printed with the sheet that holds them, if somebody asks for it. Source: docs/design.md, section 9.
 */
export const weeklyPack: readonly SheetName[] = [sheetNames.summary, sheetNames.attention, sheetNames.movement];

export type SheetName = (typeof sheetNames)[keyof typeof sheetNames];

/** The colour of a sheet's tab, by what the sheet is for: an overview, things to do, a list, or whether to trust it. */
export function tabColour(name: SheetName): string {
  switch (name) {
    case 'Summary':
    case 'Movement':
    case 'Board':
    case 'Trend':
    case 'Service level':
    case 'Timeliness':
    case 'Forecast':
      return palette.overviewTab;
    case 'Attention':
      return palette.toDoTab;
    case 'Stages':
    case 'Clients':
    case 'People':
    case 'Open cases':
    case 'Completed cases':
      return palette.listTab;
    case 'Data quality':
    case 'About':
      return palette.trustTab;
  }
}
