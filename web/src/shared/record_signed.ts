// Acts that are recorded with a signature: prepared, signed, recorded; and once more for a moment ahead when
// somebody else recorded meanwhile (docs/formats/keys.md).
import { Problem, send } from '../api/client';
import type { Prepared, Written } from '../api/generated';

const bodiesOf = (prepared: Prepared) =>
  JSON.stringify(prepared.texts.map((one) => { const { type, body } = JSON.parse(one.text) as Record<string, unknown>; return [type, body]; }));

// Prepares what a request would record and has it recorded with what `sign` gives; when others recorded
// meanwhile, again for a moment ahead, as long as what is signed says the same.
export async function recordSigned(ask: (prepare: string) => Promise<Prepared>, sign: (prepared: Prepared) => Promise<unknown>,
  moments: ReadonlyArray<string>): Promise<Written> {
  let first: string | null = null;
  for (const [at, moment] of moments.entries()) {
    const prepared = await ask(moment);
    if (first !== null && first !== bodiesOf(prepared)) break;
    first = bodiesOf(prepared);
    try {
      return await send<Written>('POST', `/api/prepared/${prepared.id}/record`, await sign(prepared));
    } catch (thrown) {
      const stale = thrown instanceof Problem && thrown.word === 'record.prepared_stale';
      if (!stale || at === moments.length - 1) throw thrown;
    }
  }
  throw new Problem('record.prepared_stale', 409, '');
}
