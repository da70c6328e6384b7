// Forms from a list of fields: one component for every step of a file, with the server's refusal at
// the field it is about.
import { Fragment, useId, useState, type FormEvent } from 'react';
import { Problem, newKey, upload } from '../api/client';
import { useSay } from './i18n';
import { problemText, useWork } from './ui';

export type FieldKind = 'line' | 'text' | 'date' | 'one' | 'many' | 'file' | 'lines' | 'team' | 'secret' | 'number' | 'flag' | 'stops';
export interface FieldSpec {
  readonly name: string;  // 'group.sex' is sent as { group: { sex } }
  readonly kind: FieldKind;
  readonly optional?: boolean;
  readonly options?: ReadonlyArray<readonly [value: string, label: string]>;  // of a line: what is proposed
  readonly initial?: string | ReadonlyArray<string>;
  readonly hint?: string;
  readonly label?: string;  // otherwise the one that the catalogue has for its name
}

type Value = string | ReadonlyArray<string> | File | null;
type Values = Record<string, Value>;

function initialOf(fields: ReadonlyArray<FieldSpec>): Values {
  return Object.fromEntries(fields.map((field) => [field.name,
    field.initial ?? (field.kind === 'many' ? [] : field.kind === 'file' ? null
      : field.kind === 'one' && !field.optional ? field.options?.[0]?.[0] ?? '' : '')]));
}

const nonEmptyLines = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);

async function bodyOf(fields: ReadonlyArray<FieldSpec>, values: Values, uploads: string): Promise<Record<string, unknown>> {
  const whole: Record<string, unknown> = {};
  for (const { name: path, kind, optional } of fields) {
    const value = values[path] ?? '';
    const [body, name] = within(whole, path);
    if (kind === 'file') {
      if (value instanceof File) body[name] = (await upload(value, uploads)).id;
      else if (!optional) body[name] = '';
    } else if (kind === 'lines') body[name] = nonEmptyLines(String(value));
    else if (kind === 'team') {
      body[name] = nonEmptyLines(String(value)).map((line) => {
        const [person = '', entity = '', role = ''] = line.split(',').map((part) => part.trim());
        return { name: person, entity, role, no_conflict_declared: values['declared'] === 'yes' };
      });
    } else if (kind === 'stops') {
      // A place on each line: from, to, place, what for. Days that are none are sent as typed, so that the server says so.
      body[name] = nonEmptyLines(String(value)).map((line) => {
        const [from = '', to = '', where = '', ...purpose] = line.split(',').map((part) => part.trim());
        return { from, to, place: where, purpose: purpose.join(', ') };
      });
    } else if (kind === 'flag') body[name] = value === 'yes';
    else if (kind === 'number') {
      // What is no number is sent as it was typed, so that the server says so at its place.
      if (value !== '' || !optional) body[name] = /^-?\d{1,15}$/.test(String(value).trim()) ? Number(value) : value;
    } else if (kind === 'many' || value !== '' || !optional) body[name] = value;
  }
  return whole;
}

// The object in which the last part of a name stands; it is made when it is not there.
function within(whole: Record<string, unknown>, path: string): readonly [Record<string, unknown>, string] {
  const parts = path.split('.');
  let body = whole;
  for (const part of parts.slice(0, -1)) body = (body[part] ??= {}) as Record<string, unknown>;
  return [body, parts.at(-1) ?? path];
}

function Control({ field, id, value, onChange, problem }: {
  readonly field: FieldSpec; readonly id: string; readonly value: Value;
  readonly onChange: (value: Value) => void; readonly problem?: string;
}) {
  const say = useSay();
  const label = field.label ?? say(`field.${field.name.split('.').at(-1)}`);
  const described = [field.hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].join(' ').trim() || undefined;
  const common = { id, 'aria-describedby': described, 'aria-invalid': problem ? true : undefined } as const;
  const text = typeof value === 'string' ? value : '';
  if (field.kind === 'many') {
    const chosen = Array.isArray(value) ? (value as ReadonlyArray<string>) : [];
    return (
      <fieldset>
        <legend>{label}</legend>
        {field.options?.map(([option, name]) => (
          <label key={option} className="choice">
            <input type="checkbox" checked={chosen.includes(option)} onChange={(event) =>
              onChange(event.target.checked ? [...chosen, option] : chosen.filter((one) => one !== option))} />
            {name}
          </label>
        ))}
        {field.options?.length === 0 ? <small>{say('form.none_to_choose')}</small> : null}
        {problem ? <small id={`${id}-problem`} className="no">{problem}</small> : null}
      </fieldset>
    );
  }
  if (field.kind === 'flag') {
    return (
      <label className="choice">
        <input type="checkbox" checked={text === 'yes'} onChange={(event) => onChange(event.target.checked ? 'yes' : '')} />
        {label}
      </label>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}{field.optional ? <small> {say('form.optional')}</small> : null}</label>
      {field.kind === 'one' ? (
        <select {...common} value={text} onChange={(event) => onChange(event.target.value)}>
          {field.optional ? <option value="">–</option> : null}
          {field.options?.map(([option, name]) => <option key={option} value={option}>{name}</option>)}
        </select>
      ) : field.kind === 'text' || field.kind === 'lines' || field.kind === 'team' || field.kind === 'stops' ? (
        <textarea {...common} rows={field.kind === 'text' ? 4 : 3} value={text} onChange={(event) => onChange(event.target.value)} />
      ) : field.kind === 'file' ? (
        <input {...common} type="file" onChange={(event) => onChange(event.target.files?.[0] ?? null)} />
      ) : (
        <input {...common} type={field.kind === 'date' ? 'date' : field.kind === 'secret' ? 'password' : 'text'} value={text}
          inputMode={field.kind === 'number' ? 'numeric' : undefined}
          list={field.options ? `${id}-list` : undefined} onChange={(event) => onChange(event.target.value)} />
      )}
      {field.kind === 'line' && field.options ? (
        <>
          <datalist id={`${id}-list`}>{field.options.map(([option, name]) => <option key={option} value={option} label={name} />)}</datalist>
          <output htmlFor={id}>{field.options.find(([option]) => option === text)?.[1]}</output>
        </>
      ) : null}
      {field.hint ? <small id={`${id}-hint`}>{field.hint}</small> : null}
      {problem ? <small id={`${id}-problem`} className="no">{problem}</small> : null}
    </div>
  );
}

// Whether a refusal is about this field, or something in its list: $.stops[1].to is about stops.
function placedAt(where: string | undefined, name: string): boolean {
  const path = where?.match(/^\$\.([\w.]+)(\[)?/);
  return path?.[1] === name;
}

type Send = (body: Record<string, unknown>, key: string) => Promise<void>;

// Another way to send the same form.
export interface Way {
  readonly action: string;
  readonly onSend: Send;
}

export function Form({ fields, action, onSend, others = [], uploads = '/api/blobs' }: {
  readonly fields: ReadonlyArray<FieldSpec>; readonly action: string; readonly onSend: Send; readonly others?: ReadonlyArray<Way>;
  readonly uploads?: string;  // where documents are sent first
}) {
  const say = useSay();
  const base = useId();
  const [values, setValues] = useState<Values>(() => initialOf(fields));
  // One key until it was accepted: pressing twice records once.
  const [key] = useState(newKey);
  const { busy, problem, run } = useWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const way = others[Number(submitter?.getAttribute('value') ?? -1)]?.onSend ?? onSend;
    run(async () => way(await bodyOf(fields, values, uploads), key));
  };
  const at = (name: string) =>
    problem instanceof Problem && placedAt(problem.where, name) ? problemText(say, problem) : undefined;
  const placed = problem !== null && fields.some((field) => at(field.name) !== undefined);
  return (
    <form onSubmit={submit} noValidate>
      {fields.map((field) => (
        <Control key={field.name} field={field} id={`${base}-${field.name}`} value={values[field.name] ?? ''} problem={at(field.name)}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))} />
      ))}
      {fields.some((field) => field.kind === 'team') ? (
        <label className="choice">
          <input type="checkbox" checked={values['declared'] === 'yes'}
            onChange={(event) => setValues((before) => ({ ...before, declared: event.target.checked ? 'yes' : '' }))} />
          {say('form.all_declared')}
        </label>
      ) : null}
      {problem && !placed ? <p className="no" role="alert">{problemText(say, problem)}</p> : null}
      <button type="submit" className="do" disabled={busy}>{busy ? say('state.working') : action}</button>
      {others.map((one, at) => <Fragment key={one.action}>{' '}<button type="submit" value={at} disabled={busy}>{one.action}</button></Fragment>)}
    </form>
  );
}
