/** What each measure means, in the order in which the sheets show them. Source: docs/design.md, section 7. */
export const definitions: readonly (readonly [measure: string, meaning: string])[] = [
  [
    'Open, completed',
    'A case is open until Plannr has a completion date for it, and completed from then on. The stage it is in does not decide this.',
  ],
  [
    'Value',
    'The value that Plannr holds for the case: what the case is expected to generate for the firm. Casebook reads it as expected income, not as the sum invested; Plannr’s own documents leave that open. A case with no value is not counted as zero but counted apart, and currencies are never added together.',
  ],
  ['Opened in period', 'Cases created from the first moment of the period to its last.'],
  [
    'Completed in period',
    'Cases completed from the first moment of the period to its last; without those that were lost.',
  ],
  [
    'Lost, conversion',
    'A case with a completion date is lost if it is in one of the firm’s stages of lost cases (the setting lostStages) when it is read. That goes for past weeks too, whatever was told of them then: they are classed by today’s setting. Lost cases are in no figure of completed ones, and in no time to complete. An open case in such a stage is still open; the forecast leaves it out. Conversion is completed / (completed + lost).',
  ],
  [
    'Age',
    'Calendar days from the day on which the case was opened to the as-at day, in the report’s time zone. A case opened after that day is in no median, percentage or oldest.',
  ],
  [
    'Days to complete',
    'Calendar days from the day on which the case was opened to the day on which it was completed, over the cases completed within the history window.',
  ],
  [
    'Median, 85%, 95%',
    'Nearest rank: the smallest number of days that at least half, 85% or 95% of the cases do not exceed. It is always one that occurred. Each is shown with the number of cases it was taken over.',
  ],
  [
    'Position',
    'The stage’s place in the firm’s own list of stages, counted from 1. A case whose stage is not known has none, and is left out of the means.',
  ],
  ['Mean position', 'The positions of the open cases, added up and divided by their number.'],
  [
    'Mean position by value',
    'The same with each case counting by its value: a case worth twice as much counts twice. Only cases with a value above zero, each currency by itself.',
  ],
  ['Furthest stage', 'The stage with the highest position among the client’s open cases.'],
  ['Share of value', 'The stage’s part of all open value in that currency.'],
  [
    'Board position',
    'The place of the case’s card on Plannr’s board. It is not the stage, and is kept apart from the position.',
  ],
  [
    'Clients',
    'A case counts under each of its clients, and once in the totals. Shared cases are the open ones that another client takes part in as well. The lines under the table show how the two add up.',
  ],
  [
    'Days in stage',
    'Days since the case came into its stage: a number where it is known exactly; “8 to 15” or “at least 9” where it is known between bounds; “not known yet” before there is anything to go by. The column “Days in stage known” says which. Where the settings name a calendar, working days stand beside them, and it is these that a case is held against.',
  ],
  [
    'Movement',
    'What changed since the last scheduled report. Each case is compared as it was then and as it is now, whatever it was in between: opening + new + reopened + value raised - value lowered - completed - lost - left this report - withdrawn = closing, in cases and in the value of each currency. A value that could not be read, then or now, was neither lowered nor raised: it stands on “Value not readable” or “Value readable again”. What the lines do not explain stands on a line of its own, Unexplained, and must be 0.',
  ],
  [
    'Withdrawn, not read',
    'A case that was open in the last report and is on no list any more is asked for by name. It was withdrawn where it is no longer listed, nor there when asked for by name; it is on “Left this report” where it is still there and its client or type is another, and on “Not read this time” where nobody knows. “Not read last time” and “Come to light” tell of cases that the last report did not know of.',
  ],
  [
    'Moves between stages',
    'From the stage that a case was in then to the one that it is in now; forward or back by today’s order of the stages.',
  ],
  [
    'Attention',
    'The cases to act on, each with its most urgent reason: in its stage for over three times the days within which 85% of its type leave it (of all types there where fewer than 10 of its type have passed; over the firm’s own limit where fewer than 10 of any have), older than 95% of its type’s cases were when they completed, still open after half a year in a stage that counts as completed, its review over half a year past, past the target that the firm set for its stage, or moved back since the last run. The numbers stand above under “Limits in force”. Ranked by how late it is as a part of what is usual, times the square root of its value against the median of the open cases (from 0.5 to 4).',
  ],
  [
    'Usual age, usual stay',
    'The 85th percentile of the days that this firm’s cases of that type took to complete, and of the days that they stayed in that stage. “Compared” is the number of cases for which there is enough history to tell.',
  ],
  [
    'Service level',
    'Where the settings have a map of the stages: of the stays that ended in the period, the share that was left within the stage’s target, in working days; of the open cases, those surely past it. Waited on: the days of all stays that ended in the history window, by on whom the stage waits.',
  ],
  [
    'The week or month beside others',
    'Its figures beside those of the week or month before, the mean of the 13 weeks or 12 months before (of fewer where completed cases are not read so far back), and the same month last year or the week 52 weeks before. They are counted as Trend counts them. Withdrawn cases are those found gone since the last report, and of the past those that each report found.',
  ],
  [
    'Targets',
    'Where the settings have targets: how the week or month stands to each. What is set for a week is taken for a month as 52/12 times as much, and the other way round. Open and late cases are held against the most there should be, at the as-at time; past weeks and months against what was open at their end.',
  ],
  [
    'Timeliness',
    'Where the settings ask for it: working days from the opening of a case to the stage of advice, and to its completion. It is operational evidence, not proof of outcomes. Groups with fewer than five cases are not told, and figures about vulnerable clients are rounded so that nobody can be made out.',
  ],
  [
    'Trend',
    'Weeks from Monday to Sunday. Open at the end counts the cases that were open at the end of the Sunday, as the cases read now tell of it: one that was deleted since is in no week, and one that was reopened counts as open throughout.',
  ],
  [
    'Forecast',
    'How many cases, and how much value, will be completed in the weeks to come, which are played many times as this firm’s own past weeks went. Half of the outcomes lie in the 50% range and 85 of 100 in the 85% range. Beside them stands what was completed in the last as many weeks before as-at. Nothing is shown where there is too little history.',
  ],
  [
    'Agreement',
    'Whether this report leads on from the last one: whether the lines of the movement explain every case and every amount.',
  ],
  ['Review past', 'The review date of an open case lies before the as-at day.'],
  [
    'Stage and completion disagree',
    'Open in a stage that counts as completed or is one of lost cases, or completed in one that is marked as not.',
  ],
];
