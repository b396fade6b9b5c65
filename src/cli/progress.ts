/** Progress of long work: a line that is rewritten on a terminal, nothing in a pipe. */
export interface Progress {
  step: (text: string) => void;
  done: (text: string) => void;
}

/** Progress on standard error; a final line is shown on terminals only, too. */
export function progress(): Progress {
  const terminal = process.stderr.isTTY;
  const width = () => Math.max(20, (process.stderr.columns ?? 80) - 1);
  return {
    step: (text) => {
      if (terminal) process.stderr.write(`\r\u001b[2K${text.slice(0, width())}`);
    },
    done: (text) => {
      if (terminal) process.stderr.write(`\r\u001b[2K${text}\n`);
    },
  };
}
