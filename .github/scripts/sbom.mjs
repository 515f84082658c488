// Prints the bill of materials of the shipped files, as CycloneDX from npm. npm lists all packages here as development
// dependencies, because users install none. So this keeps the packages that dist/ contains, as required, and drops the tools.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { shippedPackages } from './shipped.mjs';

const all = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }),
);
const shipped = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`));
const own = all.metadata.component['bom-ref'];

const components = all.components
  .filter((component) => shipped.has(`${component.name}@${component.version}`))
  .map(({ properties, ...component }) => ({ ...component, scope: 'required' }));
const references = new Set(components.map((component) => component['bom-ref']));
const dependencies = all.dependencies
  .filter(({ ref }) => ref === own || references.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => references.has(each)) }));

console.log(JSON.stringify({ ...all, components, dependencies }, null, 2));
