// What a report holds beside its sections: gender checklist, capacity of the commission, options; whom a mission met; what entities say.
import type { AssessmentPage, ChecklistItem, CapacityDimension, ConsultationLine } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { StepButton } from '../../shared/step';
import { Badge, Empty } from '../../shared/ui';
import { capacityDimensions, capacityLevels, checklistAnswers, checklistItems, entities, meetingCategories, named, positions } from './words';

interface Part { readonly page: AssessmentPage }
const pathOf = (page: AssessmentPage, verb: string) => `/api/requests/${page.request.id}/${verb}`;

export function Checklist({ page }: Part) {
  const say = useSay();
  const row = (item: ChecklistItem) => {
    const line = page.assessment.checklist.find((one) => one.item === item);
    return (
      <tr key={item}>
        <th scope="row">{say(`checklist.${item}`)}</th>
        <td>{line ? <Badge tone={line.answer === 'good' ? 'good' : line.answer === 'not_known' ? 'open' : 'wait'}>{say(`checklist_answer.${line.answer}`)}</Badge> : <Badge tone="stop">{say('assessment_report.missing')}</Badge>}</td>
        <td dir="auto">{line?.evidence}</td>
        <td>{page.steps.includes('answer_checklist') ? <StepButton title={say(line ? 'checklist.again' : 'checklist.answer')} of={say(`checklist.${item}`)} path={pathOf(page, 'answer_checklist')} version={page.request.version} subject={{ item }}
          about={<p>{say(`checklist.${item}`)}</p>}
          fields={[{ name: 'answer', kind: 'one', label: say('checklist.stands'), options: named(say, 'checklist_answer', checklistAnswers) }, { name: 'evidence', kind: 'text' }]} /> : null}</td>
      </tr>
    );
  };
  return (
    <section>
      <h2>{say('checklist.title')}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={say('checklist.title')}><table><tbody>{checklistItems.map(row)}</tbody></table></div>
    </section>
  );
}

export function Capacity({ page }: Part) {
  const say = useSay();
  const row = (dimension: CapacityDimension) => {
    const line = page.assessment.capacity.find((one) => one.dimension === dimension);
    return (
      <tr key={dimension}>
        <th scope="row">{say(`capacity.${dimension}`)}</th>
        <td>{line ? <Badge tone={line.level === 'strong' || line.level === 'sufficient' ? 'good' : line.level === 'partial' ? 'wait' : 'stop'}>{say(`capacity_level.${line.level}`)}</Badge> : '–'}</td>
        <td dir="auto">{line?.evidence}</td>
        <td>{page.steps.includes('rate_capacity') ? <StepButton title={say('capacity.rate')} of={say(`capacity.${dimension}`)} path={pathOf(page, 'rate_capacity')} version={page.request.version} subject={{ dimension }}
          about={<p>{say(`capacity.${dimension}`)}</p>}
          fields={[{ name: 'level', kind: 'one', label: say('capacity.level'), options: named(say, 'capacity_level', capacityLevels) }, { name: 'evidence', kind: 'text' }]} /> : null}</td>
      </tr>
    );
  };
  return (
    <section>
      <h2>{say('capacity.title')}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={say('capacity.title')}><table><tbody>{capacityDimensions.map(row)}</tbody></table></div>
    </section>
  );
}

export function Options({ page }: Part) {
  const say = useSay();
  return (
    <section>
      <h2>{say('option.title')}</h2>
      {page.assessment.options.length === 0 ? <Empty>{say('option.nothing')}</Empty> : (
        <ul className="plain-list">
          {page.assessment.options.map((one) => (
            <li key={one.title}><strong><bdi>{one.title}</bdi></strong> {one.types.length === 0 ? <Badge tone="open">{say('option.none')}</Badge> : one.types.map((type) => say(`type.${type}`)).join(', ')}
              <p dir="auto">{one.text}</p></li>
          ))}
        </ul>
      )}
      {page.steps.includes('describe_option') ? <StepButton title={say('verb.describe_option')} path={pathOf(page, 'describe_option')} version={page.request.version}
        fields={[{ name: 'title', kind: 'line' }, { name: 'types', kind: 'many', options: named(say, 'type', page.request.types), hint: say('option.hint') },
          { name: 'text', kind: 'text', label: say('option.text') }]} /> : null}
    </section>
  );
}

function Consulted({ page, line }: Part & { readonly line: ConsultationLine }) {
  const say = useSay();
  const tone = line.state === 'open' ? 'wait' : line.state === 'silent' ? 'stop' : line.position === 'objects' ? 'stop' : 'good';
  return (
    <li>
      <Badge tone={tone}>{line.position ? say(`position.${line.position}`) : say(`consultation.${line.state}`)}</Badge> <strong>{line.entity}</strong> <bdi>{line.about}</bdi>
      <br /><small>{say('consultation.dates', { asked: say.date(line.asked_on), due: say.date(line.due) })}</small>
      {line.text ? <blockquote dir="auto">{line.text}</blockquote> : null}
      {page.mine.includes(line.id) ? <p><StepButton title={say('verb.answer_consultation')} path={pathOf(page, 'answer_consultation')} version={page.request.version} subject={{ consultation: line.id }}
        fields={[{ name: 'position', kind: 'one', label: say('consultation.position'), options: named(say, 'position', positions) },
          { name: 'text', kind: 'text', label: say('consultation.text'), hint: say('consultation.text_hint') }]} /></p> : null}
    </li>
  );
}

export function Consultations({ page }: Part) {
  const say = useSay();
  const list = page.assessment.consultations;
  return (
    <section>
      <h2>{say('consultation.title')}</h2>
      {list.length === 0 ? <Empty>{say('consultation.nobody')}</Empty> : <ul className="plain-list">{list.map((line) => <Consulted key={line.id} page={page} line={line} />)}</ul>}
      {page.steps.includes('consult') ? <StepButton title={say('verb.consult')} path={pathOf(page, 'consult')} version={page.request.version}
        fields={[{ name: 'entity', kind: 'line', label: say('consultation.entity'), options: entities.map((one) => [one, one] as const) },
          { name: 'about', kind: 'text', label: say('consultation.about') }, { name: 'due', kind: 'date', label: say('consultation.due') }]} /> : null}
    </section>
  );
}

export function Meetings({ page }: Part) {
  const say = useSay();
  if (page.assessment.kind !== 'mission') return null;
  return (
    <section>
      <h2>{say('meeting.title')}</h2>
      {page.met.length === 0 ? <Empty>{say('meeting.nobody')}</Empty> : (
        <div className="scroll" tabIndex={0} role="region" aria-label={say('meeting.title')}><table>
          <thead><tr>{['category', 'meetings', 'women', 'men'].map((head) => <th key={head} scope="col">{say(`meeting.${head}`)}</th>)}</tr></thead>
          <tbody>{page.met.map((one) => <tr key={one.category}><td>{say(`met_with.${one.category}`)}</td><td>{one.meetings}</td><td>{one.women}</td><td>{one.men}</td></tr>)}</tbody>
        </table></div>
      )}
      {page.meetings.length > 0 ? (
        <><h3>{say('meeting.confidential')}</h3><ul className="plain-list">
          {page.meetings.map((one, at) => <li key={at}><strong><bdi>{one.who}</bdi></strong>, {say(`met_with.${one.category}`)}, {say.date(one.on)}<p dir="auto">{one.said}</p></li>)}
        </ul></>
      ) : null}
      {page.steps.includes('record_meeting') ? <StepButton title={say('verb.record_meeting')} path={pathOf(page, 'record_meeting')} version={page.request.version} about={<p>{say('meeting.about')}</p>}
        fields={[{ name: 'category', kind: 'one', label: say('meeting.category'), options: named(say, 'met_with', meetingCategories) }, { name: 'on', kind: 'date', label: say('meeting.on') },
          { name: 'who', kind: 'text', label: say('meeting.who') }, { name: 'women', kind: 'number', label: say('meeting.women') }, { name: 'men', kind: 'number', label: say('meeting.men') },
          { name: 'said', kind: 'text', label: say('meeting.said') }]} /> : null}
    </section>
  );
}
