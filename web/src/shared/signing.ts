// The ways in which somebody can record with evidence of their own, as buttons beside the plain one.
import { useQuery } from '@tanstack/react-query';
import { send, useGet } from '../api/client';
import type { KeyList, Prepared, Written } from '../api/generated';
import { browserKey, recordWithBrowserKey } from './browser_key';
import type { Way } from './fields';
import { useSay } from './i18n';
import { passkeysHere, recordWithPasskey } from './passkey';

// What two persons sign is prepared for so long ahead.
const together_ms = '300000';

export function useKeys(wanted: boolean) {
  const keys = useGet<KeyList>(wanted ? '/api/keys' : null).data?.keys;
  const passkeys = (keys ?? []).filter((one) => one.kind === 'passkey' && one.revoked === undefined && passkeysHere(one.site));
  const kept = useQuery({ queryKey: ['browser key', keys?.map((one) => one.id + String(one.revoked)).join()], enabled: keys !== undefined,
    queryFn: () => browserKey(keys ?? []) }).data ?? null;
  return { passkeys, kept };
}

// `onPrepared` is given the id under which what two persons sign waits.
export function useWays(wanted: boolean, path: string, version: number | undefined, onWritten: (written: Written) => Promise<void>,
  onPrepared: (id: string) => Promise<void>): ReadonlyArray<Way> {
  const say = useSay();
  const { passkeys, kept } = useKeys(wanted);
  const ways: Array<Way> = [];
  if (passkeys.length > 0) {
    ways.push({ action: say('keys.confirm'), onSend: async (body, key) => onWritten(await recordWithPasskey(path, body, version, key, passkeys)) });
  }
  if (kept) {
    ways.push({ action: say('keys.sign_here'), onSend: async (body, key) => onWritten(await recordWithBrowserKey(path, body, version, key, kept)) });
    ways.push({ action: say('keys.sign_together'), onSend: async (body, key) => onPrepared(
      (await send<Prepared>('POST', path, body, version, key, { 'acta-prepare': together_ms })).id) });
  }
  return ways;
}
