import './styles/fonts.css';
import './styles/tokens.css';
import './styles/party.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { library } from './state/library.svelte';
import { settings } from './state/settings.svelte';

/** What the window is written in. */
const fonts = ["1em 'Inter Variable'", "1em 'Source Serif 4 Variable'"];
/** The window is not left empty for longer than this, in milliseconds. */
const patience = 300;

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the app.');

// Without the fonts the engine would look for others first, and lay everything out twice. The host answers meanwhile.
const written = Promise.all(fonts.map((font) => document.fonts.load(font)));
void settings.load();
void library.load();
await Promise.race([written, new Promise((then) => setTimeout(then, patience))]);

export default mount(App, { target });
