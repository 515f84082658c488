/** `pagerduty-from`: one note on the incident, which links the pull request. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { SECRETS } from '../start-world.ts';
import { closeWorlds, HOUR, outputsOf, REPOSITORY, warningsOf, world } from './world.ts';

afterEach(closeWorlds);

const FROM = 'postmortem-bot@example.com';
const may = { pagerduty: { apiKeys: { [SECRETS.PAGERDUTY_KEY]: 'full' as const } }, with: `pagerduty-from: ${FROM}` };

describe('the note on the incident', () => {
  test("is written once in the user's name, and links the pull requests and the session", async () => {
    const { devin, pagerduty, ago, resolvedIncident, dispatch, eventOf } = await world(may);
    const incident = await resolvedIncident();
    await dispatch(eventOf('incident.resolved', incident));
    expect(incident.notes).toHaveLength(1);
    const [note] = incident.notes;
    expect(note?.author.summary).toBe('Postmortem Bot');
    expect(note?.content).toContain(
      `https://github.com/${REPOSITORY}/pulls?q=is%3Apr+head%3Apostmortem%2F${incident.id.toLowerCase()}`,
    );
    expect(note?.content).toContain(devin.sessions[0]?.url);
    const ofTags = devin.requests.filter(({ path }) => path.endsWith('/tags'));
    expect(ofTags.map(({ method }) => method)).toEqual(['POST']);
    await pagerduty.reopen(incident.id);
    ago(HOUR);
    await pagerduty.resolve(incident.id);
    expect(outputsOf(await dispatch(eventOf('incident.resolved', incident)))).toMatchObject({ outcome: 'updated' });
    expect(incident.notes).toHaveLength(1);
  });

  test('links the earlier postmortem of the service and its open items, but none of a confidential incident', async () => {
    const earlier = (title: string, item: string) =>
      `---\nservice: Billing API\n---\n\n# Postmortem: ${title}\n\n## Action Items\n\n- [ ] Prevent: ${item}\n- [x] Detect: done\n`;
    const path = 'docs/postmortems/2026-08-01-invoices-were-lost-qearlier1.md';
    const { resolvedIncident, dispatch, eventOf } = await world({
      ...may,
      config: "incidents: { confidential: ['/breach/'] }",
      files: {
        [path]: earlier('Invoices were lost', 'reconcile nightly'),
        'docs/postmortems/2026-08-02-a-breach-qearlier2.md': earlier('A breach', 'rotate the keys'),
      },
    });
    const incident = await resolvedIncident();
    await dispatch(eventOf('incident.resolved', incident));
    const [note] = incident.notes;
    expect(note?.content).toContain(`Earlier: Invoices were lost (2026-08-01, same service: a weak sign alone)`);
    expect(note?.content).toContain(`/blob/main/${path} `);
    expect(note?.content).toMatch(/Open action items: Prevent: reconcile nightly\.$/);
    expect(note?.content).not.toMatch(/breach|rotate/i);
  });

  test('is not written again by a redo', async () => {
    const { resolvedIncident, byHand } = await world(may);
    const incident = await resolvedIncident();
    await byHand({ 'incident-id': incident.id });
    await byHand({ 'incident-id': incident.id, redo: true });
    expect(incident.notes).toHaveLength(1);
  });

  test('links the pull request of the first incident if the incident joined', async () => {
    const { resolvedIncident, dispatch, eventOf } = await world({ ...may, config: 'limits: {group-window: 10m}' });
    const first = await resolvedIncident();
    await dispatch(eventOf('incident.resolved', first));
    const second = await resolvedIncident({ title: 'Invoices are late' });
    expect(outputsOf(await dispatch(eventOf('incident.resolved', second)))).toMatchObject({ outcome: 'updated' });
    expect(second.notes.map(({ content }) => content).join()).toContain(`postmortem%2F${first.id.toLowerCase()}`);
  });

  test('is a warning if a read-only key may not write it, because the session matters more', async () => {
    const { devin, resolvedIncident, dispatch, eventOf } = await world({ with: `pagerduty-from: ${FROM}` });
    const incident = await resolvedIncident();
    const run = await dispatch(eventOf('incident.resolved', incident));
    expect(outputsOf(run)).toMatchObject({ outcome: 'created' });
    expect(devin.sessions).toHaveLength(1);
    expect(warningsOf(run)).toEqual([expect.stringMatching(/No note was written.*the key must not be read-only/)]);
  });

  test('is not written if the notes cannot be read, nor by a dry run, nor without pagerduty-from', async () => {
    const { pagerduty, resolvedIncident, dispatch, eventOf, byHand } = await world(may);
    const incident = await resolvedIncident();
    await byHand({ 'incident-id': incident.id, 'dry-run': true });
    pagerduty.faults.next({ path: `/incidents/${incident.id}/notes` }, { status: 403 });
    const run = await dispatch(eventOf('incident.resolved', incident));
    expect(warningsOf(run)).toEqual([expect.stringMatching(/PagerDuty did not say whether there is one already/)]);
    expect(incident.notes).toEqual([]);
    const without = await world({ pagerduty: may.pagerduty });
    const other = await without.resolvedIncident();
    await without.dispatch(without.eventOf('incident.resolved', other));
    expect(other.notes).toEqual([]);
  });
});
