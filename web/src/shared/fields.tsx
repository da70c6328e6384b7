// Forms from a list of fields: one component for every step of a file, with the server's refusal at
// the field it is about.
import { Fragment, useId, useState, type FormEvent } from 'react';
import { Problem, newKey, upload } from '../api/client';
import { useSay } from './i18n';
import { problemText, useWork } from './ui';

export type FieldKind = 'line' | 'text' | 'date' | 'one' | 'many' | 'file' | 'lines' | 'team' | 'secret';
export interface FieldSpec {
  readonly name: string;
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

async function bodyOf(fields: ReadonlyArray<FieldSpec>, values: Values): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  for (const { name, kind, optional } of fields) {
    const value = values[name] ?? '';
    if (kind === 'file') {
      if (value instanceof File) body[name] = (await upload(value)).id;
      else if (!optional) body[name] = '';
    } else if (kind === 'lines') body[name] = nonEmptyLines(String(value));
    else if (kind === 'team') {
      body[name] = nonEmptyLines(String(value)).map((line) => {
        const [person = '', entity = '', role = ''] = line.split(',').map((part) => part.trim());
        return { name: person, entity, role, no_conflict_declared: values['declared'] === 'yes' };
      });
    } else if (kind === 'many' || value !== '' || !optional) body[name] = value;
  }
  return body;
}

function Control({ field, id, value, onChange, problem }: {
  readonly field: FieldSpec; readonly id: string; readonly value: Value;
  readonly onChange: (value: Value) => void; readonly problem?: string;
}) {
  const say = useSay();
  const label = field.label ?? say(`field.${field.name}`);
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
  return (
    <div className="field">
      <label htmlFor={id}>{label}{field.optional ? <small> {say('form.optional')}</small> : null}</label>
      {field.kind === 'one' ? (
        <select {...common} value={text} onChange={(event) => onChange(event.target.value)}>
          {field.optional ? <option value="">–</option> : null}
          {field.options?.map(([option, name]) => <option key={option} value={option}>{name}</option>)}
        </select>
      ) : field.kind === 'text' || field.kind === 'lines' || field.kind === 'team' ? (
        <textarea {...common} rows={field.kind === 'text' ? 4 : 3} value={text} onChange={(event) => onChange(event.target.value)} />
      ) : field.kind === 'file' ? (
        <input {...common} type="file" onChange={(event) => onChange(event.target.files?.[0] ?? null)} />
      ) : (
        <input {...common} type={field.kind === 'date' ? 'date' : field.kind === 'secret' ? 'password' : 'text'} value={text}
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

type Send = (body: Record<string, unknown>, key: string) => Promise<void>;

// Another way to send the same form.
export interface Way {
  readonly action: string;
  readonly onSend: Send;
}

export function Form({ fields, action, onSend, others = [] }: {
  readonly fields: ReadonlyArray<FieldSpec>; readonly action: string; readonly onSend: Send; readonly others?: ReadonlyArray<Way>;
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
    run(async () => way(await bodyOf(fields, values), key));
  };
  const at = (name: string) =>
    problem instanceof Problem && problem.where?.match(/^\$\.(\w+)/)?.[1] === name ? problemText(say, problem) : undefined;
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
