/**
 * What may import what (docs/design.md, section 3): the rooms within each room, from the lowest level to the highest. A room
 * imports those of the levels below it. Files right in a room are its vocabulary or its top, and are held by there being no
 * circles alone.
 */
export const levels: Readonly<Record<string, readonly (readonly string[])[]>> = {
  functions: [['analyse'], ['collect', 'render'], ['deliver'], ['run'], ['handlers']],
  'functions/analyse': [
    ['calendar'],
    ['cases'],
    ['stage-history', 'data-quality'],
    ['case-lists', 'snapshot', 'standing'],
    ['service', 'people'],
    ['timeliness'],
    ['movement'],
    ['attention', 'forecast'],
    ['reliance'],
    ['flow'],
    ['sentences'],
  ],
  'functions/analyse/forecast': [['simulation'], ['pace']],
  'functions/collect': [
    ['client', 'records'],
    ['lists'],
    ['coverage'],
    ['shards', 'audits', 'advisers', 'client-tags'],
    ['by-name'],
  ],
  'functions/render': [['words'], ['workbook'], ['mail']],
  'functions/render/words': [['format'], ['first-screen'], ['workbook'], ['mail', 'summary', 'attention']],
  'functions/render/mail': [['text'], ['html']],
  'functions/render/workbook': [['cells'], ['charts'], ['lists'], ['package', 'report-charts'], ['sheets']],
  'functions/render/workbook/sheets': [
    ['cases', 'stages', 'movement', 'forecast', 'service', 'timeliness'],
    ['attention', 'summary', 'people'],
    ['about', 'trend'],
    ['board'],
  ],
  'functions/deliver': [['snapshots', 'report-json'], ['archive'], ['mail'], ['ledger']],
  'functions/run': [
    ['rules', 'schedule', 'start'],
    ['local', 'durable', 'doctor'],
  ],
  'functions/run/durable': [['waits']],
  'functions/run/doctor': [['narrowing', 'own-rules']],
  'functions/handlers': [['http'], ['api', 'webhook', 'cli', 'doctor']],
};
