/** The board's rows, for the table and charts in the browser. */
import type { APIRoute, GetStaticPaths } from "astro";
import type { Leaderboard } from "../../../../../core/catalogue.ts";
import { boardData } from "../../../../data/board.ts";
import { catalogue } from "../../../../data/catalogue.ts";

export const getStaticPaths = (() =>
  catalogue.boards.map((board) => ({
    params: { dataset: board.dataset.id, board: board.slug },
    props: { board },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ board: Leaderboard }> = ({ props }) => Response.json(boardData(props.board));
