import { Link } from '@tanstack/react-router';
import { useSay } from '../shared/i18n';
import { Page } from '../shared/ui';

const words = ['act', 'record', 'receipt', 'stream', 'view', 'attestation', 'request', 'finding', 'decision', 'sealed'] as const;

export function Help() {
  const say = useSay();
  return (
    <Page title={say('help.title')} lead={say('help.lead')}>
      <section><h2>{say('help.check')}</h2><p>{say('help.check_text')} <Link to="/record">{say('nav.record')}</Link></p></section>
      <section><h2>{say('help.words')}</h2>
        <dl className="wide">{words.map((word) => <div key={word}><dt>{say(`glossary.${word}`)}</dt><dd>{say(`glossary_text.${word}`)}</dd></div>)}</dl>
      </section>
    </Page>
  );
}

export function NotFound() {
  const say = useSay();
  return <Page title={say('absent.title')}><p>{say('absent.text')} <Link to="/">{say('nav.world')}</Link></p></Page>;
}
