// The record among other organizations: who cosigns it, what each has seen, and whether that is enough.
import { Link } from '@tanstack/react-router';
import type { WitnessLine, WitnessList } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { useMay } from '../../shared/session';
import { Answered, Badge, Empty } from '../../shared/ui';
import { useWitnesses } from '../../shared/witnessed';

function State({ witness }: { readonly witness: WitnessLine }) {
  const say = useSay();
  if (witness.alarm) return <><Badge tone="stop">{say('record.witness_alarm')}</Badge> <bdi>{witness.problem}</bdi></>;
  if (witness.problem) return <><Badge tone="wait">{say('record.witness_silent')}</Badge> <bdi>{witness.problem}</bdi></>;
  if (!witness.at) return <Badge tone="open">{say('record.witness_never')}</Badge>;
  return <Badge tone="good">{say('record.witness_good')}</Badge>;
}

// Said first and aloud: it may mean that two histories of this record are about.
function Alarm({ witnesses }: { readonly witnesses: ReadonlyArray<WitnessLine> }) {
  const say = useSay();
  const may = useMay();
  const alarms = witnesses.filter((one) => one.alarm);
  if (alarms.length === 0) return null;
  return (
    <div className="notice stop" role="alert">
      <strong>{say('record.alarm')} <bdi>{alarms.map((one) => one.name).join(', ')}</bdi></strong>
      <p>{say('record.alarm_note')}</p>
      {may('administer') ? <p><Link to="/doctor">{say('record.doctor')}</Link></p> : null}
    </div>
  );
}

function Table({ list, size }: { readonly list: WitnessList; readonly size: number }) {
  const say = useSay();
  const reached = list.witnessed_size > 0;
  return (
    <>
      <Alarm witnesses={list.witnesses} />
      <dl className="wide">
        <div><dt>{say('record.quorum')}</dt><dd><bdi>{list.quorum || say('record.quorum_none')}</bdi></dd></div>
        <div><dt>{say('record.witnessed_size')}</dt>
          <dd>{say('record.acts_of', { count: say.number(list.witnessed_size), of: say.number(size) })}</dd></div>
      </dl>
      <div className="scroll" tabIndex={0} role="region" aria-label={say('record.witnesses')}>
        <table>
          <thead><tr>{['witness', 'witness_size', 'witness_at', 'witness_state'].map((one) => <th key={one} scope="col">{say(`record.${one}`)}</th>)}</tr></thead>
          <tbody>
            {list.witnesses.map((one) => (
              <tr key={one.name}>
                <th scope="row"><bdi>{one.name}</bdi></th>
                <td>{say('record.acts_of', { count: say.number(one.size), of: say.number(size) })}</td>
                <td>{one.at ? <time dateTime={one.at}>{say.moment(one.at)}</time> : say('record.witness_never')}</td>
                <td><State witness={one} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="links"><a href="/record/policy">{say('record.policy_file')}</a>{reached ? <a href="/record/witnessed">{say('record.witnessed_file')}</a> : null}</p>
    </>
  );
}

export function Witnesses({ size }: { readonly size: number }) {
  const say = useSay();
  const query = useWitnesses();
  return (
    <section>
      <h2>{say('record.witnesses')}</h2>
      <p>{say('record.witnesses_lead')}</p>
      <Answered query={query} lines={3}>
        {(list) => list.witnesses.length === 0 ? <Empty>{say('record.witnesses_none')}</Empty> : <Table list={list} size={size} />}
      </Answered>
    </section>
  );
}
