import type { Report } from '../../../../analyse/report.ts';
import { valueInWords } from '../../../words/first-screen/value-words.ts';
import {
  completedNote,
  completedPace,
  lateNote,
  likelyWords,
  openedNote,
  openNote,
  positionFigure,
  positionNote,
  reviewsNote,
  tileLabels,
} from '../../../words/summary/tile-words.ts';
import { paceInShort } from '../../../words/target-words.ts';
import { countFormat, shortMoneyFormat, toMajor } from '../../cells/number-formats.ts';
import { type Beside, tileComparisons } from './tile-comparisons.ts';

/** One headline figure: a number in its cell, with what it is over it and what it was taken over under it. */
export type SummaryTile = {
  readonly label: string;
  /** A text only where there is no figure, or more than one. */
  readonly figure: number | string;
  readonly numFmt: string;
  readonly note: string;
  /** How it stands to the firm's target; absent where there is none. */
  readonly pace?: string;
  /** How it differs from the last run, or what it was; absent where there is nothing to compare with. */
  readonly beside?: Beside;
};

/** The headline, four tiles to a row. Other currencies have their own table on the sheet. */
export function summaryTiles(report: Report): SummaryTile[] {
  const { totals, headline, overdueReviews } = report;
  const { openCases, openValue: openPounds, opened, completed } = tileComparisons(report);
  const openValue = totals.openValue.GBP;
  const counted = (label: string, figure: number, note: string, beside?: Beside): SummaryTile => ({
    label,
    figure,
    numFmt: countFormat,
    note,
    beside,
  });
  const likely = likelyWords(report);
  return [
    {
      ...counted(tileLabels.open, totals.openCases, openNote(report), openCases),
      pace: paceInShort(report, 'open-cases'),
    },
    {
      label: tileLabels.value,
      figure: openValue === undefined ? 'none' : toMajor(openValue, 'GBP'),
      numFmt: shortMoneyFormat('GBP', openValue),
      note: openValue === undefined ? openNote(report) : valueInWords(report),
      beside: openPounds,
    },
    counted(tileLabels.opened, totals.openedInPeriod, openedNote(report), opened),
    {
      ...counted(tileLabels.completed, totals.completedInPeriod, completedNote(report), completed),
      pace: completedPace(report),
    },
    { ...counted(tileLabels.late, headline.late.cases, lateNote(report)), pace: paceInShort(report, 'late-cases') },
    counted(tileLabels.reviews, overdueReviews.length, reviewsNote(report)),
    { ...likely, numFmt: countFormat, beside: likely.beside && { ...likely.beside, numFmt: countFormat } },
    { label: tileLabels.position, figure: positionFigure(report), numFmt: countFormat, note: positionNote(report) },
  ];
}
