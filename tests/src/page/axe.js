// Answers with every rule of WCAG 2.2 AA that is broken seriously, and where.
const done = arguments[arguments.length - 1];
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const told = ({ id, impact, nodes }) =>
  nodes.map((node) => `${impact} ${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`.replace(/\s+/g, ' ').slice(0, 520));
axe
  .run(document, { runOnly: { type: 'tag', values: levels }, resultTypes: ['violations'] })
  .then(({ violations }) => done(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(told)))
  .catch((error) => done([`axe failed: ${String(error)}`]));
