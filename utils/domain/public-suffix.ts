/**
 * Second-level names under which others register, by country (publicsuffix.org). Such a name alone is nobody's
 * domain; governments put sites on theirs (`gov.uk`), which are therefore not here. The common ones only: the
 * whole list would weigh more than everything else in this folder.
 */
const GENERIC = 'com net org edu';
const COMMERCIAL = 'co or ac go ne';
const SUFFIXES = new Map<string, string>([
  ...sameFor('ar au bd bo br cn co cy ec eg gh gt hk kh kw lb lk mx my ng np pe ph pk pl pt', GENERIC),
  ...sameFor('py qa sa sg sv tr tw ua uy ve vn', GENERIC),
  ...sameFor('id jp ke kr th tz ug', COMMERCIAL),
  ['il', 'co org net ac muni'],
  ['in', 'co com net org firm gen ind ac edu nic res'],
  ['nz', 'co net org ac school geek gen iwi maori'],
  ['uk', 'co org me ltd plc net ac sch'],
  ['za', 'co org net ac web'],
]);

/** Whether a name is a common second-level suffix alone: `co.uk`, `com.au`. */
export function isPublicSuffix(name: string): boolean {
  const [second = '', country = '', ...rest] = name.split('.');
  return rest.length === 0 && (SUFFIXES.get(country)?.split(' ').includes(second) ?? false);
}

function sameFor(countries: string, names: string): readonly (readonly [string, string])[] {
  return countries.split(' ').map((country) => [country, names]);
}
