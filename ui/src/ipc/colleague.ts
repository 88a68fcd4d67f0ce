import { call, hear } from './backend';
import type { CareAsk, InvitationView, PlaceAsk, PlanId, StandingView, TeamsView } from './bindings';

export const listTeams = () => call<TeamsView>('list_teams');
/** Asks a person for the folder of a team; answers what it is called, or nothing. */
export const chooseTeamFolder = () => call<string | null>('choose_team_folder');
/** Tries a place out; rejects with what is wrong. */
export const tryPlace = (place: PlaceAsk) => call<null>('try_place', { place });
export const createTeam = (name: string, place: PlaceAsk) => call<TeamsView>('create_team', { name, place });
export const findInvitations = (place: PlaceAsk) => call<InvitationView[]>('find_invitations', { place });
export const joinTeam = (place: PlaceAsk, team: string, words: string) =>
  call<TeamsView>('join_team', { place, team, words });
export const inviteMember = (team: string, card: string, words: string, standing: StandingView) =>
  call<TeamsView>('invite_member', { team, card, words, standing });
export const removeMember = (team: string, member: string) =>
  call<TeamsView>('remove_member', { team, member });
export const refillTeam = (team: string) => call<TeamsView>('refill_team', { team });
export const sharePlan = (team: string, plan: PlanId) => call<TeamsView>('share_plan', { team, plan });
export const stopSharing = (plan: PlanId) => call<TeamsView>('stop_sharing', { plan });
export const givePassword = (team: string, password: string) =>
  call<TeamsView>('give_password', { team, password });
/** Hears that a colleague has written, where the storage of a team can tell it. */
export const hearNews = (on: () => void) => hear<null>('news', on);
/** Keeps every team in step, once. */
export const syncTeams = (care: CareAsk) => call<TeamsView>('sync_teams', { care });
