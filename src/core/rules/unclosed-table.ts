import type { Rule } from "./rule.ts";

export const unclosedTable: Rule = {
  name: "unclosed-table",
  family: "shape",
  finds: "An HTML table that is never closed.",
  why: "Where it ends has to be guessed, and browsers draw the rest of the page inside it.",
  example: {
    files: {
      "zoo.md":
        "# Zoo\n\n<table>\n<tr><th>Method</th><th>Lr schd</th><th>box AP</th></tr>\n<tr><td>RetinaNet</td><td>1x</td><td>36.5</td></tr>\n\nMore text.\n",
    },
    expected: [{ line: 3, text: "<table>" }],
    leaves: {
      "zoo.md":
        "# Zoo\n\n<table>\n<tr><th>Method</th><th>Lr schd</th><th>box AP</th></tr>\n<tr><td>RetinaNet</td><td>1x</td><td>36.5</td></tr>\n</table>\n",
    },
  },
  check: null,
};
