// Who else has seen an act: as many witnesses as cosigned a tree that holds it.
import { useGet } from '../api/client';
import type { WitnessList } from '../api/generated';
import { useSay } from './i18n';

export function useWitnesses() {
  return useGet<WitnessList>('/api/record/witnesses');
}

// Recorded at once, witnessed when others have seen it; said nowhere where nobody is asked.
export function Standing({ index }: { readonly index: number }) {
  const say = useSay();
  const witnesses = useWitnesses().data?.witnesses ?? [];
  const count = witnesses.filter((one) => one.size > index).length;
  return (
    <>
      <span className="ok">{say('receipt.recorded')}</span>
      {witnesses.length > 0 && count > 0
        ? <span className="ok">{say('receipt.witnessed', { count: say.number(count), of: say.number(witnesses.length) })}</span> : null}
    </>
  );
}
