// Shows chosen fields of a sealed act to one party: recorded, then a file that verifies offline.
import { useState } from 'react';
import { send, useGet } from '../../api/client';
import type { FieldsOfAct, Written } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useMay } from '../../shared/session';
import { Answered, Modal } from '../../shared/ui';

// Left to right in either language, and short enough to choose by.
const shortest = 90;
function named(pointer: string, value: string): string {
  return `\u2066${pointer} ${value.length > shortest ? `${value.slice(0, shortest)}…` : value}\u2069`;
}

function Chosen({ index, onShown }: { readonly index: string; readonly onShown: (id: string) => void }) {
  const say = useSay();
  const query = useGet<FieldsOfAct>(`/api/acts/${index}/fields`);
  return (
    <Answered query={query}>
      {({ fields }) => (
        <div className="one-a-line">
          <Form action={say('disclose.action')}
            fields={[{ name: 'fields', kind: 'many', options: fields.map((field) => [field.pointer, field.pointer === '-' ? say('disclose.whole') : named(field.pointer, field.value)] as const) },
              { name: 'to', kind: 'line', label: say('disclose.to') }, { name: 'why', kind: 'text' }]}
            onSend={async (body, key) => {
              const written = await send<Written>('POST', `/api/acts/${index}/disclosures`, body, undefined, key);
              onShown(written.id);
            }} />
        </div>
      )}
    </Answered>
  );
}

export function Disclose({ index }: { readonly index: string }) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  if (!may('disclose')) return null;
  return (
    <section>
      <h2>{say('disclose.title')}</h2>
      <p>{say('disclose.lead')}</p>
      <p><button type="button" onClick={() => setOpen(true)}>{say('disclose.action')}</button></p>
      {shown ? <p role="status">{say('disclose.done')} <a href={`/api/protection/disclosures/${shown}/file`} download={`act-${index}.acta-disclosure`}>{say('protection.file')}</a></p> : null}
      {open ? (
        <Modal title={say('disclose.title')} onClose={() => setOpen(false)}>
          <Chosen index={index} onShown={(id) => { setShown(id); setOpen(false); }} />
        </Modal>
      ) : null}
    </section>
  );
}
