/** In order; design.md, section 9. */
export const sheetNames = {
  summary: 'Summary',
  stages: 'Stages',
  clients: 'Clients',
  openCases: 'Open cases',
  completedCases: 'Completed cases',
  dataQuality: 'Data quality',
  about: 'About',
} as const;

export type SheetName = (typeof sheetNames)[keyof typeof sheetNames];
