import './styles/fonts.css';
import './styles/tokens.css';
import './styles/party.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the app.');

export default mount(App, { target });
