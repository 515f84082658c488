/**
 * Secrets that only their name reveals: "password: …", `API_KEY=…`, a table cell next to "token". Every word is looked at once, and
 * only a bounded text after it is read, so the time is linear.
 */
import { type CredentialWord, credentialWords, JOINTS, type Naming } from './credential-words.ts';
import { isKey, isMask, isPassword, isRandom, isStrictlyRandom, isUuid } from './value-forms.ts';

export interface NamedSecret {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

interface Value {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly quoted: boolean;
}

const MAX_VALUE = 4_000;
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  '「': '」',
};

const FIRST = /[^\s"'`,;&<>()[\]{}|\\$%*\u3000-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]/;
/** Everything up to the end of a value. A separator ends it only if it separates: `a=1&b=2`, `Server=db;Password=x;`. */
const BARE =
  /(?:(?!\[removed)[^\s"'`,;&<>|\\\u3000-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]|[,;&](?![\s"'`]|$|[\w.-]{1,40}[=:]))*/y;

/** Reads the values of one text. A run without an end is scanned once, however many words are in it. */
class Values {
  readonly text: string;
  private run = { start: 0, end: 0 };

  constructor(text: string) {
    this.text = text;
  }

  at(position: number): Value | undefined {
    const { text } = this;
    const start = text.charAt(position) === '\\' ? position + 1 : position;
    const close = QUOTES[text.charAt(start)];
    if (close === undefined) return this.bareAt(position);
    const inside = text.slice(start + 1, start + 2 + MAX_VALUE);
    const [line = ''] = inside.split(/[\r\n]/, 1);
    const end = line.indexOf(close);
    if (end < 1) return this.bareAt(start + 1);
    const value = line.slice(0, end).replace(/\\$/, '');
    return { start: start + 1, end: start + 1 + value.length, text: value, quoted: true };
  }

  private bareAt(at: number): Value | undefined {
    if (!FIRST.test(this.text.charAt(at))) return undefined;
    if (at < this.run.start || at >= this.run.end) {
      BARE.lastIndex = at;
      BARE.test(this.text);
      this.run = { start: at, end: BARE.lastIndex };
    }
    let { end } = this.run;
    while (end > at && ')]}.:'.includes(this.text.charAt(end - 1))) end--;
    // A longer run is as suspicious as its beginning.
    return end === at
      ? undefined
      : { start: at, end, text: this.text.slice(at, Math.min(end, at + MAX_VALUE)), quoted: false };
  }
}

/** What can follow the word in an identifier without changing its meaning: `password2`, `API_KEY_PROD`, `secret_key_base`. */
const TAIL =
  /(?:[-_.]?(?:\d{1,3}|prod|production|dev|stage|staging|test|live|base|value|val|text|str|string|plain(?:text)?|new|old|current|raw|main|primary|secondary|[a-z]{2,4}\d?))?(?![\p{L}\p{N}_-])/iuy;
const IDENTIFIER_TAIL = /[\p{L}\p{N}_-]{0,60}/uy;
const SOMETHING_ELSE =
  /^[-_.]?(?:id|ids|name|names|type|types|count|counts|length|len|size|policy|file|path|dir|url|uri|endpoint|host|expiry|expires|exp|ttl|age|version|ref|arn|hash|hint|field|label|limit|rate|min|max|status|state|error|errors|reset|rotation|usage|used|total|bucket|provider|manager|store|service|server|issuer|audience|scope|scopes|format|algorithm|alg|strength|attempts|required|enabled|set)(?![a-z])/i;

/** Returns the secret that follows the word; undefined if none does. */
function secretOf(values: Values, word: CredentialWord): NamedSecret | undefined {
  const { text } = values;
  const { at, isExact, tail } = identifierEnd(text, word.end);
  if (SOMETHING_ELSE.test(tail)) return undefined;
  const flag = flagOf(text, word.start);
  for (const [joint, form] of JOINTS) {
    form.lastIndex = at;
    if (!form.test(text)) continue;
    const value = values.at(form.lastIndex);
    if (value === undefined) continue;
    const by = joint === 'adjacent' && flag !== undefined ? 'flag' : joint;
    if (by === 'cell' && !isWholeCell(text, value)) continue;
    const between = text.slice(at, form.lastIndex);
    if (accepts(word, by, value, isExact, between))
      return { start: value.start, end: value.end, kind: kindOf(word.naming) };
    const second = by === 'assigned' || by === 'adjacent' ? pairAt(values, word, value) : undefined;
    if (second !== undefined) return { start: second.start, end: second.end, kind: 'password' };
    if (joint !== 'adjacent' && joint !== 'told') return undefined;
  }
  return undefined;
}

/** Returns where the identifier that contains the word ends, and whether it still has the same meaning. */
function identifierEnd(text: string, end: number): { at: number; isExact: boolean; tail: string } {
  // These scripts have no spaces between words.
  if (/[\u0E00-\u0E7F\u3040-\u9FFF\uAC00-\uD7AF]/.test(text.charAt(end - 1)))
    return { at: end, isExact: true, tail: '' };
  IDENTIFIER_TAIL.lastIndex = end;
  IDENTIFIER_TAIL.test(text);
  const tail = text.slice(end, IDENTIFIER_TAIL.lastIndex);
  TAIL.lastIndex = end;
  if (TAIL.test(text)) return { at: TAIL.lastIndex, isExact: true, tail };
  return { at: IDENTIFIER_TAIL.lastIndex, isExact: tail === 's', tail };
}

/** `--db-password`, `-token`: the word is a part of a command's option. */
function flagOf(text: string, start: number): string | undefined {
  return /(?:^|[\s"'`(=[])(--?[A-Za-z][\w-]{0,40}|--?)$/.exec(text.slice(Math.max(0, start - 44), start))?.[1];
}

type Joint = 'assigned' | 'cell' | 'told' | 'adjacent' | 'flag';

function accepts(
  { naming, qualified }: CredentialWord,
  joint: Joint,
  value: Value,
  isExact: boolean,
  between: string,
): boolean {
  const { text, quoted } = value;
  const isLoose = joint === 'adjacent' || joint === 'told';
  if (!isExact) return joint !== 'adjacent' && isKey(text) && isRandom(text);
  switch (naming) {
    case 'password':
      if (joint === 'adjacent') return isPassword(text, 'adjacent') && !/^[\w.-]+[=:]/.test(text);
      if (joint === 'flag') return isPassword(text, quoted ? 'clear' : 'likely') && !text.startsWith('-');
      if (joint === 'assigned' && (quoted || between.includes('='))) return isPassword(text, 'clear');
      return isPassword(text, 'likely');
    case 'key':
      if (joint === 'adjacent') return (isRandom(text) || isUuid(text)) && isKey(text);
      if (quoted && joint === 'assigned' && /\s/.test(text))
        return /=[\w+/=-]{8,}|:[\w+/=-]{12,}/.test(text) && !isMask(text);
      return isKey(text) && !/\s/.test(text);
    case 'pin':
      return joint !== 'adjacent' ? /^\d{3,8}$/.test(text) : /^\d{4,6}$/.test(text);
    case 'weak':
      if (qualified && joint !== 'adjacent' && isRandom(text)) return !isUuid(text) && !/[:.]/.test(text);
      return !isLoose && isStrictlyRandom(text) && text.length >= 20;
  }
}

function kindOf(naming: Naming): string {
  return naming === 'password' || naming === 'pin' ? 'password' : 'token or key';
}

function isWholeCell(text: string, { end, quoted }: Value): boolean {
  return quoted || /^[.)\]}:]{0,3}[`*_"']{0,3}[ \t]{0,40}(?:\||\t|<\/t|$|[\r\n])/.test(text.slice(end, end + 60));
}

/** `credentials: deploy / hunter2`, `login deploy:hunter2`: the second value is the secret. */
function pairAt(values: Values, word: CredentialWord, first: Value): Value | undefined {
  const { text } = values;
  if (!/cred|identifi|zugangs|anmelde|inlog/i.test(text.slice(word.start, word.end))) return undefined;
  const inside = /^([\w.@+-]{1,40})[:/]([^\s:/]{4,64})$/.exec(first.text);
  if (inside !== null) {
    const [, user = '', password = ''] = inside;
    const start = first.start + user.length + 1;
    return isPassword(password, 'adjacent')
      ? { start, end: start + password.length, text: password, quoted: false }
      : undefined;
  }
  const joint = /^[ \t]{0,3}[/:|,][ \t]{1,3}/.exec(text.slice(first.end, first.end + 8))?.[0];
  if (joint === undefined) return undefined;
  const second = values.at(first.end + joint.length);
  return second !== undefined && isPassword(second.text, 'adjacent') ? second : undefined;
}

/** Random letters this close to a credential word, before or after, count as its value. */
const NEAR_BEFORE = 70;
const NEAR_BEHIND = 40;
const CANDIDATE = /(?<![\w+/=.~-])[A-Za-z0-9][\w+/=.~-]{15,}/g;

function* nearby(text: string, words: readonly CredentialWord[]): Generator<NamedSecret> {
  let next = 0;
  for (const { 0: match, index: start } of text.matchAll(CANDIDATE)) {
    const value = match.replace(/[.]+$/, '');
    const end = start + value.length;
    while (next < words.length && (words[next]?.end ?? 0) < start - NEAR_BEFORE) next++;
    if (!isStrictlyRandom(value) || isInAddress(text, start)) continue;
    for (let i = next; i < words.length; i++) {
      const word = words[i];
      if (word === undefined || word.start > end + NEAR_BEHIND) break;
      if (word.naming === 'weak' || word.naming === 'pin' || (word.start >= start && word.end <= end)) continue;
      const between = word.end <= start ? text.slice(word.end, start) : text.slice(end, word.start);
      if (/[\r\n]|[.!?;] /.test(between)) continue;
      yield { start, end, kind: 'token or key' };
      break;
    }
  }
}

/** Part of a URL, an image name or a digest. */
function isInAddress(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  return /(?:[a-z]:\/\/[^\s"'<>]*|base64,|sha\d{1,3}[-:=]|SHA256:|@|arn:[^\s]*)$/i.test(before);
}

/** Codes that replace a lost second factor, in a list: "recovery codes: 4f9a-77bc, …". */
const RECOVERY =
  /(?<![\p{L}\p{N}])(?:recovery|backup|back-up|scratch|emergency|rescue|2fa|mfa|two-factor|one[- ]?time|verification|wiederherstellungs|notfall|sicherungs|de (?:secours|récupération|recuperación|respaldo|recupero|recuperação)|herstel|återställnings)[- ]?(?:codes?|keys?|passwords?|phrases?|codici|códigos?|schlüssel)(?:[ \t]{1,3}(?:are|is|was|were|sind|lautet|lauten|sont|son))?[ \t]{0,3}[:=]?\s{0,4}(?<list>(?:[-*•\d.)]{0,3}[ \t]{0,3}["'`]?(?=[A-Za-z0-9-]{0,12}\d)[A-Za-z0-9]{4,12}(?:[- ]?(?=[A-Za-z0-9]{0,11}\d)[A-Za-z0-9]{4,12}){0,3}["'`]?[\s,;|/]{0,6}){1,20})/giu;

const CODES =
  /(?:códigos?|codes?|codici|code) (?:de (?:secours|récupération|recuperación|respaldo)|di (?:recupero|backup)|de recuperação)[ \t]{0,3}:?[ \t]{0,3}(?<list>(?:["'`]?(?=[A-Za-z0-9-]{0,12}\d)[A-Za-z0-9]{4,12}(?:-[A-Za-z0-9]{4,12}){0,3}["'`]?[\s,;|/]{0,6}){1,20})/gi;

/** Both have such a word, and a digit in every code. */
const MAY_HAVE_CODES = /c[oó]d|key|passw|phrase|schl/iu;

function* recoveryCodes(text: string): Generator<NamedSecret> {
  if (!/\d/.test(text) || !MAY_HAVE_CODES.test(text)) return;
  for (const form of [RECOVERY, CODES]) {
    for (const { 0: match, index, groups } of text.matchAll(form)) {
      const list = groups?.list ?? '';
      const trimmed = list.trimEnd().replace(/[,;|/]+$/, '');
      const start = index + match.length - list.length;
      const digits = trimmed.replace(/[^A-Za-z0-9]/g, '');
      if (digits.length >= 6 && !/^(?:19|20)\d\d-?\d/.test(trimmed.trimStart()))
        yield { start, end: start + trimmed.length, kind: 'recovery codes' };
    }
  }
}

/** `12 or 24 words` after "seed phrase". */
const SEED =
  /(?:seed|recovery|mnemonic|secret)[ -](?:phrase|words)[ \t]{0,3}(?:is|are|was)?[ \t]{0,3}[:=]?[ \t]{0,3}["'`]?(?<words>(?:[a-z]{3,8}[ ,]{1,3}){11,23}[a-z]{3,8})/gi;

/** Tables: a cell below a credential's name. Markdown only, because its row of dashes identifies the head. */
function* belowHead(text: string): Generator<NamedSecret> {
  if (!text.includes('|')) return;
  const lines = text.split('\n');
  let offset = 0;
  let head: (Naming | undefined)[] = [];
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1] ?? '';
    if (line.includes('|') && /^\|?[ \t]*:?--[-:| \t]*$/.test(next.trim()))
      head = cells(line).map(({ text: name }) => namingOf(name));
    else if (!line.includes('|')) head = [];
    else if (head.some((naming) => naming !== undefined)) {
      for (const [column, cell] of cells(line).entries()) {
        const naming = head[column];
        if (naming === undefined || /\s/.test(cell.text)) continue;
        const isSecret =
          naming === 'password'
            ? isPassword(cell.text, 'likely')
            : naming === 'key'
              ? isKey(cell.text)
              : naming === 'pin' && /^\d{4,8}$/.test(cell.text);
        if (isSecret)
          yield { start: offset + cell.start, end: offset + cell.start + cell.text.length, kind: kindOf(naming) };
      }
    }
    offset += line.length + 1;
  }
}

function cells(line: string): { start: number; text: string }[] {
  let offset = 0;
  return line.split('|').map((cell) => {
    const inner = /^[\s`*_"']*/.exec(cell)?.[0].length ?? 0;
    const start = offset + inner;
    offset += cell.length + 1;
    return { start, text: cell.slice(inner).replace(/[\s`*_"']+$/, '') };
  });
}

function namingOf(name: string): Naming | undefined {
  const [word] = credentialWords(name);
  return word !== undefined && name.length < 40 && !SOMETHING_ELSE.test(name.slice(word.end).trimStart())
    ? word.naming
    : undefined;
}

/** Yields secrets that a name reveals, in any order; two may overlap. */
export function* namedSecrets(text: string): Generator<NamedSecret> {
  const words = [...credentialWords(text)].filter(
    (word) => !isRemoved(text, word) && !isInLogin(text, word) && !isEndOfKey(text, word),
  );
  const values = new Values(text);
  for (const word of words) {
    const found = isInArn(text, word) ? undefined : secretOf(values, word);
    if (found !== undefined) yield found;
  }
  yield* nearby(text, words);
  yield* recoveryCodes(text);
  for (const { 0: match, index, groups } of text.matchAll(SEED)) {
    const length = groups?.words?.length ?? 0;
    yield { start: index + match.length - length, end: index + match.length, kind: 'recovery codes' };
  }
  yield* belowHead(text);
}

/** The word in "[removed: secret]". */
function isRemoved(text: string, { start }: CredentialWord): boolean {
  return text.slice(Math.max(0, start - 10), start) === '[removed: ';
}

/** In `-----END PRIVATE KEY-----`: the key is before it. */
function isEndOfKey(text: string, { start }: CredentialWord): boolean {
  return /-----END [A-Z ]{0,30}$/.test(text.slice(Math.max(0, start - 40), start));
}

/** In the login of a URL, which is removed as a whole. */
function isInLogin(text: string, { start }: CredentialWord): boolean {
  return /:\/\/[^\s/]{0,64}$/.test(text.slice(Math.max(0, start - 70), start));
}

function isInArn(text: string, { start }: CredentialWord): boolean {
  return /\barn:[\w:/.-]{0,120}$/.test(text.slice(Math.max(0, start - 130), start));
}
