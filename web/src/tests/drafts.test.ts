import { expect, test } from 'vitest';
import { readDraft } from '../features/assistance/drafts';

test('a draft is read as it was kept', () => {
  const draft = { text: 'Drafted in the field.', base: 2, wanted: true, key: 'k' };
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
});

test('what is no draft is none, and breaks nothing', () => {
  for (const kept of [null, '', 'null', '{', '[]', '"text"', '{"text":1}', '{"text":"a","base":"0","key":"k"}']) expect(readDraft(kept)).toBeUndefined();
  expect(readDraft('{"text":"a","base":0,"key":"k"}')).toEqual({ text: 'a', base: 0, wanted: false, key: 'k' });
});
