// The sections of a report: each written as a whole, drafted in the browser, brought together with what others wrote.
import type { AssessmentPage, ReportSection, SectionLine } from '../../api/generated';
import { useState } from 'react';
import { useRefresh } from '../../api/client';
import { useSay } from '../../shared/i18n';
import { useSession } from '../../shared/session';
import { Badge, problemText } from '../../shared/ui';
import { useDrafts, type Drafting } from './drafts';
import { reportSections } from './words';

// What others wrote since the draft began, and what can be made of it.
function Meanwhile({ line, section, drafting }: { readonly line: SectionLine; readonly section: ReportSection; readonly drafting: Drafting }) {
  const say = useSay();
  return (
    <div className="notice" role="status">
      <strong>{say('assessment_report.meanwhile', { by: line.by, date: say.date(line.at) })}</strong>
      <blockquote dir="auto" className="whole">{line.text}</blockquote>
      <p className="actions">
        <button type="button" onClick={() => drafting.rebase(section, line.times)}>{say('assessment_report.keep_mine')}</button>
        <button type="button" onClick={() => drafting.drop(section)}>{say('assessment_report.take_theirs')}</button>
      </p>
    </div>
  );
}

function Editor({ section, line, drafting }: { readonly section: ReportSection; readonly line: SectionLine | undefined; readonly drafting: Drafting }) {
  const say = useSay();
  const draft = drafting.drafts[section];
  const problem = drafting.problems[section];
  const behind = draft !== undefined && line !== undefined && line.times > draft.base;
  return (
    <>
      {behind ? <Meanwhile line={line} section={section} drafting={drafting} /> : null}
      <textarea aria-label={say(`section.${section}`)} rows={8} dir="auto" value={draft?.text ?? line?.text ?? ''}
        onChange={(event) => drafting.edit(section, event.target.value, line?.times ?? 0)} />
      {draft ? (
        <p className="actions">
          <button type="button" className="do" disabled={behind || draft.wanted} onClick={() => drafting.send(section)}>{say('assessment_report.record')}</button>
          <button type="button" onClick={() => drafting.drop(section)}>{say('assessment_report.discard')}</button>
          <small>{draft.wanted && problem?.status === 0 ? say('assessment_report.waits') : draft.wanted ? say('state.working') : say('assessment_report.kept')}</small>
        </p>
      ) : null}
      {problem && problem.status !== 0 && problem.word !== 'assistance.section_changed' ? <p className="no" role="alert">{problemText(say, problem)}</p> : null}
    </>
  );
}

function Section({ section, page, drafting }: { readonly section: ReportSection; readonly page: AssessmentPage; readonly drafting: Drafting }) {
  const say = useSay();
  const line = page.assessment.sections.find((one) => one.section === section);
  const draft = drafting.drafts[section];
  // Open at first where a draft waits; from then on as the reader likes.
  const [begun] = useState(draft !== undefined);
  const editable = page.steps.includes('write_section');
  const tone = draft ? 'wait' : line ? 'good' : page.needed.includes(section) ? 'stop' : 'open';
  const state = draft ? 'draft' : line ? 'written' : page.needed.includes(section) ? 'missing' : 'open';
  return (
    <details className="section" open={begun || undefined}>
      <summary>
        <span>{say(`section.${section}`)}</span> <Badge tone={tone}>{say(`assessment_report.${state}`)}</Badge>
        {line ? <small>{line.by}, {say.date(line.at)}</small> : null}
      </summary>
      {editable ? <Editor section={section} line={line} drafting={drafting} /> : <p className="whole" dir="auto">{line?.text ?? say('assessment_report.nothing')}</p>}
      {!editable && draft ? (
        <div className="notice">
          <strong>{say('assessment_report.too_late')}</strong>
          <blockquote dir="auto" className="whole">{draft.text}</blockquote>
          <p><button type="button" onClick={() => drafting.drop(section)}>{say('assessment_report.discard')}</button></p>
        </div>
      ) : null}
    </details>
  );
}

// The drafts of whoever is signed in: known before they are looked for.
export function Sections({ page }: { readonly page: AssessmentPage }) {
  const session = useSession();
  if (!session) return null;
  const place = `${session.person ?? ''}-${page.request.id}`;
  return <SectionsOf key={place} place={place} page={page} />;
}

function SectionsOf({ page, place }: { readonly page: AssessmentPage; readonly place: string }) {
  const say = useSay();
  const refresh = useRefresh();
  const drafting = useDrafts(place, page.request.id, refresh);
  const written = page.needed.filter((section) => page.assessment.sections.some((line) => line.section === section)).length;
  const kept = Object.values(drafting.drafts).filter((draft) => draft !== undefined).length;
  return (
    <section>
      <h2>{say('assessment_report.title')}</h2>
      <p><progress max={page.needed.length} value={written} aria-label={say('assessment_report.title')} /> {say('assessment_report.complete', { written, needed: page.needed.length })}</p>
      {kept > 0 ? <p role="status"><Badge tone="wait">{say('assessment_report.drafts', { count: kept })}</Badge></p> : null}
      {reportSections.map((section) => <Section key={section} section={section} page={page} drafting={drafting} />)}
    </section>
  );
}
