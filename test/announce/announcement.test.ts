import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Announcement,
  announcedMessage,
  type Message,
  withoutConfidential,
} from '../../src/announce/announcement.ts';
import { announcementBody } from '../../src/announce/post-announcement.ts';
import { type AnnounceFormat, CHAT_NAMES } from '../../src/announce/webhook.ts';

const FORMATS = Object.keys(CHAT_NAMES) as AnnounceFormat[];
const subject = { title: 'Orders fail', service: 'orders-service', serviceId: 'PORD001' };
const pull = { number: 7, url: 'https://github.com/acme/postmortems/pull/7' };
const READY: Announcement = { kind: 'draft-ready', subject, pull, errors: 1, warnings: 2 };
const item = (title: string, service?: string) => ({
  subject: { title, service, serviceId: undefined },
  title,
  url: 'https://github.com/acme/postmortems/issues/1',
  due: '2026-03-02',
  owners: ['ada'],
});

/** What each service shows, with its links as `text → address`. */
const shown = (message: Message) =>
  [message.headline, ...message.lines.map((parts) => parts.map(partShown).join(''))].join('\n');
const partShown = (part: Message['lines'][number][number]) =>
  typeof part === 'string' ? part : `${part.text} → ${part.url}`;

describe('the text of an announcement', () => {
  test('names the incident of a draft, its service, the pull request and the findings', () => {
    expect(shown(announcedMessage(READY))).toBe(
      'A postmortem is ready for review\nOrders fail → https://github.com/acme/postmortems/pull/7, orders-service, pull request #7\nThe checks found 1 error and 2 warnings.',
    );
    expect(shown(announcedMessage({ ...READY, errors: 0, warnings: 0 }))).toContain('The checks found nothing to fix.');
  });

  test('says for how long and for whom a review waits', () => {
    const waits = { kind: 'review-waits', subject, pull, days: 6, reviewers: ['ada', 'acme/sre'] } as const;
    expect(shown(announcedMessage(waits))).toMatch(
      /^A postmortem waits for review\n.*\nOpen for 6 days\. Reviewers: ada, acme\/sre\.$/,
    );
    expect(shown(announcedMessage({ ...waits, days: 1, reviewers: [] }))).toMatch(
      /Open for 1 day\. Nobody is requested/,
    );
  });

  test('has a line for each overdue item', () => {
    const overdue: Announcement = {
      kind: 'overdue',
      items: [item('Add an alert', 'orders-service'), { ...item('Rotate the key'), owners: [] }],
    };
    expect(shown(announcedMessage(overdue))).toBe(
      '2 action items are overdue\nAdd an alert → https://github.com/acme/postmortems/issues/1, due 2026-03-02, ada, orders-service\nRotate the key → https://github.com/acme/postmortems/issues/1, due 2026-03-02, no owner',
    );
    expect(announcedMessage({ ...overdue, items: [item('Add an alert')] }).headline).toBe('1 action item is overdue');
  });

  test('has the lines of the digest and a link to the whole', () => {
    const digest: Announcement = {
      kind: 'digest',
      title: 'Incident digest for March 2026',
      url: 'https://github.com/acme/postmortems/issues/3#issuecomment-1',
      lines: [{ text: '4 incidents, 1 repeat' }, { text: 'Orders fail', url: pull.url, subject }],
    };
    expect(shown(announcedMessage(digest))).toBe(
      `Incident digest for March 2026\n4 incidents, 1 repeat\nOrders fail → ${pull.url}\nRead the whole digest → https://github.com/acme/postmortems/issues/3#issuecomment-1`,
    );
  });

  test('leaves out an address that could end its link', () => {
    const message = announcedMessage({
      ...READY,
      pull: { number: 7, url: 'https://github.com/) [x](https://evil.example' },
    });
    expect(message.lines[0]?.[0]).toBe('Orders fail');
  });
});

describe('confidential incidents', () => {
  const isHidden = ({ title }: { title: string }) => title.startsWith('Secret');
  const secret = { ...subject, title: 'Secret breach' };

  test('are left out of lists, and get no announcement of their own', () => {
    expect(withoutConfidential({ ...READY, subject: secret }, isHidden)).toBeUndefined();
    expect(
      withoutConfidential({ kind: 'review-waits', subject: secret, pull, days: 6, reviewers: [] }, isHidden),
    ).toBeUndefined();
    expect(withoutConfidential({ kind: 'overdue', items: [item('Secret a'), item('b')] }, isHidden)).toEqual({
      kind: 'overdue',
      items: [item('b')],
    });
    expect(withoutConfidential({ kind: 'overdue', items: [item('Secret a')] }, isHidden)).toBeUndefined();
    const digest = { kind: 'digest', title: 'Digest', url: pull.url } as const;
    expect(
      withoutConfidential(
        { ...digest, lines: [{ text: 'Secret', subject: secret }, { text: '4 incidents' }] },
        isHidden,
      ),
    ).toEqual({ ...digest, lines: [{ text: '4 incidents' }] });
    expect(withoutConfidential(READY, isHidden)).toEqual(READY);
  });
});

/** Every text in a body that the service reads as markup. */
function textsIn(format: AnnounceFormat, body: object): string[] {
  // biome-ignore lint/suspicious/noExplicitAny: the body of each service
  const sent = body as any;
  switch (format) {
    case 'slack':
      return [sent.text, ...sent.blocks.map((block: { text: { text: string } }) => block.text.text)];
    case 'teams':
      return sent.attachments[0].content.body.map(({ text }: { text: string }) => text);
    case 'mattermost':
      return [sent.text];
    case 'discord':
      return [sent.content];
  }
}

const LIMITS: Record<AnnounceFormat, (body: object) => boolean> = {
  slack: (body) => {
    const [, ...blocks] = textsIn('slack', body);
    return blocks.every(({ length }) => length <= 3_000) && blocks.join('').length <= 13_000;
  },
  teams: (body) => Buffer.byteLength(JSON.stringify(body)) <= 28 * 1024,
  mattermost: (body) => textsIn('mattermost', body).join('').length <= 16_383,
  discord: (body) => textsIn('discord', body).join('').length <= 2_000,
};

describe.each(FORMATS)('the format of %s', (format) => {
  const bodyOf = (title: string) =>
    announcementBody(format, announcedMessage({ ...READY, subject: { ...subject, title } }));
  const textOf = (title: string) => textsIn(format, bodyOf(title)).join('\n');

  test('links the pull request', () => {
    expect(textOf('Orders fail')).toContain(
      format === 'slack' ? `<${pull.url}|Orders fail>` : `[Orders fail](${pull.url})`,
    );
  });

  test.each([
    '<!channel> everybody',
    '@channel @here @all @everyone',
    '<@U012AB3CD> and <@&471100000000000000>',
    '<users/all>',
    '[click](https://evil.example) <https://evil.example|here>',
    'https://evil.example and www.evil.example',
    '](https://evil.example)',
    '<at>Ada</at>',
    'line one\n@channel\r\n# heading',
    '</b>&lt;!channel&gt;',
  ])('untrusted text mentions nobody and links nothing: %s', (title) => {
    const text = textOf(title);
    expect(text).not.toMatch(/@\w/);
    // Only our own link: an unescaped "[" or "<" begins it.
    const links = format === 'slack' ? [...text.matchAll(/</g)] : [...text.matchAll(/(?<!\\)\[/g)];
    expect(links).toHaveLength(1);
    expect(text.match(/\w:\/\/(?!\u200B)\S*/g)?.map((url) => url.slice(1))).toEqual([
      expect.stringContaining('://github.com/'),
    ]);
    if (format !== 'slack') expect(text).not.toMatch(/(?<!\\)</);
    expect(text).not.toMatch(/\bwww\./i);
  });

  test('keeps any text within the limits of the service, on its own line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 600 }), { minLength: 1, maxLength: 8 }), (titles) => {
        const body = announcementBody(
          format,
          announcedMessage({ kind: 'overdue', items: titles.map((title) => item(title)) }),
        );
        expect(LIMITS[format](body)).toBe(true);
        expect(textsIn(format, body).join('\n')).not.toMatch(/@\w/);
      }),
    );
  });

  test('says how much is missing from a list that is too long', () => {
    const titles = Array.from({ length: 300 }, (_, index) => `Item ${index} ${'<&_@'.repeat(100)}`);
    const body = announcementBody(
      format,
      announcedMessage({ kind: 'overdue', items: titles.map((title) => item(title)) }),
    );
    expect(LIMITS[format](body)).toBe(true);
    // Slack's notification repeats the first line.
    const lines = textsIn(format, body)
      .slice(format === 'slack' ? 1 : 0)
      .join('\n')
      .split('\n');
    const kept = lines.filter((line) => line.includes('due 2026')).length;
    expect(kept).toBeGreaterThan(0);
    expect(lines.at(-1)).toBe(`… and ${300 - kept} more`);
  });
});

test('Discord is asked to notify nobody, and Slack to resolve no names', () => {
  expect(announcementBody('discord', announcedMessage(READY))).toMatchObject({ allowed_mentions: { parse: [] } });
  expect(announcementBody('slack', announcedMessage(READY))).toMatchObject({ blocks: [{ text: { verbatim: true } }] });
});
