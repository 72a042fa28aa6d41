import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { awsErrorName } from '../../aws-error.ts';
import { type Check, notDeployed } from './subject.ts';
import { troubleFinding } from './trouble-finding.ts';

const about = 'Bucket';

/** Whether the archive is there. What the functions may do with it is not for us to see. */
export const checkBucket: Check = async ({ aws, deployed: { archiveBucket: name } }) => {
  if (name === undefined) return [notDeployed(about)];
  try {
    await aws.s3.send(new HeadBucketCommand({ Bucket: name }));
    return [{ level: 'ok', about, what: `${name} is there.` }];
  } catch (error) {
    if (/^(?:NotFound|NoSuchBucket)$/.test(awsErrorName(error))) {
      return [{ level: 'fail', about, what: `there is no ${name}.`, whatToDo: 'Deploy again: the stack makes it.' }];
    }
    const right = 's3:ListBucket';
    return [troubleFinding(error, { about, question: `whether ${name} is there could not be found out`, right })];
  }
};
