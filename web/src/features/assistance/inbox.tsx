// What waits for the viewer, the most urgent first.
import { Link } from '@tanstack/react-router';
import { useGet } from '../../api/client';
import type { Inbox as InboxData, InboxItem } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { useSession, useStates } from '../../shared/session';
import { Answered, Badge, Empty, Page } from '../../shared/ui';

function groupOf(item: InboxItem, today: string): 'overdue' | 'week' | 'later' {
  if (item.overdue) return 'overdue';
  const days = (Date.parse(item.due ?? today) - Date.parse(today)) / 86_400_000;
  return days <= 7 ? 'week' : 'later';
}

function Item({ item }: { readonly item: InboxItem }) {
  const say = useSay();
  const states = useStates();
  return (
    <li>
      <h3><Link to={item.verb === 'answer_consultation' ? '/requests/$id/assessment' : '/requests/$id'} params={{ id: item.request.id }}>{item.request.title}</Link></h3>
      <p>{states.name(item.request.state)} · <bdi>{item.request.ref}</bdi> · {say('inbox.asked', { verb: say(`verb.${item.verb}`) })}</p>
      <p><Badge tone={item.overdue ? 'stop' : 'wait'}>{say('inbox.due', { date: say.date(item.due) })}</Badge>{' '}
        <small>{say('inbox.since', { date: say.date(item.since) })}</small></p>
    </li>
  );
}

export function Inbox() {
  const say = useSay();
  const session = useSession();
  const query = useGet<InboxData>('/api/inbox');
  const today = session?.today ?? '';
  return (
    <Page title={say('inbox.title')} lead={say('inbox.lead')}>
      <Answered query={query}>
        {({ items }) => items.length === 0 ? <Empty>{say('inbox.none')}</Empty> : (
          <>
            {(['overdue', 'week', 'later'] as const).map((group) => {
              const those = items.filter((item) => groupOf(item, today) === group);
              return those.length === 0 ? null : (
                <section key={group}>
                  <h2>{say(`inbox.${group}`)} ({those.length})</h2>
                  <ul className="cards">{those.map((item) => <Item key={item.request.id} item={item} />)}</ul>
                </section>
              );
            })}
          </>
        )}
      </Answered>
    </Page>
  );
}
