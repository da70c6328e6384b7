// The days of an election as people write them.
import type { ElectionInfo } from '../../api/generated';
import { useSay, type Say } from '../../shared/i18n';
import { Badge } from '../../shared/ui';
import { toneOf } from './words';

interface Days {
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
  readonly within?: boolean;
}

// "10 August 2027", "11 April 2027 – 19 May 2027", "some day in December 2026".
export function daysOf(say: Say, days: Days): string {
  const from = days.on ?? days.from;
  const to = days.on ?? days.to;
  if (!from) return say('calendar.no_day');
  if (from === to || !to) return say.date(from);
  const month = from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && lastOfMonth(to);
  if (days.within && month) return say('calendar.some_day_in', { month: say.month(from) });
  const both = `${say.date(from)} – ${say.date(to)}`;
  return days.within ? say('calendar.some_day_within', { days: both }) : both;
}

function lastOfMonth(day: string): boolean {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

export function StatusBadge({ one }: { readonly one: Pick<ElectionInfo, 'status'> }) {
  const say = useSay();
  return one.status ? <Badge tone={toneOf(one.status)}>{say(`date.${one.status}`)}</Badge> : null;
}
