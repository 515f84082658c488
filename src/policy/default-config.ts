// Generated from src/policy/config.ts by `npm run generate`: change it there.
import type { Config } from './config.ts';

/** The settings of an empty file. */
export const DEFAULTS: Config = {
  directory: 'docs/postmortems',
  'start-on': 'resolved',
  'allow-public': false,
  incidents: {
    priorities: [],
    urgencies: ['high'],
    services: {
      only: [],
      except: [],
    },
    types: [],
    'min-duration': 300,
    confidential: [],
  },
  limits: {
    'sessions-per-day': 10,
    'group-window': 0,
  },
  devin: {
    'max-acu': 10,
    knowledge: [],
    repos: [],
    tags: [],
  },
  telemetry: [],
  redact: [],
  publish: {
    to: 'pull-request',
  },
  reviewers: [],
  review: {
    rules: {},
    style: 'warn',
    'ask-devin': true,
    'max-rounds': 2,
  },
  services: {},
  'follow-up': {
    issues: 'off',
    labels: ['postmortem-action'],
    due: {},
    overdue: true,
    'review-within': 0,
    fix: true,
    index: true,
    recurrence: true,
    digest: true,
  },
  announce: {
    'draft-ready': true,
    'review-waits': true,
    overdue: true,
    digest: true,
  },
  overrides: [],
};

/** Paths of the maps that overrides merge key by key; the empty path is the configuration itself. */
export const MERGED: ReadonlySet<string> = new Set([
  '',
  'incidents',
  'incidents.services',
  'devin',
  'sections',
  'review',
  'review.rules',
  'follow-up',
  'follow-up.due',
]);
