/** The board's rows, for the table and charts in the browser. */
import type { APIRoute, GetStaticPaths } from "astro";
import type { Leaderboard } from "../../../../../core/catalogue.ts";
import { boardData } from "../../../../data/board.ts";
import { catalogue } from "../../../../data/catalogue.ts";

export const getStaticPaths: GetStaticPaths = () => catalogue.boards.map((board) => ({ params: { dataset: board.dataset.id, board: board.slug }, props: { board } }));

export const GET: APIRoute<{ board: Leaderboard }> = ({ props }) => Response.json(boardData(props.board));
