/** What became of all cases, told line by line. */
export class Tally {
  passed = 0
  failed = 0
  notRun = 0

  pass(what: string): void {
    this.passed += 1
    console.log(`ok       ${what}`)
  }

  fail(what: string, problems: readonly string[], log = ''): void {
    this.failed += 1
    console.log(`FAILED   ${what}`)
    for (const problem of problems) console.log(`           ${problem}`)
    if (log !== '') console.log(log.replace(/^/gm, '           | '))
  }

  leaveOut(what: string, why: string, count = 1): void {
    this.notRun += count
    console.log(`NOT RUN  ${what}: ${why}`)
  }

  /** The line that `.ci/run` reads. */
  toString(): string {
    return `Runner cases: ${this.passed} passed, ${this.failed} failed, ${this.notRun} not run`
  }
}
