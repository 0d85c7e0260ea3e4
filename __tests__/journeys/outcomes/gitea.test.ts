import { testOutcomesOn } from './run-table.js'

describe('outcomes on gitea', () => {
  testOutcomesOn('gitea')
})
