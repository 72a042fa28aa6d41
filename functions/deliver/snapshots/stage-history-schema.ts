import * as z from 'zod';
import type { StageHistory } from '../../analyse/stage-history/stage-history.ts';
import { type KeptFormat, repeatedText } from './kept-json.ts';
import { quickRows } from './quick-rows.ts';

const text = z.string();
const repeated = repeatedText();

const moment = z.discriminatedUnion('known', [
  z.object({ known: z.literal('exact'), at: text }),
  z.object({ known: z.literal('between'), after: text, by: text }),
  z.object({ known: z.literal('at-least'), by: text }),
]);

export const followedCase = z.object({
  uuid: text,
  updatedAt: text.optional(),
  auditedTo: text.optional(),
  seenAt: repeated,
  visits: z.array(z.object({ stage: repeated.optional(), from: moment, to: moment.optional() })).min(1),
});

const schema: z.ZodType<StageHistory> = z.object({ version: z.literal(1), cases: quickRows(followedCase) });

export const stageHistoryFormat: KeptFormat<StageHistory> = {
  version: 1,
  schema,
  what: 'history of stages',
  without: 'the next run reads the history from Plannr again, as far as it may, and else begins anew.',
};
