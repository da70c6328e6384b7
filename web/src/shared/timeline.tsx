// Acts as in a case file, newest first, each with its receipt.
import { Link } from '@tanstack/react-router';
import type { ActLine } from '../api/generated';
import { useSay, type Say, type Values } from './i18n';
import { Badge, Receipt } from './ui';

// What an act says, as values for its sentence.
export function valuesOf(act: ActLine, say: Say): Values {
  const values: Values = { act: act.type };
  const body = act.body ? (JSON.parse(act.body) as Record<string, unknown>) : {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') {
      const date = /^\d{4}-\d\d-\d\d$/.test(value);
      const word = `word.${value}`;
      values[name] = date ? say.date(value) : say.has(word) ? say(word) : value;
    } else if (typeof value === 'number') values[name] = value;
    else if (Array.isArray(value)) values[name] = value.every((one) => typeof one === 'string') ? value.join(', ') : value.length;
  }
  return values;
}

export function sentenceOf(act: ActLine, say: Say): string {
  if (act.unknown_version !== undefined) return say('act.newer', { act: act.type, version: act.unknown_version });
  const key = `act.${act.type}`;
  return say.has(key) ? say(key, valuesOf(act, say)) : say('act.unknown', { act: act.type });
}

function detailOf(act: ActLine): string | null {
  if (!act.body) return null;
  const body = JSON.parse(act.body) as Record<string, unknown>;
  for (const name of ['reasons', 'reason', 'evidence', 'note', 'duplicates_note', 'scope', 'summary', 'source']) {
    if (typeof body[name] === 'string') return body[name];
  }
  return null;
}

export function whoOf(act: ActLine, say: Say): string {
  const role = act.role ? say(`role.${act.role}`) : '';
  return act.name ? `${act.name}, ${role}` : role;
}

// That a passkey confirmed the act, with the way to the evidence.
export function Confirmed({ by }: { readonly by: number | undefined }) {
  const say = useSay();
  if (by === undefined) return null;
  return (
    <p>
      <Badge tone="good">{say('receipt.confirmed')}</Badge>{' '}
      <Link to="/acts/$index" params={{ index: String(by) }}>{say('receipt.confirmed_by', { index: say.number(by) })}</Link>
    </p>
  );
}

export function Timeline({ acts }: { readonly acts: ReadonlyArray<ActLine> }) {
  const say = useSay();
  return (
    <ol className="timeline">
      {acts.map((act) => (
        <li key={act.index} className={act.classification === 'public' ? 'key' : ''}>
          <h3>{sentenceOf(act, say)}</h3>
          {detailOf(act) ? <p>{detailOf(act)}</p> : null}
          <Confirmed by={act.confirmed} />
          <Receipt index={act.index} leaf={act.leaf} at={act.at} who={whoOf(act, say)} />
        </li>
      ))}
    </ol>
  );
}
