// A step that is recorded: a button, its form in a dialog, and everything shown anew once it is recorded.
import { useState, type ReactNode } from 'react';
import { send, useRefresh } from '../api/client';
import { Form, type FieldSpec } from './fields';
import { Modal } from './ui';

export interface StepProps {
  readonly title: string;
  readonly path: string;
  readonly version?: number;  // as it was when the dialog was opened: what was seen then is what is acted on
  readonly fields: ReadonlyArray<FieldSpec>;
  readonly subject?: Readonly<Record<string, unknown>>;  // what it is about, beside the fields
  readonly about?: ReactNode;
  readonly primary?: boolean;
  readonly uploads?: string;
  readonly of?: string;  // what it is about, where several buttons have one name
}

export function StepButton({ title, path, version, fields, subject = {}, about, primary = false, uploads = '/api/blobs', of }: StepProps) {
  const refresh = useRefresh();
  const [open, setOpen] = useState<{ readonly version: number | undefined; readonly subject: object } | null>(null);
  return (
    <>
      <button type="button" className={primary ? 'do' : ''} aria-label={of ? `${title}: ${of}` : undefined} onClick={() => setOpen({ version, subject })}>{title}</button>
      {open ? (
        <Modal title={title} onClose={() => setOpen(null)}>
          {about}
          <Form action={title} fields={fields} uploads={uploads}
            onSend={async (body, key) => {
              await send('POST', path, { ...body, ...open.subject }, open.version, key);
              setOpen(null);
              await refresh();
            }} />
        </Modal>
      ) : null}
    </>
  );
}
