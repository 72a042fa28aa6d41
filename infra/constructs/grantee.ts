import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** Who is granted a right; a construct too, so that a right's reason can be written down on it. */
export type Grantee = IGrantable & IConstruct;
