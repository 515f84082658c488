/** What a value next to a credential's name looks like: a password, a key, or something else. All of it takes linear time. */

/** A placeholder for a value: `****`, `$PASSWORD`, `<password>`, `{{ password }}`, `[removed]`. */
export function isMask(value: string): boolean {
  return /^(?:[$%<{[*•…]|(?:x+|\.+|-+|_+|null|nil|none|undefined|true|false|yes|no|on|off|empty|unset|unknown|redacted|removed|masked|hidden|changeme|placeholder|example|n\/a|your[-_ ]?\w*)$)/i.test(
    value,
  );
}

/** The name of a thing, which contains no secret: `orders-db-credentials-v2`, `vault:secret/orders`, `build4711`. */
export function isName(value: string): boolean {
  return (
    /^(?:[A-Za-z]+|v\d{1,4})(?:[-_./:@]+(?:[A-Za-z]+|[A-Za-z]{0,12}\d{1,4}))*$/.test(value) ||
    /^[A-Za-z]{2,20}\d{1,4}$/.test(value) ||
    /^[a-z]+(?:-[a-z0-9]+)*-[a-z0-9]{8,10}-[a-z0-9]{5}$/.test(value) ||
    /^[a-z]+(?:-[a-z]+\d{0,3})+-[a-z0-9]{4,6}$/.test(value)
  );
}

/** A reference to the value, or a date: `getPassword()`, `os.environ["X"]`, a URL, an ARN, a date, a path, a digest. */
export function isReference(value: string): boolean {
  return /^(?:[A-Za-z_.]+[([]|[a-z]{2,10}:\/\/|arn:|\d{4}-\d\d-\d\d|\.{0,2}\/|~\/|[A-Za-z]:\\|sha(?:1|256|384|512)[-:]|md5:|h1:|[\w.-]+\.(?:ya?ml|json|txt|pem|env|md|ts|js|go|py|rb|java|conf|cfg|ini|log|crt|cer|pub|com|org|net|io|dev|local|svc|internal|example)\b)/i.test(
    value,
  );
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** A number, a size, a time, a version, an IP address, with or without a unit. */
function isQuantity(value: string): boolean {
  return (
    /^[+-]?\d[\d.,:/]*(?:[a-zA-Z%µ]{1,3}(?:\/[a-z]{1,3})?)?$/.test(value) ||
    /^v?\d+(?:\.\d+)+(?:[-+][\w.]+)?$/.test(value)
  );
}

/** Algorithms, formats and protocols, whose names contain digits. */
const TECHNICAL =
  /^(?:(?:sha|md|aes|rsa|hs|rs|es|ps|ecdsa|ed|x|p|base|utf|ipv|http|h|tls|ssl|oauth|oidc|saml|openid|bcrypt|scrypt|argon|pbkdf|hmac|hkdf|k|s|ec|v|r|rfc|iso|log|web|n|l|i|e|id|db|node|host|user|pod|worker|shard|replica|zone|az|rack|app|svc|web|api|cache|redis|pg|mysql|queue|topic|build|job|run|step|attempt|retry|try|test|case|issue|ticket|pr|mr|inc|chg|cve|kb|q|fy|day|week|version|release|rev|phase|stage|level|tier|option|item|line|page|section|chapter|figure|table|note|rule|policy|group|team|round|part|batch|chunk|block|slot|port|vlan|eth|ens|sd|nvme|disk|vol|cpu|gpu|core|thread|process|pid|uid|gid|exit|code|error|err|status|state|event|alert|alarm|metric|span|trace)[-_#]?\d{1,6}\w{0,6})$/i;

function isTechnical(value: string): boolean {
  return TECHNICAL.test(value) || /^SHA\d+with\w+$/i.test(value);
}

/**
 * Returns whether a person could have chosen it as a password. Prose is as likely next to the word, so it must contain a digit or a
 * special character, unless it is `clear` that a value is assigned. Directly after the word, it needs letters and digits.
 */
export function isPassword(value: string, certainty: 'clear' | 'likely' | 'adjacent'): boolean {
  if (value.length < (certainty === 'clear' ? 3 : 4) || isMask(value) || isReference(value)) return false;
  if (certainty === 'clear') return true;
  if (certainty === 'likely') return /[\d@#$%^&*+~]|[!?]./.test(value) && !/^\d{1,3}(?:[.,]\d+)?%?$/.test(value);
  if (value.length < 6 || isQuantity(value) || isTechnical(value) || isUuid(value) || /^[\w.+-]+@[\w-]+\./.test(value))
    return false;
  if (/^[a-z]+(?:[-_./:][a-z0-9]+)+$/.test(value)) return false;
  return (
    /[A-Za-z]/.test(value) &&
    (/\d/.test(value) || /[@#$%^&*!?+~]/.test(value.slice(0, -1))) &&
    !/^[^A-Za-z0-9]/.test(value)
  );
}

/** Returns whether a machine could have generated it as a key: letters and digits, and not a name. */
export function isKey(value: string): boolean {
  if (
    value.length < 8 ||
    isMask(value) ||
    isReference(value) ||
    isName(value) ||
    isQuantity(value) ||
    isTechnical(value)
  )
    return false;
  return /\d/.test(value) && /[A-Za-z]/.test(value);
}

/** Letters and digits change so often that there can be no words in it; hexadecimal digits and UUIDs count too. */
export function isRandom(value: string): boolean {
  if (value.length < 16 || isMask(value) || isReference(value) || isName(value) || isQuantity(value)) return false;
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  const parts = value.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
  const letters = parts.join('').length;
  return letters >= 12 && letters / parts.length < 3.1;
}

/** API objects that have random names, which are not secrets. */
const IDENTIFIER =
  /^(?:req|cus|pi|evt|ch|in|sub|price|prod|acct|seti|pm|si|txn|po|card|ba|src|trace|span|run|msg|user|usr|org|team|proj|prj|inc|i|vpc|subnet|sg|ami|snap|vol|eni|eipalloc|rtb|igw|nat|acl|lt|pod|node|job|build|dpl|deploy|wf|task|ses|thread|asst|chatcmpl|resp|file|order|ord|inv|cart|img|doc|page|issue|ticket|log|batch|queue|event|build|commit|sha256|sha512|md5|etag|W)[-_:]/i;

/** Random without doubt, with upper-case and lower-case letters and digits: no digest, UUID, ULID, pod, identifier or image. */
export function isStrictlyRandom(value: string): boolean {
  if (!isRandom(value) || isUuid(value) || IDENTIFIER.test(value)) return false;
  if (/^(?:[\da-f]+|[\dA-F]+)$/.test(value) || /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(value)) return false;
  if (/^AAAA[A-Z]3Nza/.test(value) || /[./]/.test(value.slice(0, 6))) return false;
  return /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}
