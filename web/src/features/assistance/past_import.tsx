// A register of requests from before the record: chosen, judged row by row, then recorded.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { sendFile, type Problem } from '../../api/client';
import type { ImportJob } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { ListImport, type Counted } from '../../shared/list_import';
import { useMay } from '../../shared/session';
import { Page, ProblemBox, useWork } from '../../shared/ui';

const path = '/api/past-request-imports';
const columns = 'identifier, state, received_on, source; register, title, types, response, responded_on, lead_entity, election, page, note, apart_from, classification';
const counted: ReadonlyArray<Counted> = [['rows', 'import.count_rows'], ['added', 'past.count_added'], ['corrected', 'past.count_corrected'],
  ['known', 'import.count_known']];

function Choose({ onBegun }: { readonly onBegun: (id: string) => void }) {
  const say = useSay();
  const [register, setRegister] = useState('');
  const [sheet, setSheet] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const { busy, problem, run } = useWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    const asked = new URLSearchParams({ register, name: file.name.normalize('NFC'), ...(sheet ? { sheet } : {}) });
    run(async () => onBegun((await sendFile<ImportJob>(`${path}?${asked}`, file)).id));
  };
  return (
    <form onSubmit={submit} className="narrow">
      <p className="fine">{say('past.columns')} <code lang="en" dir="ltr">{columns}</code></p>
      <div className="field"><label htmlFor="register-word">{say('past.register')}</label>
        <input id="register-word" type="text" value={register} aria-describedby="register-word-hint" onChange={(event) => setRegister(event.target.value)} />
        <small id="register-word-hint">{say('past.register_hint')}</small></div>
      <div className="field"><label htmlFor="register-file">{say('past.file')}</label>
        <input id="register-file" type="file" accept=".csv,text/csv,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)} /></div>
      <div className="field"><label htmlFor="register-sheet">{say('past.sheet')}</label>
        <input id="register-sheet" type="text" value={sheet} aria-describedby="register-sheet-hint" onChange={(event) => setSheet(event.target.value)} />
        <small id="register-sheet-hint">{say('past.sheet_hint')}</small></div>
      {problem ? <ProblemBox problem={problem as Problem} /> : null}
      <button type="submit" className="do" disabled={busy || !file}>{busy ? say('state.working') : say('import.judge')}</button>
    </form>
  );
}

export function PastImport() {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { readonly job?: string };
  const go = (job: string | undefined) => void navigate({ to: '/requests/before/import', search: { job } });
  return (
    <Page title={say('past.import')} lead={say('past.import_lead')} crumbs={<Link to="/requests/before">{say('past.title')}</Link>}>
      {!may('request_import') ? <p className="notice">{say('state.not_allowed')}</p>
        : search.job ? <ListImport key={search.job} path={path} id={search.job} counted={counted} onAgain={() => go(undefined)}
          done={<Link to="/requests/before">{say('past.title')}</Link>} /> : <Choose onBegun={go} />}
    </Page>
  );
}
