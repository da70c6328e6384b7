// Stands above every page while the record has acts that the program does not know.
import { useGet } from '../api/client';
import type { RecordInfo } from '../api/generated';
import { useSay } from '../shared/i18n';

export function ReadOnlyNotice() {
  const say = useSay();
  const why = useGet<RecordInfo>('/api/record').data?.read_only;
  if (!why) return null;
  return (
    <div className="notice" role="status">
      <strong>{say('read_only.title')}</strong>
      <p>{say('read_only.text', { index: why.index, act: why.type, version: why.version, count: why.count })}</p>
      {why.views_stopped.length > 0 ? <p>{say('read_only.figures', { views: why.views_stopped.join(', ') })}</p> : null}
      {why.views_skipping.length > 0 ? <p>{say('read_only.lists', { views: why.views_skipping.join(', ') })}</p> : null}
    </div>
  );
}
