// Says whether an element stands where it stood two frames ago: what is late to be laid out pushes it away from a click.
const [element, done] = arguments;
const place = () => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].join();
};
const before = place();
requestAnimationFrame(() => requestAnimationFrame(() => done(place() === before)));
