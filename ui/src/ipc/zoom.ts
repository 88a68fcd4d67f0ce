import { call } from './backend';
import type { ZoomStep } from './bindings';

export const zoomPage = (step: ZoomStep) => call<null>('zoom_page', { step });
