import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export type SecretParametersProps = {
  /** Such as "/casebook/harbour/token". Made by hand: a template can neither hold nor make a SecureString. */
  readonly names: readonly string[];
};

/** SSM SecureStrings, known by their names alone. */
export class SecretParameters extends Construct {
  readonly #arns: readonly string[];

  constructor(scope: Construct, id: string, { names }: SecretParametersProps) {
    super(scope, id);
    this.#arns = [...new Set(names)].map((name) =>
      Stack.of(this).formatArn({
        service: 'ssm',
        resource: 'parameter',
        resourceName: name.replace(/^\//, ''),
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
    );
  }

  /**
   * To read exactly these. No right on a key is needed: the account's own `aws/ssm` key lets everyone decrypt through
   * SSM who may read the parameter. With a key of your own, its policy has to name the functions' roles.
   */
  grantRead(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({
      grantee,
      actions: ['ssm:GetParameter'],
      resourceArns: [...this.#arns],
    });
  }
}
