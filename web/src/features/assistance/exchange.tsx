// What passes between the desk and the State: questions, letters, publications. One part of the file for both doors.
import { useState } from 'react';
import { send, useRefresh } from '../../api/client';
import type { Exchange, Letter, Publication, Question, SentLetter, Verb } from '../../api/generated';
import { Form, type FieldSpec } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { Badge, Modal } from '../../shared/ui';
import { fieldsOf } from './words';

interface Open {
  readonly verb: Verb;
  readonly subject?: Readonly<Record<string, string>>;  // what it is about, as the server names it
}

interface Door {
  readonly at: string;  // the file at the server, by the door of who looks
  readonly steps: ReadonlyArray<Verb>;
  readonly own: boolean;  // the State's
  readonly onOpen: (open: Open) => void;
}

function Act({ door, verb, subject }: { readonly door: Door; readonly verb: Verb; readonly subject?: Readonly<Record<string, string>> }) {
  const say = useSay();
  if (!door.steps.includes(verb)) return null;
  return <button type="button" onClick={() => door.onOpen({ verb, ...(subject ? { subject } : {}) })}>{say(door.own ? `own.verb_${verb}` : `verb.${verb}`)}</button>;
}

function Attached({ door, letter }: { readonly door: Door; readonly letter: Letter | undefined }) {
  if (!letter) return null;
  return <><br /><a href={`${door.at}/documents/${letter.blob}`} download={letter.title}><bdi>{letter.title}</bdi></a></>;
}

function QuestionItem({ door, one }: { readonly door: Door; readonly one: Question }) {
  const say = useSay();
  const tone = one.state === 'asked' ? 'wait' : one.state === 'answered' ? 'good' : 'open';
  return (
    <li>
      <Badge tone={tone}>{say(door.own ? `own.question_${one.state === 'settled' && one.answer ? 'answered' : one.state}` : `exchange.question_${one.state}`)}</Badge> <bdi>{one.text}</bdi>
      <br /><small>{say.date(one.asked_on)}{one.answer_by ? `, ${say('exchange.answer_by', { date: say.date(one.answer_by) })}` : ''}</small>
      {one.answer ? <blockquote dir="auto">{one.answer}<Attached door={door} letter={one.letter} /><br /><small>{say.date(one.answered_on)}</small></blockquote> : null}
      {one.note ? <p><small>{say('exchange.note', { note: one.note })}</small></p> : null}
      <p className="actions">
        {one.state === 'asked' ? <Act door={door} verb="answer_question" subject={{ question: one.id }} /> : null}
        {one.state !== 'settled' ? <Act door={door} verb="settle_question" subject={{ question: one.id }} /> : null}
      </p>
    </li>
  );
}

function LetterItem({ door, one }: { readonly door: Door; readonly one: SentLetter }) {
  const say = useSay();
  return (
    <li>
      <Badge tone={one.acknowledged_on ? 'good' : 'wait'}>{say(one.acknowledged_on ? 'exchange.letter_confirmed' : 'exchange.letter_sent')}</Badge> <bdi>{one.subject}</bdi>
      <Attached door={door} letter={one.letter} />
      <br /><small>{say('exchange.sent_on', { date: say.date(one.sent_on) })}{one.acknowledged_on ? `, ${say('exchange.confirmed_on', { date: say.date(one.acknowledged_on) })}` : ''}</small>
      {one.note ? <p><small>{one.note}</small></p> : null}
      {one.acknowledged_on ? null : <p className="actions"><Act door={door} verb="acknowledge_letter" subject={{ sent: one.id }} /></p>}
    </li>
  );
}

function PublicationItem({ door, one }: { readonly door: Door; readonly one: Publication }) {
  const say = useSay();
  const tone = one.state === 'proposed' ? 'wait' : one.state === 'published' ? 'good' : 'stop';
  return (
    <li>
      <Badge tone={tone}>{say(`${door.own ? 'own' : 'exchange'}.publication_${one.state}`)}</Badge> <strong><bdi>{one.title}</bdi></strong>
      <blockquote dir="auto">{one.text}<Attached door={door} letter={one.document} /></blockquote>
      <small>{say.date(one.answered_on ?? one.proposed_on)}{one.note ? `: ${one.note}` : ''}</small>
      {one.state === 'proposed' ? (
        <p className="actions">
          <Act door={door} verb="answer_publication" subject={{ publication: one.id }} />
          <Act door={door} verb="drop_publication" subject={{ publication: one.id }} />
        </p>
      ) : null}
    </li>
  );
}

// The State need not add anything to a confirmation or to its consent.
function fieldsFor(open: Open, own: boolean, say: ReturnType<typeof useSay>): ReadonlyArray<FieldSpec> {
  return fieldsOf(open.verb, say, [], [], []).map((field) => own && field.name === 'note' ? { ...field, hint: say('own.note_hint') } : field);
}

export function ExchangeOf({ exchange, at, version, steps, own = false }: {
  readonly exchange: Exchange; readonly at: string; readonly version: number; readonly steps: ReadonlyArray<Verb>; readonly own?: boolean;
}) {
  const say = useSay();
  const refresh = useRefresh();
  const [open, setOpen] = useState<Open | null>(null);
  const door: Door = { at, steps, own, onOpen: setOpen };
  const { questions, letters, publications } = exchange;
  const nothing = questions.length + letters.length + publications.length === 0;
  const title = open ? say(own ? `own.verb_${open.verb}` : `verb.${open.verb}`) : '';
  return (
    <section className="exchange">
      <h2>{say(own ? 'own.exchange' : 'exchange.title')}</h2>
      {nothing ? <p className="empty">{say(own ? 'own.exchange_none' : 'exchange.none')}</p> : null}
      {questions.length > 0 ? <><h3>{say('exchange.questions')}</h3><ul className="plain-list">{questions.map((one) => <QuestionItem key={one.id} door={door} one={one} />)}</ul></> : null}
      {letters.length > 0 ? <><h3>{say('exchange.letters')}</h3><ul className="plain-list">{letters.map((one) => <LetterItem key={one.id} door={door} one={one} />)}</ul></> : null}
      {publications.length > 0 ? <><h3>{say('exchange.publications')}</h3><ul className="plain-list">{publications.map((one) => <PublicationItem key={one.id} door={door} one={one} />)}</ul></> : null}
      <p className="actions">{(['ask_question', 'send_letter', 'propose_publication'] as const).map((verb) => <Act key={verb} door={door} verb={verb} />)}</p>
      {open ? (
        <Modal title={title} onClose={() => setOpen(null)}>
          {open.verb === 'answer_publication' ? <p>{say('exchange.for_ever')}</p> : null}
          <Form key={open.verb} action={title} fields={fieldsFor(open, own, say)} uploads={own ? '/api/state/blobs' : '/api/blobs'}
            onSend={async (body, key) => {
              await send('POST', `${at}/${open.verb}`, { ...body, ...open.subject }, version, key);
              setOpen(null);
              await refresh();
            }} />
        </Modal>
      ) : null}
    </section>
  );
}
