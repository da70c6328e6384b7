// Drafts of sections, kept in this browser until they are on the record: they outlive a lost network, a closed page and a new start, and
// are sent section by section when the network is back. What others wrote meanwhile is never overwritten: the server refuses, and both are shown.
import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey, Problem, send } from '../../api/client';
import type { ReportSection } from '../../api/generated';

export interface DraftOf {
  readonly text: string;
  readonly base: number;  // how often the section had been written when the draft began
  readonly wanted: boolean;  // to be sent as soon as it can be
  readonly key: string;  // sent twice, it is recorded once
}
export type Drafts = Readonly<Partial<Record<ReportSection, DraftOf>>>;

// By person and request: who works at the same computer finds their own.
const place = (owner: string, request: string) => `acta-drafts-${owner}-${request}`;

export function readDrafts(kept: string | null): Drafts {
  if (!kept) return {};
  try {
    const drafts: unknown = JSON.parse(kept);
    return typeof drafts === 'object' && drafts !== null ? drafts as Drafts : {};
  } catch {
    return {};
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

export function useDrafts(owner: string, request: string, onRecorded: () => Promise<void>): Drafting {
  const [drafts, setDrafts] = useState<Drafts>(() => readDrafts(localStorage.getItem(place(owner, request))));
  const [problems, setProblems] = useState<Drafting['problems']>({});
  const sending = useRef(false);
  const change = useCallback((edit: (before: Drafts) => Drafts) => setDrafts((before) => {
    const after = edit(before);
    localStorage.setItem(place(owner, request), JSON.stringify(after));
    return after;
  }), [owner, request]);
  const drop = useCallback((section: ReportSection) => {
    setProblems((before) => ({ ...before, [section]: undefined }));
    change((before) => Object.fromEntries(Object.entries(before).filter(([name]) => name !== section)));
  }, [change]);

  // One after the other: each is recorded by itself, so that one that is refused holds no other back.
  const sendAll = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (const [name, draft] of Object.entries(readDrafts(localStorage.getItem(place(owner, request))))) {
        const section = name as ReportSection;
        if (!draft.wanted) continue;
        try {
          await send('POST', `/api/requests/${request}/write_section`, { section, text: draft.text, base: draft.base }, undefined, draft.key);
          drop(section);
          await onRecorded();
        } catch (thrown) {
          const problem = thrown instanceof Problem ? thrown : new Problem('http.unknown', 500, String(thrown));
          setProblems((before) => ({ ...before, [section]: problem }));
          if (problem.status === 0) return;  // no network: all of them wait
          change((before) => ({ ...before, [section]: { ...draft, wanted: false } }));
          await onRecorded();
        }
      }
    } finally {
      sending.current = false;
    }
  }, [change, drop, onRecorded, owner, request]);

  useEffect(() => {
    const again = () => void sendAll();
    window.addEventListener('online', again);
    const timer = setInterval(again, 15_000);
    again();
    return () => {
      window.removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [sendAll]);

  return {
    drafts, problems, drop,
    edit: (section, text, base) => change((before) => ({ ...before, [section]: { text, base: before[section]?.base ?? base, wanted: false, key: newKey() } })),
    send: (section) => {
      change((before) => {
        const draft = before[section];
        return draft ? { ...before, [section]: { ...draft, wanted: true } } : before;
      });
      setTimeout(() => void sendAll());
    },
    rebase: (section, base) => {
      setProblems((before) => ({ ...before, [section]: undefined }));
      change((before) => {
        const draft = before[section];
        return draft ? { ...before, [section]: { ...draft, base, key: newKey() } } : before;
      });
    },
  };
}
