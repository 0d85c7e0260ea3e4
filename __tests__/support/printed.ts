/** The lines that go to standard output while `action` runs. */
export function printedBy(action: () => void): string[] {
  const printed: string[] = []
  const write = import.meta.jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed.push(String(chunk))
    return true
  })
  try {
    action()
  } finally {
    write.mockRestore()
  }
  return printed
    .join('')
    .split('\n')
    .filter((line) => line !== '')
}
