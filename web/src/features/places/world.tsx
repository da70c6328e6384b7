// Requests and elections by State: an equal-area map, and the same as a list.
import { Link } from '@tanstack/react-router';
import { geoEqualEarth, geoGraticule10, geoPath } from 'd3-geo';
import { useEffect, useMemo, useState } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { useGet } from '../../api/client';
import type { World as WorldData, WorldState } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { Answered, Empty, Page } from '../../shared/ui';

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;
const width = 960;
const height = 470;

function Map({ states }: { readonly states: ReadonlyArray<WorldState> }) {
  const say = useSay();
  const names = useStates();
  const [atlas, setAtlas] = useState<Atlas | null>(null);
  useEffect(() => {
    void import('world-atlas/countries-110m.json').then((module) => setAtlas(module.default as unknown as Atlas));
  }, []);
  const drawn = useMemo(() => {
    if (!atlas) return null;
    const path = geoPath(geoEqualEarth().fitSize([width, height], { type: 'Sphere' }));
    const byM49 = new globalThis.Map(names.list.map((state) => [state.m49, state.iso3]));
    return {
      sphere: path({ type: 'Sphere' }) ?? '', graticule: path(geoGraticule10()) ?? '',
      countries: feature(atlas, atlas.objects.countries).features.map((one, i) => ({
        key: `${one.id ?? 'x'}-${i}`, iso3: byM49.get(String(one.id).padStart(3, '0')), d: path(one) ?? '' })),
    };
  }, [atlas, names.list]);
  const active = new Set(states.map((state) => state.iso3));
  if (!drawn) return <div className="skeleton map" role="status" aria-label={say('state.loading')} />;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="map" role="img" aria-label={say('world.map')}>
      <path d={drawn.sphere} className="sea" /><path d={drawn.graticule} className="graticule" />
      {drawn.countries.map((one) => <path key={one.key} d={one.d} className={one.iso3 && active.has(one.iso3) ? 'land on' : 'land'} />)}
    </svg>
  );
}

export function World() {
  const say = useSay();
  const names = useStates();
  const query = useGet<WorldData>('/api/world');
  const fictional = new Set(names.list.filter((state) => state.kind === 'fictional').map((state) => state.iso3));
  return (
    <Page title={say('world.title')} lead={say('world.lead')}>
      <Answered query={query}>
        {({ states }) => (
          <>
            <Map states={states} />
            <p className="fine">{say('world.disclaimer')}</p>
            {states.some((state) => fictional.has(state.iso3)) ? <p className="notice">{say('world.fictional')}</p> : null}
            {states.length === 0 ? <Empty>{say('world.none')}</Empty> : (
              <div className="scroll" tabIndex={0} role="region" aria-label={say('world.title')}><table>
                <thead><tr>{['state', 'open', 'total', 'next_election'].map((head) => <th key={head} scope="col" className={head === 'open' || head === 'total' ? 'number' : ''}>{say(`column.${head}`)}</th>)}</tr></thead>
                <tbody>
                  {states.map((state) => (
                    <tr key={state.iso3}>
                      <td><Link to="/requests" search={{ state: state.iso3 }}>{names.name(state.iso3)}</Link></td>
                      <td className="number">{say.number(state.requests_open)}</td><td className="number">{say.number(state.requests_total)}</td>
                      <td>{say.date(state.next_election)}</td>
                    </tr>
                  ))}
                </tbody>
              </table></div>
            )}
          </>
        )}
      </Answered>
    </Page>
  );
}
