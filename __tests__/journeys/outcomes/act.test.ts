import { testOutcomesOn } from './run-table.js'

describe('outcomes on act', () => {
  testOutcomesOn('act')
})
