// A list of elections that others keep: chosen, judged row by row, then recorded; it can be left and found again.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { sendFile, type Problem } from '../../api/client';
import type { ImportJob, ListKind } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { ListImport, type Counted } from '../../shared/list_import';
import { useMay } from '../../shared/session';
import { Page, ProblemBox, useWork } from '../../shared/ui';

type ListShape = Exclude<ListKind, 'requests'>;
const shapes: ReadonlyArray<ListShape> = ['reign', 'electionguide'];

function Choose({ onBegun }: { readonly onBegun: (id: string) => void }) {
  const say = useSay();
  const [shape, setShape] = useState<ListShape>('reign');
  const [file, setFile] = useState<File | null>(null);
  const { busy, problem, run } = useWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    run(async () => onBegun((await sendFile<ImportJob>(`/api/imports?${new URLSearchParams({ shape, name: file.name.normalize('NFC') })}`, file)).id));
  };
  return (
    <form onSubmit={submit} className="narrow">
      <fieldset>
        <legend>{say('import.shape')}</legend>
        {shapes.map((one) => (
          <label key={one} className="choice"><input type="radio" name="shape" checked={shape === one} onChange={() => setShape(one)} />{say(`import.shape_${one}`)}</label>
        ))}
      </fieldset>
      <p className="fine">{say(`import.columns_${shape}`)}</p>
      <div className="field"><label htmlFor="list-file">{say('import.file')}</label>
        <input id="list-file" type="file" accept=".csv,text/csv" onChange={(event) => setFile(event.target.files?.[0] ?? null)} /></div>
      {problem ? <ProblemBox problem={problem as Problem} /> : null}
      <button type="submit" className="do" disabled={busy || !file}>{busy ? say('state.working') : say('import.judge')}</button>
    </form>
  );
}

const counted: ReadonlyArray<Counted> = [['rows', 'import.count_rows'], ['added', 'import.count_elections'], ['statements', 'import.count_statements'],
  ['known', 'import.count_known']];

export function Import() {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { readonly job?: string };
  const go = (job: string | undefined) => void navigate({ to: '/elections/import', search: { job } });
  return (
    <Page title={say('import.title')} lead={say('import.lead')} crumbs={<Link to="/elections">{say('calendar.title')}</Link>}>
      {!may('election_edit') ? <p className="notice">{say('state.not_allowed')}</p>
        : search.job ? <ListImport key={search.job} path="/api/imports" id={search.job} counted={counted} onAgain={() => go(undefined)}
          done={<Link to="/elections">{say('calendar.title')}</Link>} /> : <Choose onBegun={go} />}
    </Page>
  );
}
