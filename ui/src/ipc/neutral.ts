import { call } from './backend';
import type { CaseView, ExportReport, Query } from './bindings';

/** Asks for a folder and opens the case in it; nothing when the person changed their mind. */
export const openCase = () => call<CaseView | null>('open_case');
/** Asks for sealed sheets and takes them into the open case. */
export const takeInSheets = () => call<CaseView>('take_in_sheets');
/** Answers one question from the open case; it is logged for all. */
export const askCase = (query: Query) => call<CaseView>('ask_case', { query });
/** Asks for a place and writes the last result, signed; nothing when the person changed their mind. */
export const writeResult = () => call<ExportReport | null>('write_result');
