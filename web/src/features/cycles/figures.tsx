// The figures of an election: which hold, what they give together, where they contradict each other,
// and all that sources gave.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useRefresh } from '../../api/client';
import type { ElectionFile, FigureInfo, Group, Measure } from '../../api/generated';
import { saveText, toCsv } from '../../shared/csv';
import { Form } from '../../shared/fields';
import { useSay, type Say } from '../../shared/i18n';
import { Badge, Modal } from '../../shared/ui';
import { indicators, sexes } from './words';

function amountOf(amount: string | undefined, currency: string | undefined): string {
  const [whole = '', part = ''] = (amount ?? '').split('.');
  return `${currency ?? ''} ${whole.replaceAll(/\B(?=(\d{3})+$)/g, '\u202f')}${/[1-9]/.test(part) ? `.${part}` : ''}`;
}

function groupOf(say: Say, group: Group): string {
  const parts = [group.sex ? say(`sex.${group.sex}`) : '',
    group.age_from !== undefined || group.age_to !== undefined ? say('figure.ages', { from: group.age_from ?? 0, to: group.age_to ?? '…' }) : '',
    group.disability === undefined ? '' : say(group.disability ? 'figure.with_disability' : 'figure.without_disability')].filter(Boolean);
  return parts.length === 0 ? say('figure.all') : parts.join(', ');
}

const valueOf = (say: Say, one: FigureInfo) => one.count === undefined ? amountOf(one.amount, one.currency) : say.number(one.count);
const measureOf = (say: Say, one: Measure) => one.share === undefined ? amountOf(one.amount, one.currency)
  : `${say.number(Math.floor(one.share / 100))}.${String(one.share % 100).padStart(2, '0')} %`;

function Sources({ acts }: { readonly acts: ReadonlyArray<number> }) {
  const say = useSay();
  return <>{acts.map((act, i) => <span key={act}>{i > 0 ? ', ' : ''}<Link to="/acts/$index" params={{ index: String(act) }}>{say.number(act)}</Link></span>)}</>;
}

function Measures({ measures }: { readonly measures: ReadonlyArray<Measure> }) {
  const say = useSay();
  if (measures.length === 0) return null;
  return (
    <ul className="figures">
      {measures.map((one) => (
        <li key={one.word}>
          <div className="figure"><b>{measureOf(say, one)}</b>{say(`measure.${one.word}`)}<br /><small>{say('figure.from_acts')} <Sources acts={one.acts} /></small></div>
        </li>
      ))}
    </ul>
  );
}

function Table({ data, onWithdraw }: { readonly data: ElectionFile; readonly onWithdraw: (act: number) => void }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const rows = data.figures.filter((one) => all || one.stands);
  const save = () => saveText('figures.csv', toCsv([
    ['indicator', 'sex', 'age_from', 'age_to', 'disability', 'count', 'amount', 'currency', 'on', 'provisional', 'source', 'stands', 'withdrawn', 'act'],
    ...data.figures.map((one) => [one.indicator, one.group.sex ?? '', String(one.group.age_from ?? ''), String(one.group.age_to ?? ''),
      one.group.disability === undefined ? '' : one.group.disability ? 'yes' : 'no', String(one.count ?? ''), one.amount ?? '', one.currency ?? '',
      one.on, one.provisional ? 'yes' : 'no', one.source, one.stands ? 'yes' : 'no', one.withdrawn ? 'yes' : 'no', String(one.act)])]));
  return (
    <>
      <p className="count">
        {say('figure.found', { count: rows.length })} <button type="button" className="plain" onClick={save}>CSV</button>
        {data.figures.length > data.figures.filter((one) => one.stands).length
          ? <> <label className="choice inline"><input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />{say('figure.all_sources')}</label></> : null}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={say('figure.title')}>
        <table>
          <thead><tr>{['what', 'whom', 'value', 'on', 'source', 'act'].map((head) => <th key={head} scope="col" className={head === 'value' ? 'number' : ''}>{say(`figure.${head}`)}</th>)}</tr></thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.act}>
                <td>{say(`indicator.${one.indicator}`)}</td><td>{groupOf(say, one.group)}</td>
                <td className="number">{one.withdrawn ? <s>{valueOf(say, one)}</s> : valueOf(say, one)}</td>
                <td className="nowrap">{say.date(one.on)}</td>
                <td>{one.source}{one.provisional ? <> <Badge tone="wait">{say('figure.provisional')}</Badge></> : null}
                  {one.withdrawn ? <> <Badge tone="stop">{say('election.withdrawn')}</Badge></> : one.stands ? null : <> <small>{say('figure.superseded')}</small></>}</td>
                <td className="nowrap"><Link to="/acts/$index" params={{ index: String(one.act) }}>{say.number(one.act)}</Link>
                  {data.may_edit && !one.withdrawn ? <> <button type="button" className="plain" onClick={() => onWithdraw(one.act)}>{say('figure.withdraw')}</button></> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function Figures({ data }: { readonly data: ElectionFile }) {
  const say = useSay();
  const refresh = useRefresh();
  const [adding, setAdding] = useState(false);
  const [withdrawing, setWithdrawing] = useState<number | null>(null);
  const path = `/api/elections/${data.election.id}/figures`;
  const done = async () => {
    setAdding(false);
    setWithdrawing(null);
    await refresh();
  };
  return (
    <section>
      <h2>{say('figure.title')}</h2>
      {data.contradictions.map((one) => (
        <div key={one.word} className="notice"><strong>{say('figure.contradiction')}</strong><p>{say(`contradiction.${one.word}`)} <small>{say('figure.from_acts')} <Sources acts={one.acts} /></small></p></div>
      ))}
      <Measures measures={data.measures} />
      {data.figures.length > 0 ? <Table data={data} onWithdraw={setWithdrawing} /> : <p className="empty">{say('figure.none')}</p>}
      {data.may_edit ? <p><button type="button" onClick={() => setAdding(true)}>{say('figure.add')}</button></p> : null}
      {adding ? (
        <Modal title={say('figure.add')} onClose={() => setAdding(false)}>
          <Form action={say('figure.add')} fields={[
            { name: 'indicator', kind: 'one', options: indicators.map((one) => [one, say(`indicator.${one}`)] as const) },
            { name: 'count', kind: 'number', optional: true, hint: say('figure.count_hint') },
            { name: 'amount', kind: 'line', optional: true, hint: say('figure.amount_hint') }, { name: 'currency', kind: 'line', optional: true },
            { name: 'group.sex', kind: 'one', optional: true, options: sexes.map((one) => [one, say(`sex.${one}`)] as const) },
            { name: 'group.age_from', kind: 'number', optional: true }, { name: 'group.age_to', kind: 'number', optional: true },
            { name: 'on', kind: 'date', label: say('figure.on') }, { name: 'provisional', kind: 'flag' }, { name: 'source', kind: 'line' }]}
            onSend={async (body, key) => {
              await send('POST', path, body, data.election.version, key);
              await done();
            }} />
        </Modal>
      ) : null}
      {withdrawing === null ? null : (
        <Modal title={say('figure.withdraw')} onClose={() => setWithdrawing(null)}>
          <p>{say('figure.withdraw_note')}</p>
          <Form action={say('figure.withdraw')} fields={[{ name: 'reason', kind: 'text' }]}
            onSend={async (body, key) => {
              await send('POST', `${path}/withdrawals`, { ...body, act: withdrawing }, data.election.version, key);
              await done();
            }} />
        </Modal>
      )}
    </section>
  );
}
