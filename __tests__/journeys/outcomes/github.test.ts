import { testOutcomesOn } from './run-table.js'

describe('outcomes on github', () => {
  testOutcomesOn('github')
})
