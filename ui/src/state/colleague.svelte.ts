import type {
  CareAsk,
  InvitationView,
  PlaceAsk,
  PlanId,
  StandingView,
  TeamEntry,
  TeamsView,
} from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import * as host from '~/ipc/colleague';
import { library } from './library.svelte';
import { plan } from './plan.svelte';

/** How long after an edit, and how often without one, plans are kept in step, in milliseconds. */
const settled = 5_000;
const everySoOften = 30_000;

/** The teams of this computer. Without one, nothing runs. */
export class Teams {
  #view = $state.raw<TeamsView>();
  #error = $state.raw<HostError>();
  #folder = $state.raw<string>();
  #invitations = $state.raw<readonly InvitationView[]>();
  #busy = $state(false);
  /** Whether plans are kept in step beside what the person does, which neither waits for it nor hears of it. */
  #syncing = false;
  /** Whether something came while a round could not be made. */
  #missed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The teams; nothing while they are read for the first time. */
  get all(): readonly TeamEntry[] | undefined {
    return this.#view?.teams;
  }

  /** The program that keeps the folder of the database in step with other machines. */
  get databaseKeptBy(): string | null {
    return this.#view?.database_kept_by ?? null;
  }

  /** Why the last thing that was asked could not be done. */
  get error(): HostError | undefined {
    return this.#error;
  }

  /** The folder that was chosen for a team. */
  get folder(): string | undefined {
    return this.#folder;
  }

  /** The invitations at the place that was looked at last. */
  get invitations(): readonly InvitationView[] | undefined {
    return this.#invitations;
  }

  /** Whether something is on its way. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Whether there is anything to keep in step. */
  get any(): boolean {
    return (this.all?.length ?? 0) > 0;
  }

  /**
   * Reads the teams and, where there is one, begins to keep plans in step: now, every half minute, at every return, and
   * at once where the storage tells that a colleague has written.
   */
  begin(): () => void {
    void this.load().then(() => {
      this.#inStep();
    });
    const often = setInterval(() => {
      this.#inStep();
    }, everySoOften);
    const back = () => {
      this.#inStep();
    };
    window.addEventListener('focus', back);
    const deaf = host.hearNews(back);
    return () => {
      clearInterval(often);
      clearTimeout(this.#timer);
      window.removeEventListener('focus', back);
      void deaf.then((end) => {
        end();
      });
    };
  }

  /** Notes that something was edited: once edits have settled, they are sent on. */
  edited(): void {
    clearTimeout(this.#timer);
    if (this.any)
      this.#timer = setTimeout(() => {
        this.#inStep();
      }, settled);
  }

  async load(): Promise<void> {
    await this.#ask(host.listTeams);
  }

  async chooseFolder(): Promise<void> {
    const folder = await host.chooseTeamFolder();
    if (folder !== null) this.#folder = folder;
  }

  /** Tries a place out. Says whether it can be read and written. */
  try(place: PlaceAsk): Promise<boolean> {
    return this.#done(() => host.tryPlace(place));
  }

  create(name: string, place: PlaceAsk): Promise<boolean> {
    return this.#ask(() => host.createTeam(name, place));
  }

  look(place: PlaceAsk): Promise<boolean> {
    return this.#done(async () => {
      this.#invitations = await host.findInvitations(place);
    });
  }

  async join(place: PlaceAsk, team: string, words: string): Promise<boolean> {
    const joined = await this.#ask(() => host.joinTeam(place, team, words));
    if (joined) this.#invitations = undefined;
    return joined;
  }

  invite(team: string, card: string, words: string, standing: StandingView): Promise<boolean> {
    return this.#ask(() => host.inviteMember(team, card, words, standing));
  }

  remove(team: string, member: string): Promise<boolean> {
    return this.#ask(() => host.removeMember(team, member));
  }

  refill(team: string): Promise<boolean> {
    return this.#ask(() => host.refillTeam(team));
  }

  share(team: string, id: PlanId): Promise<boolean> {
    return this.#ask(() => host.sharePlan(team, id), id);
  }

  stop(id: PlanId): Promise<boolean> {
    return this.#ask(() => host.stopSharing(id), id);
  }

  givePassword(team: string, password: string): Promise<boolean> {
    return this.#ask(() => host.givePassword(team, password));
  }

  /** Keeps every team in step, because the person asks for it. */
  sync(care: CareAsk): Promise<boolean> {
    return this.#ask(() => host.syncTeams(care));
  }

  /** Keeps every team in step unasked: what keeps a round from being made is told at the team, and nowhere else. */
  #inStep(): void {
    if (!this.any) return;
    this.#missed = this.#busy || this.#syncing;
    if (this.#missed) return;
    this.#syncing = true;
    void host
      .syncTeams('quick')
      .then((view) => this.#take(view))
      .catch(() => undefined)
      .finally(() => {
        this.#syncing = false;
        this.#makeUp();
      });
  }

  /** Makes the round that could not be made. */
  #makeUp(): void {
    if (this.#missed) this.#inStep();
  }

  #ask(request: () => Promise<TeamsView>, touched?: PlanId): Promise<boolean> {
    return this.#done(async () => {
      await this.#take(await request(), touched);
    });
  }

  /** Shows the teams, and what has changed: a plan that was touched, and those that a round took something into. */
  async #take(view: TeamsView, touched?: PlanId): Promise<void> {
    const before = this.all ?? [];
    const isNew = ({ id, round }: TeamEntry) =>
      round?.at !== before.find((team) => team.id === id)?.round?.at;
    const rounds = view.teams.filter(isNew);
    this.#view = view;
    const changed = rounds.flatMap((team) => team.round?.changed ?? []);
    if (changed.length > 0) await library.load();
    const open = plan.view;
    if (open && (open.id === touched || changed.includes(open.id))) await plan.see(open.viewpoint);
  }

  async #done(request: () => Promise<unknown>): Promise<boolean> {
    this.#busy = true;
    try {
      await request();
      this.#error = undefined;
      return true;
    } catch (thrown) {
      this.#error = HostError.from(thrown);
      return false;
    } finally {
      this.#busy = false;
      this.#makeUp();
    }
  }
}

export const teams = new Teams();
