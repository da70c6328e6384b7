// A step that is recorded: a button, its form in a dialog, and everything shown anew once it is recorded.
import { useState, type ReactNode } from 'react';
import { send, useRefresh } from '../api/client';
import { Form, type FieldSpec } from './fields';
import { Modal } from './ui';

export interface StepProps {
  readonly title: string;
  readonly path: string;
  readonly version: number;
  readonly fields: ReadonlyArray<FieldSpec>;
  readonly subject?: Readonly<Record<string, unknown>>;  // what it is about, beside the fields
  readonly about?: ReactNode;
  readonly primary?: boolean;
  readonly uploads?: string;
}

export function StepButton({ title, path, version, fields, subject = {}, about, primary = false, uploads = '/api/blobs' }: StepProps) {
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={primary ? 'do' : ''} onClick={() => setOpen(true)}>{title}</button>
      {open ? (
        <Modal title={title} onClose={() => setOpen(false)}>
          {about}
          <Form action={title} fields={fields} uploads={uploads}
            onSend={async (body, key) => {
              await send('POST', path, { ...body, ...subject }, version, key);
              setOpen(false);
              await refresh();
            }} />
        </Modal>
      ) : null}
    </>
  );
}
