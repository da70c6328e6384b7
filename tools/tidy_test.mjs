// Which sources clang-tidy looks at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf, sourcesOf } from './tidy.mjs';

const texts = { 'src/acta/base/a.cpp': '#include "acta/base/a.h"\n', 'src/acta/base/b.cpp': '#include "acta/base/shape.h"\n' };
const chosen = (...changed) => sourcesOf(changed, Object.keys(texts), (path) => texts[path]);

test('a changed source is looked at once', () => {
  assert.deepEqual(chosen('src/acta/base/a.cpp', 'src/acta/base/a.cpp'), ['src/acta/base/a.cpp']);
});
test('a changed header is looked at through the source beside it', () => {
  assert.deepEqual(chosen('src/acta/base/a.h'), ['src/acta/base/a.cpp']);
});
test('a header without one is looked at through a source that includes it', () => {
  assert.deepEqual(chosen('src/acta/base/shape.h'), ['src/acta/base/b.cpp']);
});
test('what is no source of ours, and what is gone, is left alone', () => {
  assert.deepEqual(chosen('README.md', 'tests/a.cpp', 'src/acta/base/gone.cpp', 'src/acta/base/unused.h'), []);
});
test('the parts together are all of them, and none is in two', () => {
  const all = ['a', 'b', 'c', 'd', 'e'];
  assert.deepEqual([1, 2, 3].flatMap((k) => partOf(all, `${k}/3`)).sort(), all);
  assert.deepEqual(partOf(all), all);
  for (const wrong of ['0/3', '4/3', '1', 'x/3', '']) assert.throws(() => partOf(all, wrong), /--part/);
});
