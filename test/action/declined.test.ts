import { expect, test } from '@jest/globals';
import { withdrawDecline } from '../../action/review/declined.ts';
import type { Agent } from '../../src/agent/agent.ts';
import type { Session } from '../../src/agent/session.ts';

test('a reopened pull request removes the declined tag from every session of its incident that accepts changes', async () => {
  const sessions = [
    { id: 'ended', archived: false, tags: ['postmortem-declined', 'postmortem-terminated'] },
    { id: 'live', archived: false, tags: ['postmortem-declined'] },
    { id: 'other', archived: false, tags: [] },
    { id: 'archived', archived: true, tags: ['postmortem-declined'] },
  ];
  const changed: string[] = [];
  const agent = {
    removeTag: async (id: string, tag: string) => void changed.push(`${id} ${tag}`),
  } as unknown as Agent;
  await withdrawDecline(agent, sessions as unknown as Session[]);
  expect(changed).toEqual(['ended postmortem-declined', 'live postmortem-declined']);
});
