import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Tells cdk-nag why a right ends in a wildcard. Its rule wants each resource named on its own, so that a wildcard
 * nobody thought about still fails the synthesis.
 */
export function acknowledgeWildcard(holder: IConstruct, resourceArns: readonly string[], reason: string): void {
  for (const arn of resourceArns) {
    const resource = flatten(Stack.of(holder).resolve(arn));
    Validations.of(holder).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }
}

/** An ARN as cdk-nag writes it in its findings, with references in angle brackets. */
function flatten(part: unknown): string {
  if (typeof part !== 'object' || part === null) return String(part);
  const [intrinsic, value] = Object.entries(part)[0] ?? [];
  if (intrinsic === 'Fn::Join' && Array.isArray(value) && Array.isArray(value[1]))
    return value[1].map(flatten).join('');
  if (intrinsic === 'Fn::GetAtt' && Array.isArray(value)) return `<${value.join('.')}>`;
  return `<${value}>`;
}
