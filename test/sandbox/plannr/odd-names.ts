/*
 * Names that break what was not thought through: quotes, accents, emoji, the beginnings of a formula, great length.
 * Each firm has them among its first clients and cases, so that even a small one does.
 */

const long =
  'The Honourable Wilhelmina Featherstonehaugh-Cholmondeley of Little Snoring and Great Missenden, and others; ';

export const oddClientNames: readonly { readonly first: string; readonly last: string }[] = [
  { first: 'Siobhán', last: "O'Brien" },
  { first: 'Zoë', last: 'Müller-Łukasiewicz' },
  { first: '=HYPERLINK("https://evil.example","Gwen")', last: 'Formula' },
  { first: 'Joy 🎉', last: 'Ng 👩‍👩‍👧' },
  { first: '+44', last: 'Plus' },
  { first: '-1+1', last: 'Minus' },
  { first: '@SUM(1)', last: 'At' },
  { first: 'Tom & "Tiny"', last: '<Tim>' },
  { first: long.repeat(3).slice(0, 290), last: 'Lastname9' },
  { first: 'محمد', last: 'الأحمد' },
];

export const oddCaseNames: readonly string[] = [
  "Mrs O'Brien's pension transfer",
  'Übertragung – crédit & prêt für Zoë',
  '=1+1',
  'ISA top-up 🚀👨‍👩‍👧‍👦',
  '+5% uplift review',
  '-15% fee case',
  '@everyone protection review',
  '<b>Bold</b> & "quoted"; A,B',
  `${long.repeat(3).slice(0, 299)}.`,
  'Same name twice',
  'Same name twice',
  '  spaces around  and   within  ',
];
