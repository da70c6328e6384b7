// The pieces that every screen is made of: page head, states of loading, receipts, badges, dialogs.
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Problem, type useGet } from '../api/client';
import type { ReceiptInfo } from '../api/generated';
import { useSay, type Say } from './i18n';
import { Standing } from './witnessed';

export function Page({ title, lead, crumbs, children }: {
  readonly title: string; readonly lead?: ReactNode; readonly crumbs?: ReactNode; readonly children: ReactNode;
}) {
  useEffect(() => { document.title = `${title} · Acta`; }, [title]);
  return (
    <>
      {crumbs ? <p className="crumbs">{crumbs}</p> : null}
      <h1><bdi>{title}</bdi></h1>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
    </>
  );
}

export function problemText(say: Say, problem: Problem): string {
  const key = `problem.${problem.word}`;
  if (say.has(key)) return say(key);
  return problem.message || say('problem.unknown');
}

export function ProblemBox({ problem }: { readonly problem: Problem }) {
  const say = useSay();
  const title = problem.status === 401 || problem.status === 403 ? 'state.not_allowed'
    : problem.status === 0 ? 'state.offline' : problem.status === 404 ? 'state.absent'
    : problem.status === 409 || problem.status === 422 ? 'state.refused' : 'state.error';
  return (
    <div className="notice" role="alert">
      <strong>{say(title)}</strong>
      <p>{problemText(say, problem)}</p>
      {problem.status === 401 ? <Link to="/welcome">{say('action.sign_in')}</Link> : null}
    </div>
  );
}

// Shows the answer, or the skeleton, or the problem.
export function Answered<T>({ query, lines = 6, children }: {
  readonly query: ReturnType<typeof useGet<T>>; readonly lines?: number; readonly children: (data: T) => ReactNode;
}) {
  const say = useSay();
  if (query.error) return <ProblemBox problem={query.error} />;
  if (query.data === undefined) {
    return (
      <div className="skeleton" role="status" aria-label={say('state.loading')}>
        {Array.from({ length: lines }, (_, i) => <span key={i} />)}
      </div>
    );
  }
  return <>{children(query.data)}</>;
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

export function fingerprint(leaf: string): string {
  return `${leaf.slice(0, 4)} ${leaf.slice(4, 8)} ${leaf.slice(8, 12)}`;
}

// Everything official carries it: number, fingerprint, day, who, and the way to the proof.
export function Receipt({ index, leaf, at, who }: {
  readonly index: number; readonly leaf: string; readonly at: string; readonly who?: string;
}) {
  const say = useSay();
  return (
    <div className="receipt">
      <span>{say('receipt.act')} <code>{say.number(index)}</code></span>
      <code dir="ltr">{fingerprint(leaf)}</code>
      <time dateTime={at}>{say.date(at)}</time>
      {who ? <span>{who}</span> : null}
      <Standing index={index} />
      <Link to="/acts/$index" params={{ index: String(index) }}>{say('receipt.proof')}</Link>
    </div>
  );
}

export function Recorded({ receipts }: { readonly receipts: ReadonlyArray<ReceiptInfo> }) {
  const say = useSay();
  const first = receipts[0];
  if (!first) return null;
  return (
    <div className="notice good" role="status">
      <strong>{say('receipt.recorded_as', { index: say.number(first.index) })}</strong>
      <Receipt index={first.index} leaf={first.leaf} at={first.at} />
    </div>
  );
}

const shapes: Record<string, string> = { good: '●', wait: '◆', stop: '■', open: '○' };
export function Badge({ tone, children }: {
  readonly tone: 'good' | 'wait' | 'stop' | 'open'; readonly children: ReactNode;
}) {
  return <span className={`badge ${tone}`}><span aria-hidden="true">{shapes[tone]}</span> {children}</span>;
}

export function Modal({ title, onClose, children }: {
  readonly title: string; readonly onClose: () => void; readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const say = useSay();
  useEffect(() => { ref.current?.showModal(); }, []);
  return (
    <dialog ref={ref} onClose={onClose} aria-label={title}>
      <div className="dialog-head">
        <h2>{title}</h2>
        <button type="button" className="plain" onClick={() => ref.current?.close()}>{say('action.close')}</button>
      </div>
      {children}
    </dialog>
  );
}

// Runs something slow once at a time, and keeps its problem.
export function useWork(): { busy: boolean; problem: Problem | null; run: (work: () => Promise<void>) => void } {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    work().catch((thrown: unknown) => {
      setProblem(thrown instanceof Problem ? thrown : new Problem('http.unknown', 500, String(thrown)));
    }).finally(() => setBusy(false));
  };
  return { busy, problem, run };
}
