// Drafts of sections, kept in this browser until they are on the record: they outlive a lost network, a closed page and a new start, and
// are sent section by section when the network is back. What others wrote meanwhile is never overwritten: the server refuses, and both are shown.
// Each has a place of its own, so that two pages, or what is typed while another is sent, take nothing from each other.
import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey, Problem, send } from '../../api/client';
import type { ReportSection } from '../../api/generated';
import { reportSections } from './words';

export interface DraftOf {
  readonly text: string;
  readonly base: number;  // how often the section had been written when the draft began
  readonly wanted: boolean;  // to be sent as soon as it can be
  readonly key: string;  // of this very text: sent twice, it is recorded once
}
export type Drafts = Readonly<Partial<Record<ReportSection, DraftOf>>>;

export function readDraft(kept: string | null): DraftOf | undefined {
  if (!kept) return undefined;
  try {
    const draft = JSON.parse(kept) as Partial<DraftOf> | null;
    return draft && typeof draft.text === 'string' && typeof draft.base === 'number' && typeof draft.key === 'string'
      ? { text: draft.text, base: draft.base, wanted: draft.wanted === true, key: draft.key } : undefined;
  } catch {
    return undefined;
  }
}

export interface Drafting {
  readonly drafts: Drafts;
  readonly problems: Readonly<Partial<Record<ReportSection, Problem>>>;
  readonly edit: (section: ReportSection, text: string, base: number) => void;
  readonly send: (section: ReportSection) => void;
  readonly rebase: (section: ReportSection, base: number) => void;
  readonly drop: (section: ReportSection) => void;
}

// `place` names whose drafts they are and of what, for as long as the component lives.
export function useDrafts(place: string, request: string, onRecorded: () => Promise<void>): Drafting {
  const at = useCallback((section: ReportSection) => `acta-draft-${place}-${section}`, [place]);
  const load = useCallback((): Drafts => Object.fromEntries(reportSections.flatMap((section) => {
    const draft = readDraft(localStorage.getItem(at(section)));
    return draft ? [[section, draft] as const] : [];
  })), [at]);
  const [drafts, setDrafts] = useState<Drafts>(load);
  const [problems, setProblems] = useState<Drafting['problems']>({});
  const sending = useRef(false);
  const fail = useCallback((section: ReportSection, problem: Problem | undefined) => setProblems((before) => ({ ...before, [section]: problem })), []);
  const put = useCallback((section: ReportSection, draft: DraftOf | undefined) => {
    try {
      if (draft) localStorage.setItem(at(section), JSON.stringify(draft));
      else localStorage.removeItem(at(section));
    } catch {
      // The browser keeps no more: it stands on the page alone, and the page says so.
      fail(section, new Problem('draft.not_kept', 507, ''));
    }
    setDrafts((before) => ({ ...before, [section]: draft }));
  }, [at, fail]);

  // One after the other: each is recorded by itself, so that one that is refused holds no other back.
  const sendAll = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (const section of reportSections) {
        const draft = readDraft(localStorage.getItem(at(section)));
        if (!draft?.wanted) continue;
        try {
          await send('POST', `/api/requests/${request}/write_section`, { section, text: draft.text, base: draft.base }, undefined, draft.key);
          const now = readDraft(localStorage.getItem(at(section)));
          // What was typed while it was sent goes on from what was recorded.
          if (now) put(section, now.key === draft.key ? undefined : { ...now, base: draft.base + 1 });
          fail(section, undefined);
        } catch (thrown) {
          const problem = thrown instanceof Problem ? thrown : new Problem('http.unknown', 500, String(thrown));
          fail(section, problem);
          if (problem.status === 0) return;  // no network: all of them wait
          const now = readDraft(localStorage.getItem(at(section)));
          if (now?.key === draft.key) put(section, { ...now, wanted: false });
        }
        await onRecorded();
      }
    } finally {
      sending.current = false;
    }
  }, [at, fail, onRecorded, put, request]);

  useEffect(() => {
    const again = () => void sendAll();
    const elsewhere = () => setDrafts(load());
    window.addEventListener('online', again);
    window.addEventListener('storage', elsewhere);
    const timer = setInterval(again, 15_000);
    again();
    return () => {
      window.removeEventListener('online', again);
      window.removeEventListener('storage', elsewhere);
      clearInterval(timer);
    };
  }, [load, sendAll]);

  return {
    drafts, problems,
    drop: (section) => {
      fail(section, undefined);
      put(section, undefined);
    },
    edit: (section, text, base) => put(section, { text, base: drafts[section]?.base ?? base, wanted: false, key: newKey() }),
    send: (section) => {
      const draft = drafts[section];
      if (draft) put(section, { ...draft, wanted: true });
      setTimeout(() => void sendAll());
    },
    rebase: (section, base) => {
      const draft = drafts[section];
      fail(section, undefined);
      if (draft) put(section, { ...draft, base, wanted: false, key: newKey() });
    },
  };
}
