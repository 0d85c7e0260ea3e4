import { testOutcomesOn } from './run-table.js'

describe('outcomes on forgejo', () => {
  testOutcomesOn('forgejo')
})
