// Whom and what data can be about, by name: the people and files that this person may see. Others are named by their stream.
import { useMemo } from 'react';
import { useGet } from '../../api/client';
import type { AdvisoryList, PersonList, RequestList } from '../../api/generated';
import { useMay, useStates } from '../../shared/session';

export interface Subjects {
  readonly options: ReadonlyArray<readonly [stream: string, name: string]>;
  readonly name: (stream: string) => string | undefined;
}

export function useSubjects(): Subjects {
  const may = useMay();
  const states = useStates();
  const people = useGet<PersonList>(may('delegate') ? '/api/people' : null).data;
  const files = useGet<RequestList>(may('request_read') ? '/api/requests' : null).data;
  const advisories = useGet<AdvisoryList>(may('request_read') ? '/api/advisory' : null).data;
  return useMemo(() => {
    const options = [
      ...(people?.people ?? []).map((one) => [`access.person/${one.id}`, one.name] as const),
      ...(files?.requests ?? []).map((one) => [`assistance.request/${one.id}`, `${one.ref}, ${states.name(one.state)}`] as const),
      ...(advisories?.advisories ?? []).map((one) => [`assistance.advisory/${one.id}`, `${one.title}, ${states.name(one.state)}`] as const),
    ];
    const names = new Map<string, string>(options);
    return { options, name: (stream: string) => names.get(stream) };
  }, [people, files, advisories, states]);
}
