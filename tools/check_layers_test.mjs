// Every rule of the layer check, each with one planted violation.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

function check(files) {
  const root = mkdtempSync(join(tmpdir(), 'acta-layers-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const run = spawnSync('node', [new URL('check_layers.mjs', import.meta.url).pathname, root], { encoding: 'utf8' });
  rmSync(root, { recursive: true });
  return { status: run.status, text: run.stdout };
}

const planted = {
  'base includes nothing of the rest': { 'src/acta/base/a.h': '#include "acta/record/tree.h"' },
  'record does not know the store': { 'src/acta/record/a.cpp': '#include "acta/store/store.h"' },
  'http does not know the store': { 'src/acta/http/a.cpp': '#include "acta/store/store.h"' },
  'acts include base alone': { 'src/acta/cycles/acts.h': '#include "acta/store/view.h"' },
  'decisions do not see views': { 'src/acta/cycles/decisions.cpp': '#include "acta/cycles/views.h"' },
  'decisions are exact': { 'src/acta/cycles/decisions.cpp': 'double half = 0.5;' },
  'decisions have no clock': { 'src/acta/cycles/decisions.cpp': 'std::chrono::system_clock::now();' },
  'views do not see decisions': { 'src/acta/cycles/views.cpp': '#include "acta/cycles/decisions.h"' },
  'views do not see http': { 'src/acta/cycles/views.cpp': '#include "acta/http/routes.h"' },
  'modules meet through acts alone': { 'src/acta/reports/views.cpp': '#include "acta/assistance/views.h"' },
  'a folder has a place': { 'src/acta/helpers/a.h': '' },
  'a file of a module is in a room': { 'src/acta/cycles/stuff.cpp': '#include "acta/base/date.h"' },
  'acta-verify links the record alone': { 'src/bin/acta_verify.cpp': '#include "acta/store/store.h"' },
  'a feature never imports a feature': { 'web/src/features/a/x.tsx': "import { y } from '../b/y';" },
  'shared does not import features': { 'web/src/shared/x.tsx': "import { y } from '../features/b/y';" },
  'api imports nothing above it': { 'web/src/api/x.ts': "import { y } from '../shared/y';" },
};
for (const [rule, files] of Object.entries(planted)) {
  test(rule, () => assert.equal(check(files).status, 1));
}
test('what keeps to its layer passes', () => {
  const good = check({
    'src/acta/reports/views.cpp': '#include "acta/assistance/acts.h"\n#include "acta/store/table.h"',
    'src/acta/cycles/decisions.cpp': '// no double here\n#include "acta/cycles/acts.h"',
    'web/src/features/a/x.tsx': "import { y } from './y';\nimport { z } from '../../shared/z';",
  });
  assert.equal(good.status, 0, good.text);
});
