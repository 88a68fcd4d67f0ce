import type { LadderLink, LadderNode } from './ladder';

/** Where an arrow leads from a box: up and down along links, sideways to the next box of the layer. */
export function neighbour(
  key: string,
  id: string,
  nodes: readonly LadderNode[],
  links: readonly LadderLink[],
): string | undefined {
  const here = nodes.find((node) => node.id === id);
  if (!here) return undefined;
  const isNode = (other: string) => nodes.some((node) => node.id === other);
  const row = nodes.filter((node) => node.layer === here.layer).sort((a, b) => a.column - b.column);
  const at = row.findIndex((node) => node.id === id);
  if (key === 'ArrowUp') return links.find((link) => link.from === id && isNode(link.to))?.to;
  if (key === 'ArrowDown') return links.find((link) => link.to === id && isNode(link.from))?.from;
  if (key === 'ArrowRight') return row[at + 1]?.id;
  if (key === 'ArrowLeft') return row[at - 1]?.id;
  return undefined;
}
