import { call } from './backend';
import type {
  ExampleRow,
  ExportReport,
  FoundView,
  ImportPreview,
  LibraryView,
  NewPlan,
  PlanId,
  PlanView,
} from './bindings';

export const listPlans = () => call<LibraryView>('list_plans');
export const searchPlans = (text: string) => call<LibraryView>('search_plans', { text });
/** The rows of all plans that hold every word of a text. */
export const findRows = (text: string) => call<FoundView>('find_rows', { text });
export const listExamples = () => call<ExampleRow[]>('list_examples');
export const createPlan = (request: NewPlan) => call<PlanView>('create_plan', { request });
export const addExample = (name: string) => call<PlanView>('add_example', { name });
export const openPlan = (plan: PlanId) => call<PlanView>('open_plan', { plan });
export const duplicatePlan = (plan: PlanId) => call<LibraryView>('duplicate_plan', { plan });
export const deletePlan = (plan: PlanId) => call<LibraryView>('delete_plan', { plan });
export const undoLibrary = () => call<LibraryView>('undo_library');
export const redoLibrary = () => call<LibraryView>('redo_library');
/** Asks for files and says what they would bring; nothing when the person changed their mind. Nothing is stored. */
export const previewImport = () => call<ImportPreview | null>('preview_import');
/** Stores the plan that was previewed last, and opens it. */
export const confirmImport = (plan: PlanId) => call<PlanView>('confirm_import', { plan });
export const dropImport = () => call<null>('drop_import');
/** Asks for a place and writes the plan there; nothing when the person changed their mind. */
export const exportPlan = (plan: PlanId) => call<ExportReport | null>('export_plan', { plan });
