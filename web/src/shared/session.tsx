// Who asks: the session of this browser, and the names of States.
import { useMemo } from 'react';
import { useGet } from '../api/client';
import type { FormerState, Right, Session, StateInfo, StateList } from '../api/generated';
import { useSettings } from './i18n';

export function useSession(): Session | undefined {
  return useGet<Session>('/api/session').data;
}

export function useMay(): (right: Right) => boolean {
  const session = useSession();
  return (right) => session?.rights.includes(right) ?? false;
}

// Another person, or nobody: the page begins anew, so that nothing stays in it of what was shown to the one before.
export function startOver(path: '/' | '/welcome'): void {
  window.location.assign(path);
}

export interface StateNames {
  readonly list: ReadonlyArray<StateInfo>;
  readonly former: ReadonlyArray<FormerState>;
  readonly name: (iso3: string) => string;
}

export function useStates(): StateNames {
  const { language } = useSettings();
  const { data } = useGet<StateList>(`/api/states?language=${language}`);
  return useMemo(() => {
    const list = data?.states ?? [];
    const former = data?.former ?? [];
    const names = new Map([...former, ...list].map((state) => [state.iso3, state.name]));
    return { list, former, name: (iso3: string) => names.get(iso3) ?? iso3 };
  }, [data]);
}
