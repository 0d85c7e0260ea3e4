export default {
  testEnvironment: 'node',
  // The tests wait for processes more than they compute.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@actions/github/context$': '<rootDir>/node_modules/@actions/github/lib/context.js',
    '^@actions/http-client/agent$': '<rootDir>/node_modules/@actions/http-client/lib/index.js',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
}
