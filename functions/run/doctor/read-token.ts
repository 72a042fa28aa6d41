import { GetParameterCommand } from '@aws-sdk/client-ssm';
import type { Subject } from './subject.ts';

/** `changedAt`: when the parameter was last written; not known of one in the environment. */
export type Token = { readonly text: string; readonly from: string; readonly changedAt?: Date };

/** @throws what the SDK throws, `ParameterNotFound` among it. */
export async function readToken({ settings, token, aws }: Subject): Promise<Token> {
  if (token !== undefined) return { text: token.trim(), from: 'PLANNR_TOKEN' };
  const Name = settings.plannr.tokenParameter;
  const { Parameter } = await aws.ssm.send(new GetParameterCommand({ Name, WithDecryption: true }));
  return { text: Parameter?.Value?.trim() ?? '', from: Name, changedAt: Parameter?.LastModifiedDate };
}
