/** In order; design.md, section 9. */
export const sheetNames = {
  summary: 'Summary',
  attention: 'Attention',
  movement: 'Movement',
  stages: 'Stages',
  clients: 'Clients',
  openCases: 'Open cases',
  completedCases: 'Completed cases',
  trend: 'Trend',
  forecast: 'Forecast',
  dataQuality: 'Data quality',
  about: 'About',
} as const;

export type SheetName = (typeof sheetNames)[keyof typeof sheetNames];
