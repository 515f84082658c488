/**
 * The rules of SARIF 2.1.0 (OASIS) for what we write, and what GitHub's code scanning needs in addition: docs.github.com, "SARIF
 * support for code scanning".
 */
const text = { type: 'string', minLength: 1 };
const message = {
  type: 'object',
  required: ['text'],
  properties: { text, markdown: text },
  additionalProperties: false,
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const count = { type: 'integer', minimum: 1 };

const rule = {
  type: 'object',
  required: ['id', 'shortDescription', 'fullDescription', 'help'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 255 },
    // GitHub truncates longer ones.
    shortDescription: { ...message, properties: { text: { ...text, maxLength: 1024 } } },
    fullDescription: { ...message, properties: { text: { ...text, maxLength: 1024 } } },
    help: message,
    defaultConfiguration: { type: 'object', required: ['level'], properties: { level }, additionalProperties: false },
  },
};

const artifactLocation = {
  type: 'object',
  required: ['uri'],
  additionalProperties: false,
  // Relative to the repository, and escaped.
  properties: { uri: { type: 'string', pattern: "^(?!/|[a-z]+:)[\\w.~!$&'()*+,;=:@/%-]+$" } },
};
const fileOnly = {
  type: 'object',
  required: ['artifactLocation'],
  additionalProperties: false,
  properties: { artifactLocation },
};

const location = {
  type: 'object',
  required: ['physicalLocation'],
  additionalProperties: false,
  properties: {
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation', 'region'],
      additionalProperties: false,
      properties: {
        artifactLocation,
        region: {
          type: 'object',
          required: ['startLine'],
          additionalProperties: false,
          properties: { startLine: count, startColumn: count, endLine: count, endColumn: count },
        },
      },
    },
  },
};

const result = {
  type: 'object',
  required: ['ruleId', 'message', 'locations'],
  additionalProperties: false,
  properties: {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: { type: 'array', minItems: 1, items: location },
  },
};

const notification = {
  type: 'object',
  required: ['message'],
  additionalProperties: false,
  properties: {
    level,
    message,
    associatedRule: { type: 'object', required: ['id'], additionalProperties: false, properties: { id: text } },
    locations: { type: 'array', items: { ...location, properties: { physicalLocation: fileOnly } } },
  },
};

export const ESSENTIAL_SARIF = {
  type: 'object',
  required: ['$schema', 'version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['tool', 'results'],
        additionalProperties: false,
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            additionalProperties: false,
            properties: {
              driver: {
                type: 'object',
                required: ['name', 'rules'],
                additionalProperties: false,
                properties: {
                  name: text,
                  semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
                  rules: { type: 'array', minItems: 1, items: rule },
                },
              },
            },
          },
          invocations: {
            type: 'array',
            items: {
              type: 'object',
              required: ['executionSuccessful'],
              additionalProperties: false,
              properties: {
                executionSuccessful: { type: 'boolean' },
                toolExecutionNotifications: { type: 'array', items: notification },
              },
            },
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: { type: 'array', maxItems: 25_000, items: result },
        },
      },
    },
  },
};
