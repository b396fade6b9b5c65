/** Makes boards and charts of a page live. */
import { startBoards } from "../../client/board.ts";
import { startCharts } from "../../client/chart.ts";

startBoards();
startCharts();
