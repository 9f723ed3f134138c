import { parseArgs } from 'node:util';

export interface Options {
  /** Groups of rows; all of them when empty. */
  readonly only: readonly string[];
  readonly isQuick: boolean;
  /** Where to write the results as JSON. */
  readonly json: string | undefined;
  /** Results of an earlier whole run, to publish without another. */
  readonly from: string | undefined;
  /** Also write the tables into the documents. */
  readonly isPublished: boolean;
}

const USAGE = `npm run bench -- [--only calls,stream] [--quick] [--json FILE] [--publish] | --from FILE`;

/** @throws with the usage, for arguments that it does not know. */
export function readOptions(args: readonly string[], groups: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', default: '' },
        quick: { type: 'boolean', default: false },
        json: { type: 'string' },
        from: { type: 'string' },
        publish: { type: 'boolean', default: false },
      },
    });
    const only = values.only.split(',').filter(Boolean);
    const unknown = only.filter((name) => !groups.includes(name));
    if (unknown.length) throw new Error(`There is no ${unknown.join()}: there are ${groups.join(', ')}.`);
    if (values.publish && (only.length || values.quick)) throw new Error('Only a whole run is published.');
    return { only, isQuick: values.quick, json: values.json, from: values.from, isPublished: values.publish };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error });
  }
}
