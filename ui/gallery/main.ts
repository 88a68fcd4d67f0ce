import '../src/styles/fonts.css';
import '../src/styles/tokens.css';
import '../src/styles/party.css';
import '../src/styles/base.css';
import './gallery.css';
import { mount, type Component } from 'svelte';
import Big from './Big.svelte';
import Frame from './Frame.svelte';
import Gallery from './Gallery.svelte';

const target = document.getElementById('gallery');
if (!target) throw new Error('The page has no place for the gallery.');

const wanted = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = wanted.get('theme') ?? 'light';
const pages: Partial<Record<string, Component>> = { frame: Frame, big: Big };
export default mount(pages[wanted.get('page') ?? ''] ?? Gallery, { target });
