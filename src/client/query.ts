/**
 * Reads and writes the query of an address so that people can read it: `?sort=-value,memory&backbone=ResNet&mem=..6`.
 * A value is a list; commas part its items and stand for themselves, as do slashes, colons and brackets.
 * Several modules keep state in one address: each changes its own keys and leaves the others alone.
 */

export type Query = Map<string, string[]>;

/** Reads a query. What is malformed is taken as it stands; nothing throws. */
export function readQuery(search: string): Query {
  const query: Query = new Map();
  for (const pair of search.replace(/^\?/, "").split("&")) {
    const [, key = "", value = ""] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
    if (key === "") continue;
    const items = value.split(",").map(decode);
    query.set(decode(key), [...(query.get(decode(key)) ?? []), ...items.filter((item) => item !== "")]);
  }
  return query;
}

/** Writes a query with its question mark; "" where nothing is to be said. A key with an empty list is left out. */
export function writeQuery(query: Query): string {
  const pairs = [...query].filter(([, items]) => items.length > 0);
  const text = pairs.map(([key, items]) => `${encode(key)}=${items.map(encode).join(",")}`).join("&");
  return text === "" ? "" : `?${text}`;
}

/** Replaces the given keys in the address that is shown now. */
export function changeAddress(changes: Query, how: "push" | "replace"): void {
  const query = readQuery(location.search);
  for (const [key, items] of changes) {
    if (items.length > 0) query.set(key, items);
    else query.delete(key);
  }
  const address = location.pathname + writeQuery(query) + location.hash;
  if (address === location.pathname + location.search + location.hash) return;
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(history.state, "", address);
}

function decode(text: string): string {
  const spaced = text.replace(/\+/g, " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/%20/g, "+")
    .replace(/%(2F|3A|40|5B|5D)/g, decodeURIComponent);
}
