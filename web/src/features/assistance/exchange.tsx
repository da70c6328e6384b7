// What passes between the desk and the State: questions, letters, publications. One part of the file for both doors.
import type { Exchange, Letter, Publication, Question, SentLetter, Verb } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { StepButton } from '../../shared/step';
import { Badge } from '../../shared/ui';
import { fieldsOf } from './words';

interface Door {
  readonly at: string;  // the file at the server, by the door of who looks
  readonly version?: number | undefined;
  readonly steps: ReadonlyArray<Verb>;
  readonly own: boolean;  // the State's
}

// `subject`: what it is about, as the server names it.
function Act({ door, verb, subject = {} }: { readonly door: Door; readonly verb: Verb; readonly subject?: Readonly<Record<string, string>> }) {
  const say = useSay();
  if (!door.steps.includes(verb)) return null;
  // The State need not add anything to a confirmation or to its consent.
  const fields = fieldsOf(verb, say, [], [], []).map((field) => door.own && field.name === 'note' ? { ...field, hint: say('own.note_hint') } : field);
  return <StepButton title={say(door.own ? `own.verb_${verb}` : `verb.${verb}`)} path={`${door.at}/${verb}`} {...(door.version === undefined ? {} : { version: door.version })} fields={fields} subject={subject}
    about={verb === 'answer_publication' ? <p>{say('exchange.for_ever')}</p> : null} uploads={door.own ? '/api/state/blobs' : '/api/blobs'} />;
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

export function ExchangeOf({ exchange, at, version, steps, own = false }: {
  readonly exchange: Exchange; readonly at: string; readonly version?: number; readonly steps: ReadonlyArray<Verb>; readonly own?: boolean;
}) {
  const say = useSay();
  const door: Door = { at, version, steps, own };
  const { questions, letters, publications } = exchange;
  const nothing = questions.length + letters.length + publications.length === 0;
  return (
    <section className="exchange">
      <h2>{say(own ? 'own.exchange' : 'exchange.title')}</h2>
      {nothing ? <p className="empty">{say(own ? 'own.exchange_none' : 'exchange.none')}</p> : null}
      {questions.length > 0 ? <><h3>{say('exchange.questions')}</h3><ul className="plain-list">{questions.map((one) => <QuestionItem key={one.id} door={door} one={one} />)}</ul></> : null}
      {letters.length > 0 ? <><h3>{say('exchange.letters')}</h3><ul className="plain-list">{letters.map((one) => <LetterItem key={one.id} door={door} one={one} />)}</ul></> : null}
      {publications.length > 0 ? <><h3>{say('exchange.publications')}</h3><ul className="plain-list">{publications.map((one) => <PublicationItem key={one.id} door={door} one={one} />)}</ul></> : null}
      <p className="actions">{(['ask_question', 'send_letter', 'propose_publication'] as const).map((verb) => <Act key={verb} door={door} verb={verb} />)}</p>
    </section>
  );
}
