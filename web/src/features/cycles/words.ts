// The closed lists of cycles and elections, in the order in which screens offer them.
import type { ConfirmedBy, DateStatus, ElectionKind, Indicator, Milestone, Phase, Sex } from '../../api/generated';

export const kinds: ReadonlyArray<ElectionKind> = ['general', 'presidential', 'legislative', 'legislative_lower', 'legislative_upper', 'regional', 'local',
  'referendum', 'constituent', 'self_determination', 'by_election'];
export const statuses: ReadonlyArray<DateStatus> = ['declared', 'announced', 'delayed', 'advanced', 'range', 'deadline', 'held', 'not_held', 'annulled', 'voided'];
export const milestones: ReadonlyArray<Milestone> = ['election_day', 'voter_registration', 'candidate_nomination', 'campaign', 'silence', 'results'];
export const phases: ReadonlyArray<Phase> = ['legal_framework', 'planning', 'training_and_education', 'voter_registration', 'campaign', 'voting',
  'verification_of_results', 'post_electoral'];
export const indicators: ReadonlyArray<Indicator> = ['population_of_voting_age', 'registered', 'cast', 'valid', 'invalid', 'candidates', 'elected',
  'budget_needed', 'budget_national', 'budget_external'];
export const sexes: ReadonlyArray<Sex> = ['women', 'men', 'other'];
export const confirmers: ReadonlyArray<ConfirmedBy> = ['commission', 'law', 'civil_society', 'organization'];
export const regions = ['african', 'asia_pacific', 'eastern_european', 'latin_american_caribbean', 'western_european_other'] as const;

export const ended = (status: DateStatus | undefined): boolean => status === 'annulled' || status === 'voided' || status === 'not_held';
export const toneOf = (status: DateStatus): 'good' | 'stop' | 'wait' | 'open' =>
  status === 'held' ? 'good' : ended(status) ? 'stop' : status === 'declared' || status === 'advanced' ? 'open' : 'wait';
