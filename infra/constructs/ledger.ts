import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/**
 * The table of claims, progress and deliveries. It is what keeps a mail from being sent twice, so it can be restored
 * to any second of the last 35 days.
 */
export class Ledger extends Construct {
  readonly tableName: string;
  readonly #table: TableV2;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.#table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.tableName = this.#table.tableName;
  }

  /** To read one item by its key. */
  grantGet(grantee: IGrantable): Grant {
    return this.#grant(grantee, 'dynamodb:GetItem');
  }

  /** To list the items under one partition key. */
  grantQuery(grantee: IGrantable): Grant {
    return this.#grant(grantee, 'dynamodb:Query');
  }

  /** To put and to update an item, on a condition or without. Nobody deletes: what is old expires. */
  grantWrite(grantee: IGrantable): Grant {
    return this.#grant(grantee, 'dynamodb:PutItem', 'dynamodb:UpdateItem');
  }

  /** To change an item that is there, if it is as expected. */
  grantUpdate(grantee: IGrantable): Grant {
    return this.#grant(grantee, 'dynamodb:UpdateItem');
  }

  #grant(grantee: IGrantable, ...actions: string[]): Grant {
    return Grant.addToPrincipal({ grantee, actions, resourceArns: [this.#table.tableArn] });
  }
}
