// What is asked of a person who erases, holds, declines or lifts.
import { send } from '../../api/client';
import type { Basis, Requester } from '../../api/generated';
import { Form, type FieldSpec } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useSubjects } from './subjects';

export type Task = { readonly what: 'erase' | 'hold' } | { readonly what: 'decline' | 'lift'; readonly id: string };

const bases: ReadonlyArray<Basis> = ['no_longer_needed', 'consent_withdrawn', 'objection', 'unlawful', 'legal_obligation'];
const requesters: ReadonlyArray<Requester> = ['data_subject', 'representative', 'authority', 'controller'];

function addressOf(task: Task): string {
  if (!('id' in task)) return task.what === 'erase' ? '/api/protection/erasures' : '/api/protection/holds';
  return task.what === 'lift' ? `/api/protection/holds/${task.id}/lift` : `/api/protection/erasures/${task.id}/decline`;
}

export function ProtectionForm({ task, onDone }: { readonly task: Task; readonly onDone: () => Promise<void> }) {
  const say = useSay();
  const { options } = useSubjects();
  const subject: FieldSpec = { name: 'subject', kind: 'line', options, hint: say('protection.subject_hint') };
  const fields: ReadonlyArray<FieldSpec> = [
    ...(task.what === 'erase' || task.what === 'hold' ? [subject] : []),
    ...(task.what === 'erase' ? [
      { name: 'basis', kind: 'one', options: bases.map((one) => [one, say(`basis.${one}`)] as const) },
      { name: 'requester', kind: 'one', options: requesters.map((one) => [one, say(`requester.${one}`)] as const) }] as const : []),
    { name: 'reason', kind: 'text', ...(task.what === 'erase' ? { hint: say('protection.reason_hint') } : {}) },
  ];
  return (
    <>
      {task.what === 'erase' ? <p>{say('protection.erase_note')}</p> : null}
      <Form action={say(`protection.${task.what}`)} fields={fields}
        onSend={async (body, key) => {
          await send('POST', addressOf(task), body, undefined, key);
          await onDone();
        }} />
    </>
  );
}
