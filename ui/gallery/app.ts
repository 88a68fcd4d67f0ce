import { fakeHost } from '../src/ipc/fake';
import { library } from '../src/state/library.svelte';
import { navigation, type Place } from '../src/state/navigation.svelte';
import { stages } from '../src/guidance/stage';

const wanted = new URLSearchParams(location.search);

// The whole app without the host: ?plan=workshop|lease|field-to-loaf &place=criteria &finding=blocked &theme=dark &unsigned
fakeHost({
  finding: wanted.get('finding') === 'blocked' ? 'blocked' : 'ready',
  answers: {
    get_settings: () => ({
      author: 'Anna',
      named_by: wanted.has('unsigned') ? 'system' : 'person',
      theme: wanted.get('theme') ?? 'light',
      single_letters: 'on',
    }),
  },
});
const example = wanted.get('plan');
if (example) await library.addExample(example);
const places: readonly Place[] = [...stages, 'guesses', 'questions'];
const place = places.find((name) => name === wanted.get('place'));
if (place) navigation.go(place);

export default await import('../src/main');
