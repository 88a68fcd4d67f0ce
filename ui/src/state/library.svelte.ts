import type {
  ExampleRow,
  ExportReport,
  ImportPreview,
  LibraryView,
  NewPlan,
  PlanId,
  PlanView,
} from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import * as host from '~/ipc/library';
import { editPlan } from '~/ipc/plan';
import { faults } from './fault.svelte';
import { navigation } from './navigation.svelte';
import { plan } from './plan.svelte';

/** What came of the files a person chose: what they would bring, or why they are refused. */
export type Offer =
  | { readonly kind: 'preview'; readonly preview: ImportPreview }
  | { readonly kind: 'refused'; readonly error: HostError };

/** The plans of this computer, and what can be done with whole plans. */
export class Library {
  #view = $state.raw<LibraryView>();
  #loading: Promise<void> | undefined;
  #examples = $state.raw<readonly ExampleRow[]>([]);
  #sought = $state('');
  #creating = false;
  #error = $state.raw<HostError>();
  #offer = $state.raw<Offer>();
  #importing = false;

  /** The library, narrowed by what is sought; nothing while it loads for the first time. */
  get view(): LibraryView | undefined {
    return this.#view;
  }

  get examples(): readonly ExampleRow[] {
    return this.#examples;
  }

  get sought(): string {
    return this.#sought;
  }

  /** Why the library cannot be shown. */
  get error(): HostError | undefined {
    return this.#error;
  }

  /** What the person is asked to import, or why it cannot be; nothing while nobody imports. */
  get offer(): Offer | undefined {
    return this.#offer;
  }

  /** Reads the library anew: at the start, and whenever it comes into view. One reading at a time. */
  load(): Promise<void> {
    this.#loading ??= this.#read().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #read(): Promise<void> {
    try {
      [this.#view, this.#examples] = await Promise.all([this.#list(), host.listExamples()]);
      this.#error = undefined;
    } catch (thrown) {
      this.#error = HostError.from(thrown);
    }
  }

  async search(text: string): Promise<void> {
    this.#sought = text;
    await this.#replace(() => this.#list());
  }

  /** Makes a plan and opens it. */
  /** Makes a plan and opens it where it begins: with the people. */
  async create(request: NewPlan = { name: null, purpose: null }): Promise<boolean> {
    // A key that is struck twice makes one plan.
    if (this.#creating) return false;
    this.#creating = true;
    const isMade = await this.enter(() => host.createPlan(request));
    this.#creating = false;
    if (isMade) navigation.go('people');
    return isMade;
  }

  /** Makes a plan of an example and opens it. */
  addExample(name: string): Promise<boolean> {
    return this.enter(() => host.addExample(name));
  }

  open(id: PlanId): Promise<boolean> {
    return this.enter(() => host.openPlan(id));
  }

  duplicate(id: PlanId): Promise<boolean> {
    return this.#replace(() => host.duplicatePlan(id));
  }

  /** Puts a plan aside until a day, or takes it up again. Says whether it was saved. */
  async putAside(id: PlanId, until: string | null, note: string | null): Promise<boolean> {
    const edit = { plan: { set_dormant: { until, note } } };
    const saved =
      plan.view?.id === id
        ? await plan.edit(edit)
        : (await this.#attempt(() => editPlan(id, edit))) !== undefined;
    await this.load();
    return saved;
  }

  /** Deletes a plan; {@link undo} brings it back. */
  remove(id: PlanId): Promise<boolean> {
    if (plan.view?.id === id) plan.show(undefined);
    return this.#replace(() => host.deletePlan(id));
  }

  undo(): Promise<boolean> {
    return this.#replace(host.undoLibrary);
  }

  redo(): Promise<boolean> {
    return this.#replace(host.redoLibrary);
  }

  /** Asks for files to import and offers what they would bring; nothing is stored. */
  async chooseFiles(): Promise<void> {
    try {
      const preview = await host.previewImport();
      this.#offer = preview ? { kind: 'preview', preview } : undefined;
    } catch (thrown) {
      this.#offer = { kind: 'refused', error: HostError.from(thrown) };
    }
  }

  /** Stores what is offered and opens it; {@link undo} takes it out again. Says whether it was stored. */
  async confirmImport(): Promise<boolean> {
    const offer = this.#offer;
    if (offer?.kind !== 'preview' || this.#importing) return false;
    this.#importing = true;
    try {
      this.#show(await host.confirmImport(offer.preview.plan));
      this.#offer = undefined;
      return true;
    } catch (thrown) {
      this.#offer = { kind: 'refused', error: HostError.from(thrown) };
      return false;
    } finally {
      this.#importing = false;
    }
  }

  /** Lets go of what is offered. */
  async dropImport(): Promise<void> {
    this.#offer = undefined;
    await this.#attempt(host.dropImport);
  }

  /** Exports a plan, the open one unless another is named, to a place the person chooses; nothing when none was. */
  async exportPlan(id: PlanId | undefined = plan.view?.id): Promise<ExportReport | undefined> {
    if (id === undefined) return undefined;
    return (await this.#attempt(() => host.exportPlan(id))) ?? undefined;
  }

  /** Makes a plan, or finds one, and opens it. Says whether it was done. */
  async enter(make: () => Promise<PlanView>): Promise<boolean> {
    const view = await this.#attempt(make);
    if (!view) return false;
    this.#show(view);
    return true;
  }

  #list(): Promise<LibraryView> {
    return this.#sought.trim() === '' ? host.listPlans() : host.searchPlans(this.#sought);
  }

  #show(view: PlanView): void {
    plan.show(view);
    navigation.enter();
    // Whoever comes back finds it in the list at once.
    void this.load();
  }

  async #replace(make: () => Promise<LibraryView>): Promise<boolean> {
    const view = await this.#attempt(make);
    if (view) this.#view = view;
    return view !== undefined;
  }

  async #attempt<Answer>(make: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await make();
    } catch (thrown) {
      faults.show(HostError.from(thrown));
      return undefined;
    }
  }
}

export const library = new Library();
