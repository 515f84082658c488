/** The settings in .github/postmortem.yml that shape a session. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { closeWorlds, failure, outputsOf, REPOSITORY, saidTo, world } from './world.ts';

afterEach(closeWorlds);

describe('the configuration', () => {
  test('gives the session its settings', async () => {
    const { devin, dispatch } = await world({
      devin: { playbooks: [{ playbook_id: 'playbook-1', title: 'Ours', body: '' }] },
      config: `
directory: incidents/done
devin: {max-acu: 4, playbook: playbook-1, mode: fast, knowledge: [note-1], repos: [acme/orders], tags: [team-billing]}
telemetry: [datadog, sentry]
publish: {to: confluence, destination: "https://wiki.example.com/x", when: directly}
`,
    });
    const run = await dispatch('resolved-p1');
    const order = devin.sessions[0]?.order;
    expect(order).toMatchObject({
      max_acu_limit: 4,
      playbook_id: 'playbook-1',
      devin_mode: 'fast',
      knowledge_ids: ['note-1'],
      repos: [REPOSITORY, 'acme/orders'],
      tags: expect.arrayContaining(['team-billing']),
    });
    expect(outputsOf(run)['document-path']).toMatch(/^incidents\/done\/2026-09-10-/);
    expect(order?.prompt).toContain('`datadog`, `sentry`');
    expect(order?.prompt).toContain('https://wiki.example.com/x');
    expect(run.summary).toContain('| Maximum cost | 4 ACU |');
  });

  test('lets the last matching override win for each key', async () => {
    const { devin, dispatch } = await world({
      config: `
devin: {max-acu: 3}
overrides:
  - match: {priority: P1}
    devin: {max-acu: 20, repos: [acme/first]}
  - match: {service: billing api}
    devin: {repos: [acme/orders]}
  - match: {priority: P2}
    devin: {max-acu: 1}
`,
    });
    await dispatch('resolved-p1');
    expect(devin.sessions[0]?.order).toMatchObject({ max_acu_limit: 20, repos: [REPOSITORY, 'acme/orders'] });
  });

  test("replaces the built-in sections with the team's own template", async () => {
    const { devin, dispatch } = await world({
      config: 'template: docs/postmortems/TEMPLATE.md',
      files: { 'docs/postmortems/TEMPLATE.md': '# <title>\n\n## What hurt\n' },
    });
    await dispatch('resolved-p1');
    const [prompt] = saidTo(devin.sessions[0]);
    expect(prompt).toContain('## What hurt');
    expect(prompt).not.toContain('## Lessons Learned');
  });

  test('is mentioned as missing in the summary only if it is missing', async () => {
    const without = await world();
    const sentence = 'No configuration was found: `.github/postmortem.yml` is not on the default branch';
    expect((await without.dispatch('resolved-p1')).summary).toContain(sentence);
    expect((await without.reconcile()).summary).toContain(sentence);
    const withOne = await world({ config: 'directory: docs' });
    expect((await withOne.dispatch('resolved-p1')).summary).not.toContain('No configuration was found');
  });

  test('is read from another path if the input names one', async () => {
    const { devin, dispatch } = await world({
      with: 'config: settings/incidents.yaml',
      files: { 'settings/incidents.yaml': 'devin: {max-acu: 2}' },
    });
    await dispatch('resolved-p1');
    expect(devin.sessions[0]?.order.max_acu_limit).toBe(2);
  });

  test('is read from the default branch, without a ref and without a checkout', async () => {
    const { github, dispatch } = await world({ config: 'devin: {max-acu: 2}' });
    await dispatch('resolved-p1');
    const reads = github.requests.filter(({ path }) => /\/contents\/\.github(\/|%2F)postmortem\.yml$/.test(path));
    expect(reads.map(({ method, query }) => [method, [...query]])).toEqual([['GET', []]]);
  });
});

describe('a mistake in the configuration fails the run with one error, and starts nothing', () => {
  test.each<[string, string, RegExp]>([
    ['an unknown key', 'directory: docs\ndevin:\n  max-acus: 4\n', /\.github\/postmortem\.yml:3:3.*max-acus.*max-acu/s],
    ['a wrong value', 'incidents:\n  min-duration: soon\n', /\.github\/postmortem\.yml:2:17.*min-duration/s],
    ['no YAML', 'a: [', /\.github\/postmortem\.yml:1:\d+/],
  ])('%s', async (_what, config, message) => {
    const { devin, dispatch } = await world({ config });
    expect(await failure(dispatch('resolved-p1'))).toMatch(message);
    expect(devin.sessions).toEqual([]);
  });

  test('rejects a file that is not UTF-8, because a service name in it could be misread', async () => {
    const { devin, github, dispatch } = await world({ config: 'directory: docs' });
    const text = 'incidents: {confidential: [Zahlungsprüfung]}';
    const content = Buffer.from(text, 'latin1').toString('base64');
    github.faults.next(
      { path: `/repos/${REPOSITORY}/contents/.github%2Fpostmortem.yml` },
      { status: 200, body: { sha: '1', content, encoding: 'base64' } },
    );
    expect(await failure(dispatch('resolved-p1'))).toContain(
      '.github/postmortem.yml is not UTF-8: the byte at offset 37',
    );
    expect(devin.sessions).toEqual([]);
  });

  test.each([
    [
      'instead of',
      undefined,
      /\.github\/postmortem\.yaml is not read.*rename \.github\/postmortem\.yaml to \.github\/postmortem\.yml/,
    ],
    ['next to', 'directory: docs', /There are two configurations.*delete \.github\/postmortem\.yaml/],
  ])('rejects a .yaml %s the .yml', async (_where, config, message) => {
    const { devin, dispatch } = await world({
      ...(config !== undefined && { config }),
      files: { '.github/postmortem.yaml': 'incidents: {confidential: [Billing API]}' },
    });
    expect(await failure(dispatch('resolved-p1'))).toMatch(message);
    expect(devin.sessions).toEqual([]);
  });

  test('rejects a template that is a broken symbolic link', async () => {
    const { devin, github, dispatch } = await world();
    const path = `/repos/${REPOSITORY}/contents/.github%2Fpostmortem.yml`;
    github.faults.next({ path }, { status: 200, body: { type: 'symlink', target: '../nowhere.yml' } });
    expect(await failure(dispatch('resolved-p1'))).toContain('.github/postmortem.yml is a link');
    expect(devin.sessions).toEqual([]);
  });

  test('rejects a template that is not UTF-8', async () => {
    const { devin, github, dispatch } = await world({ config: 'template: docs/TEMPLATE.md' });
    const content = Buffer.from('# Titel\n\n## Schäden\n', 'latin1').toString('base64');
    github.faults.next(
      { path: `/repos/${REPOSITORY}/contents/docs%2FTEMPLATE.md` },
      { status: 200, body: { sha: '1', content, encoding: 'base64' } },
    );
    expect(await failure(dispatch('resolved-p1'))).toContain('docs/TEMPLATE.md is not UTF-8: the byte at offset 15');
    expect(devin.sessions).toEqual([]);
  });

  test('rejects a template that does not exist', async () => {
    const { devin, dispatch } = await world({ config: 'template: docs/TEMPLATE.md' });
    expect(await failure(dispatch('resolved-p1'))).toMatch(
      /The template docs\/TEMPLATE\.md is not in the docs repository: correct "template" in \.github\/postmortem\.yml/,
    );
    expect(devin.sessions).toEqual([]);
  });
});
