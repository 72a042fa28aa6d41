import { faker } from '@faker-js/faker/locale/en_GB';
import type { Random } from './random.ts';

// Faker has no British names of its own, and its American ones alone look odd in a British firm.
const firstNames =
  `Abigail Adam Aisha Alan Alice Alison Amelia Andrew Anita Ann Arthur Beth Brian Callum Caroline Catherine
Charlotte Chloe Christine Claire Colin Daniel David Deborah Deepa Derek Diane Dominic Edward Eleanor Elizabeth Emily Emma Eric Evie
Fatima Fiona Frances Freya Gareth Geoffrey George Gillian Gordon Graham Grace Hannah Harriet Harry Hazel Heather Helen Henry
Ian Imran Irene Isla Jack Jacqueline James Jane Janet Jean Jessica Joanne John Joseph Joyce Julie Karen Katie Keith Kenneth
Laura Leah Lily Linda Louise Lucy Malcolm Margaret Martin Mary Matthew Megan Michael Mohammed Nadia Natalie Neil Nicola
Nigel Oliver Olivia Oscar Patricia Paul Peter Philip Phoebe Priya Rachel Rajesh Rebecca Richard Robert Rosie Roy Ruth
Sally Samuel Sarah Sharon Sheila Simon Sophie Stephen Stuart Susan Tariq Thomas Timothy Tracey Victoria Wendy William Yusuf Zara`.split(
    /\s+/,
  );
const surnames =
  `Adams Ahmed Akhtar Allen Anderson Atkinson Bailey Baker Barnes Begum Bell Bennett Booth Bradley Brooks Brown
Burton Butler Campbell Carter Chapman Clarke Collins Cook Cooper Cox Davies Dawson Dixon Edwards Elliott Ellis Evans Fisher
Foster Fox Gibson Graham Grant Gray Green Griffiths Hall Hamilton Harris Harrison Harvey Hill Holmes Hughes Hunt Hussain
Jackson James Jenkins Johnson Jones Kaur Kelly Khan King Knight Lewis Lloyd MacDonald Marshall Mason Matthews McIntyre
Mills Mitchell Moore Morgan Morris Murphy Murray Okafor Owen Palmer Parker Patel Pearson Phillips Powell Price Reid Reynolds
Richards Roberts Robinson Rogers Russell Saunders Scott Shah Shaw Simpson Singh Smith Stevens Stewart Taylor Thomas
Thompson Turner Walker Walsh Ward Watson Webb Wilkinson Williams Wilson Wood Wright Young`.split(/\s+/);

export function firstName(chance: Random): string {
  return oneOf(firstNames, chance) ?? faker.person.firstName();
}

export function surname(chance: Random): string {
  return oneOf(surnames, chance) ?? faker.person.lastName();
}

// One in eight comes from faker, so that a large firm has more names than these lists.
function oneOf(names: readonly string[], chance: Random): string | undefined {
  const name = names[chance.whole(0, names.length - 1)];
  return chance.chance(0.125) ? undefined : name;
}
