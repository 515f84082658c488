/** @type {import('jest').Config} */
export default {
  // Real processes on a busy machine take their time; a test that hangs is still found.
  testTimeout: 60_000,
  maxWorkers: '100%',
  testSequencer: '<rootDir>/test/longest-first.mjs',
  // What a test file leaves in its process slows the next ones down: a new process takes half a second.
  workerIdleMemoryLimit: '350MB',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transformIgnorePatterns: ['/node_modules/(?!@actions/workflow-parser/)'],
  transform: {
    '/node_modules/@actions/workflow-parser/.*-schema\\.js$': '<rootDir>/test/json-attribute.mjs',
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
};
