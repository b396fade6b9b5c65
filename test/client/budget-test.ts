import { describe, expect, test } from "vitest";
import { answerHtml } from "../../src/client/board-answer.ts";
import { answerBudget } from "../../src/client/budget.ts";
import { board, row } from "./board-fixture.ts";

const rows = [
  row("big", 45, { memory: 9 }),
  row("fits", 42.1, { memory: 6, fps: 10, schedule: null }),
  row("dear", 42.1, { memory: 6.4, fps: 30 }),
  row("less", 41.5, { memory: 4 }),
  row("beaten", 39, { memory: 5 }),
  row("least", 38, { memory: 3, fps: 25 }),
  row("silent", 50),
];

describe("the best under a budget", () => {
  test("is the best that fits, and the frontier below it says what going lower costs", () => {
    const answer = answerBudget(rows, { memory: 6, fps: null }, "higher")!;
    expect(answer.winners.map((winner) => winner.id)).toEqual(["zoo/fits"]);
    expect(answer.steps.map(({ row, change }) => [row.id, change])).toEqual([
      ["zoo/less", -0.6],
      ["zoo/least", -4.1],
    ]);
  });
  test("of equal results is the cheapest", () => {
    expect(
      answerBudget(rows, { memory: 8, fps: null }, "higher")!.winners.map((winner) => winner.id),
    ).toEqual(["zoo/fits"]);
  });
  test("takes speed as a budget too, and both at once", () => {
    expect(answerBudget(rows, { memory: null, fps: 15 }, "higher")!.winners[0]!.id).toBe("zoo/dear");
    expect(answerBudget(rows, { memory: 6, fps: 20 }, "higher")!.winners[0]!.id).toBe("zoo/least");
  });
  test("is nothing where no budget is given, and no winner where nothing fits", () => {
    expect(answerBudget(rows, { memory: null, fps: null }, "higher")).toBeNull();
    expect(answerBudget(rows, { memory: 1, fps: null }, "higher")!.winners).toEqual([]);
  });
  test("is said in words, with what is left out for want of a figure", () => {
    const data = board(rows);
    const said = answerHtml(data, data.rows, { memory: 6, fps: null })
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ");
    expect(said).toContain(
      "Best within the budget: ATSS, ResNet-50 FPN , 42.1 box AP, 6 GB. 1 result without memory left out.",
    );
    expect(said).toContain("Going on with less memory: ATSS, ResNet-50 FPN, 1x , 4 GB: −0.6");
    expect(answerHtml(data, data.rows, { memory: 1, fps: null })).toContain(
      "Nothing on this board fits the budget.",
    );
  });
});
