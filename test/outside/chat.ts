/**
 * Incoming webhooks of Slack, Microsoft Teams (Workflows, and the classic connector), Mattermost and Discord: what they take, show
 * and refuse. Sources: Slack docs, "Sending messages using incoming webhooks" and "Block Kit"; Microsoft docs, "Create incoming
 * webhooks with Workflows", and github.com/MicrosoftDocs/msteams-docs, issues 1810 and 7425; Mattermost's server,
 * `server/channels/web/webhook.go`; Discord docs, "Webhook resource" and "Rate limits".
 */
import { type Answer, type Loopback, listen } from './loopback.ts';

export const CHATS = ['slack', 'teams', 'teams-connector', 'mattermost', 'discord'] as const;
export type ChatService = (typeof CHATS)[number];

export interface Chat extends Omit<Loopback, 'url'> {
  /** The address of the one webhook, a secret. */
  webhook: string;
  /** What the channel shows: the body of each accepted message. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there
  messages: any[];
}

/** Made up, in each service's form. */
const PATHS: Record<ChatService, string> = {
  slack: '/services/T0MADEUP0/B0MADEUP00/MadeUpSlackToken4711abcd',
  teams:
    '/powerautomate/automations/direct/workflows/0b1c2d3e4f5061728394a5b6c7d8e9f0/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=MadeUpTeamsSignature4711-abcdefghijklmnopqr',
  'teams-connector':
    '/webhookb2/00000000-aaaa-4bbb-8ccc-000000000001@00000000-aaaa-4bbb-8ccc-000000000002/IncomingWebhook/madeup4711madeup4711madeup4711ab/00000000-aaaa-4bbb-8ccc-000000000003',
  mattermost: '/hooks/madeup4711madeup4711madeup',
  discord: '/api/webhooks/471100000000000001/MadeUpDiscordToken4711_abcdefghijklmnopqrstuvwxyz-0123456789abcdefghij',
};

interface Posted {
  isJson: boolean;
  /** Undefined if it is no JSON. */
  body: Record<string, unknown> | undefined;
  bytes: number;
}

/** `perWindow`: how many messages it takes before it answers 429, and `retryAfter` seconds later again as many. */
export async function startChat(
  service: ChatService,
  { perWindow = 30, retryAfter = 1 }: { perWindow?: number; retryAfter?: number } = {},
): Promise<Chat> {
  const messages: Record<string, unknown>[] = [];
  const [path = '', query] = PATHS[service].split('?');
  let used: number[] = [];

  const answer: Answer = async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'POST') return new Response('', { status: 405 });
    if (url.pathname !== path || (query !== undefined && url.search !== `?${query}`)) return UNKNOWN[service]();
    used = used.filter((at) => performance.now() - at < retryAfter * 1000);
    if (used.length >= perWindow) return limited(service, retryAfter);
    used.push(performance.now());
    const posted = await read(request);
    const refused = REFUSE[service](posted);
    if (refused !== undefined) return refused;
    messages.push(posted.body ?? {});
    return ACCEPT[service]();
  };
  const { url, ...loopback } = await listen(answer);
  return { ...loopback, messages, webhook: `${url}${PATHS[service]}` };
}

async function read(request: Request): Promise<Posted> {
  const text = await request.text();
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
  try {
    const body: unknown = JSON.parse(text);
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    return { isJson, body: isObject ? (body as Record<string, unknown>) : undefined, bytes: Buffer.byteLength(text) };
  } catch {
    return { isJson, body: undefined, bytes: Buffer.byteLength(text) };
  }
}

const plain = (text: string, status = 200, headers = {}) => new Response(text, { status, headers });
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const ACCEPT: Record<ChatService, () => Response> = {
  slack: () => plain('ok'),
  teams: () => plain('', 202),
  'teams-connector': () => plain('1'),
  mattermost: () => plain('ok'),
  discord: () => new Response(null, { status: 204 }),
};

const UNKNOWN: Record<ChatService, () => Response> = {
  slack: () => plain('no_service', 404),
  teams: () =>
    Response.json(
      { error: { code: 'DirectApiAuthorizationRequired', message: 'The request must be authenticated.' } },
      { status: 401 },
    ),
  'teams-connector': () => plain('Invalid webhook URL', 404),
  mattermost: () => mattermostError('invalid', 'Invalid webhook.'),
  discord: () => Response.json({ message: 'Unknown Webhook', code: 10015 }, { status: 404 }),
};

/** Slack and Discord say when to try again. The connector hides it in a success, and Workflows say nothing. */
function limited(service: ChatService, retryAfter: number): Response {
  const headers = { 'retry-after': String(retryAfter) };
  switch (service) {
    case 'slack':
      return plain('rate_limited', 429, headers);
    case 'teams':
      return plain('', 429, headers);
    case 'teams-connector':
      return connectorError(429);
    case 'mattermost':
      return plain('limit exceeded', 429, headers);
    case 'discord':
      return Response.json(
        { message: 'You are being rate limited.', retry_after: retryAfter, global: false },
        { status: 429, headers },
      );
  }
}

function mattermostError(id: string, message: string): Response {
  return Response.json({ id: `web.incoming_webhook.${id}.app_error`, message, status_code: 400 }, { status: 400 });
}

function connectorError(status: number): Response {
  return plain(
    `Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error ${status} with ContextId tcid=0,server=made-up,cv=made.up.0..`,
  );
}

const MAX_TEAMS_BYTES = 28 * 1024;

const REFUSE: Record<ChatService, (posted: Posted) => Response | undefined> = {
  slack({ isJson, body }) {
    if (!isJson || body === undefined) return plain('invalid_payload', 400);
    const { text, blocks } = body;
    if (!isText(text) && !Array.isArray(blocks)) return plain('no_text', 400);
    if (isText(text) && text.length > 40_000) return plain('msg_too_long', 400);
    if (blocks === undefined) return undefined;
    if (!Array.isArray(blocks) || blocks.length > 50) return plain('invalid_blocks', 400);
    const texts = blocks.map((block) => block?.text?.text);
    if (texts.some((each) => !isText(each) || each.length > 3_000)) return plain('invalid_blocks', 400);
    return texts.join('').length > 13_000 ? plain('msg_blocks_too_long', 400) : undefined;
  },
  teams(posted) {
    if (!posted.isJson || posted.body === undefined) return workflowError(400, 'InvalidRequestContent');
    if (posted.bytes > MAX_TEAMS_BYTES) return workflowError(413, 'RequestEntityTooLarge');
    return hasCard(posted.body) ? undefined : workflowError(400, 'TriggerInputSchemaMismatch');
  },
  'teams-connector'({ isJson, body, bytes }) {
    if (!isJson || body === undefined) return plain('Bad payload received by generic incoming webhook.', 400);
    if (bytes > MAX_TEAMS_BYTES) return connectorError(413);
    return hasCard(body) || isText(body.text) ? undefined : plain('Summary or Text is required.', 400);
  },
  mattermost({ isJson, body }) {
    if (!isJson) return mattermostError('parse', 'Unable to parse incoming data.');
    if (body === undefined)
      return mattermostError('decode', 'Failed to decode the multipart payload of incoming webhook.');
    return isText(body.text) ? undefined : mattermostError('text', 'No text specified.');
  },
  discord({ isJson, body }) {
    if (!isJson || body === undefined) return discordError(50109, 'The request body contains invalid JSON.');
    if (!isText(body.content)) return discordError(50006, 'Cannot send an empty message');
    return body.content.length > 2_000 ? discordError(50035, 'Invalid Form Body') : undefined;
  },
};

const workflowError = (status: number, code: string) =>
  Response.json({ error: { code, message: 'The request content is not valid.' } }, { status });

const discordError = (code: number, message: string) => Response.json({ message, code }, { status: 400 });

function hasCard({ type, attachments }: Record<string, unknown>): boolean {
  const [card] = Array.isArray(attachments) ? attachments : [];
  const { contentType, content } = card ?? {};
  const texts = Array.isArray(content?.body) ? content.body : [];
  return (
    type === 'message' &&
    contentType === 'application/vnd.microsoft.card.adaptive' &&
    content?.type === 'AdaptiveCard' &&
    texts.length > 0 &&
    texts.every((block: { type?: string; text?: unknown }) => block.type === 'TextBlock' && isText(block.text))
  );
}
