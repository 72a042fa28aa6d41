import { createIsNamed } from '../../../analyse/cases/lost-stages.ts';
import { readTaggedClients } from '../../../collect/client-tags/read-tagged-clients.ts';
import type { Finding } from '../finding.ts';
import { plannrOf } from '../plannr-of-subject.ts';
import type { Check, Subject } from '../subject.ts';
import { stagesOfOpenCases } from './check-stages.ts';

const about = 'Timeliness';

/** Whether the stage of advice and the tag of vulnerable clients that the settings name are there. Who has the tag it does not tell, nor how many. */
export const checkTimeliness: Check = async (subject) => {
  const { adviceStage, vulnerableTag } = subject.settings.timeliness ?? {};
  const findings = [
    ...(adviceStage === undefined ? [] : [await lookForStage(subject, adviceStage)]),
    ...(vulnerableTag === undefined ? [] : [await lookForTag(subject, vulnerableTag)]),
  ];
  const none = 'neither a stage of advice nor a tag of vulnerable clients is named: the time to completion is told.';
  return findings.length > 0 ? findings : [{ level: 'ok', about, what: none }];
};

async function lookForStage(subject: Subject, name: string): Promise<Finding> {
  const stages = await stagesOfOpenCases(subject);
  if (stages === undefined) {
    return { level: 'not-checked', about, what: 'the list of all cases could not be read.' };
  }
  const isThere = [...stages.values()].some(createIsNamed([name]));
  if (isThere) return { level: 'ok', about, what: `the stage of advice is there: ${name}.` };
  return {
    level: 'warn',
    about,
    what: `no open case looked at is in ${name}, the stage of advice.`,
    whatToDo: 'If it was renamed or deleted, change timeliness.adviceStage in reports.json; its UUID stays.',
  };
}

async function lookForTag(subject: Subject, tag: string): Promise<Finding> {
  const { tagged } = await readTaggedClients(await plannrOf(subject), tag);
  if (!tagged.isWhole) {
    return {
      level: 'warn',
      about,
      what: 'the tags of the clients could not all be read: nothing will be told of vulnerable ones.',
      whatToDo: 'See whether the account may read the list of clients.',
    };
  }
  if (tagged.uuids.length > 0) return { level: 'ok', about, what: `there are clients with the tag ${tag}.` };
  return {
    level: 'warn',
    about,
    what: `no client has the tag ${tag}.`,
    whatToDo: 'Write timeliness.vulnerableTag in reports.json as in Plannr, or by UUID; a tag of cases is another.',
  };
}
