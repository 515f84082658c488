/** What somebody would write instead of the action: reads the event, sends one `fetch`, writes one output. */
import { appendFileSync, readFileSync } from 'node:fs';

const { DEVIN_API_KEY, DEVIN_API_URL, DEVIN_ORG_ID, GITHUB_EVENT_PATH = '', GITHUB_OUTPUT = '' } = process.env;

const { client_payload: payload } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8'));
const { incident } = payload;

const answer = await fetch(`${DEVIN_API_URL}/v3/organizations/${DEVIN_ORG_ID}/sessions`, {
  method: 'POST',
  headers: { authorization: `Bearer ${DEVIN_API_KEY}`, 'content-type': 'application/json' },
  body: JSON.stringify({
    title: `Postmortem: ${incident.title}`,
    tags: [`pagerduty-incident:${incident.id}`],
    prompt: [
      'A PagerDuty incident has been resolved. Draft a postmortem and open a pull request.',
      `Incident: ${incident.title} (${incident.html_url})`,
      `Service: ${incident.service?.summary}. Urgency: ${incident.urgency}.`,
      `Created: ${incident.created_at}. Resolved: ${payload.event.occurred_at}.`,
    ].join('\n'),
  }),
});
if (!answer.ok) throw new Error(`Devin answered ${answer.status}`);
const session: { session_id: string; url: string } = JSON.parse(await answer.text());
appendFileSync(GITHUB_OUTPUT, `outcome=created\nsession-id=${session.session_id}\nsession-url=${session.url}\n`);
console.log(`Devin writes the postmortem: ${session.url}`);
