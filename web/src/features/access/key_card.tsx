// One key with its validity, and what revokes it.
import type { PersonalKey } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { Badge } from '../../shared/ui';

export function KeyCard({ one, here = false, onRevoke }: { readonly one: PersonalKey; readonly here?: boolean; readonly onRevoke: () => void }) {
  const say = useSay();
  return (
    <li>
      <h3>{one.label} <Badge tone={one.revoked === undefined ? 'good' : 'stop'}>{say(one.revoked === undefined ? 'keys.counts' : 'keys.revoked')}</Badge></h3>
      <p>{say(`key_kind.${one.kind}`)}{one.site ? <>, <bdi>{one.site}</bdi></> : null}{here ? `, ${say('keys.in_this_browser')}` : null}<br />
        <bdi><code>{one.fingerprint.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code></bdi></p>
      <p>{say('keys.added', { index: say.number(one.added), date: say.date(one.added_at) })}
        {one.revoked === undefined ? null : ` ${say('keys.revoked_because', { index: say.number(one.revoked), reason: one.reason ?? '' })}`}</p>
      {one.revoked === undefined ? <button type="button" onClick={onRevoke}>{say('keys.revoke')}</button> : null}
    </li>
  );
}
