/**
 * How points of a chart look. A family of methods has one colour and one shape on all charts; the colours are those of
 * Okabe and Ito, told apart by colour-blind readers too, without the yellow that white paper swallows.
 */

/** Shapes that both Chart.js and our still picture draw; a turned triangle is one with a rotation. */
export type Shape = "circle" | "rect" | "rectRot" | "triangle" | "crossRot";

export interface PointStyle {
  /** Family as people read it; "other" where a method has none. */
  label: string;
  color: string;
  shape: Shape;
  /** Degrees, clockwise. */
  turn: number;
}

type Look = readonly [color: string, shape: Shape, turn?: number, label?: string];
const known: Record<string, Look> = {
  "two-stage": ["#0072b2", "circle"],
  "one-stage-anchor-based": ["#d55e00", "triangle", 0, "one-stage, anchor-based"],
  "anchor-free": ["#009e73", "rect"],
  transformer: ["#cc79a7", "rectRot"],
};
const spare: Look[] = [
  ["#e69f00", "triangle", 180],
  ["#56b4e9", "triangle", 90],
  ["#b5651d", "triangle", 270],
];
const other: Look = ["#808080", "crossRot"];

/** Styles of the families on a board, in the order of the legend. Families beyond what can be told apart are "other". */
export function familyStyles(families: Iterable<string | null>): Map<string | null, PointStyle> {
  const all = new Set(families);
  const order = Object.keys(known);
  const place = (name: string): number => (Object.hasOwn(known, name) ? order.indexOf(name) : order.length);
  const named = [...all].filter((name): name is string => name !== null && name !== "other");
  named.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  const styles = new Map<string | null, PointStyle>();
  const left = [...spare];
  const add = (name: string | null, label: string, [color, shape, turn = 0]: Look): void => {
    styles.set(name, { label, color, shape, turn });
  };
  for (const name of named) {
    const look = Object.hasOwn(known, name) ? known[name] : left.shift();
    add(name, look ? (look[3] ?? name) : "other", look ?? other);
  }
  for (const name of [null, "other"]) if (all.has(name)) add(name, "other", other);
  return styles;
}

/** One style for each entry of the legend. */
export function legendStyles(families: Iterable<string | null>): PointStyle[] {
  const styles = [...familyStyles(families).values()];
  return styles.filter((style, index) => styles.findIndex((same) => same.label === style.label) === index);
}

/** Corners around 0 0. */
const corners: Record<"rect" | "rectRot" | "triangle", readonly (readonly [number, number])[]> = {
  rect: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  rectRot: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  triangle: [
    [0, -1.2],
    [1.05, 0.7],
    [-1.05, 0.7],
  ],
};

/** SVG path of a point; a cross is to be stroked, the others to be filled. */
export function pointPath(
  { shape, turn }: Pick<PointStyle, "shape" | "turn">,
  x: number,
  y: number,
  radius: number,
): string {
  const short = (number: number): number => Number(number.toFixed(1));
  if (shape === "circle") {
    const r = short(radius);
    return `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
  if (shape === "crossRot") {
    const r = short(radius * 0.8);
    return `M${short(x - r)} ${short(y - r)}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
  }
  const angle = (turn * Math.PI) / 180;
  const turned = corners[shape].map(([dx, dy]) => [
    dx * Math.cos(angle) - dy * Math.sin(angle),
    dx * Math.sin(angle) + dy * Math.cos(angle),
  ]);
  return `M${turned.map(([dx, dy]) => `${short(x + dx! * radius)} ${short(y + dy! * radius)}`).join("L")}z`;
}
