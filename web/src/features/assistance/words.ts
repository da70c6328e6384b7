// The closed lists of words of requests, as the server has them, for filters and forms.
import type {
  Addressee, AssessmentKind, AssistanceType, CapacityDimension, CapacityLevel, Channel, ChecklistAnswer, ChecklistItem, Consent, FindingKind, Language, MandatingOrgan, Means, MeetingCategory, Met, Missing, Organ, Outcome, Position, ReportSection, RequestStatus, SuspensionCause, Verb, WaiverKind,
} from '../../api/generated';
import type { FieldSpec } from '../../shared/fields';
import type { Say } from '../../shared/i18n';

export const assistanceTypes: ReadonlyArray<AssistanceType> = ['TA', 'ENV', 'COORD', 'PANEL', 'GO', 'ORG', 'CERT', 'SUP', 'OBS'];
export const statuses: ReadonlyArray<RequestStatus> = ['received', 'authenticating', 'returned', 'admissible', 'screened', 'assessing',
  'assessed', 'decision_pending', 'approved', 'approved_limited', 'declined', 'deferred', 'withdrawn', 'lapsed',
  'rejected_inadmissible', 'abandoned', 'referred_organ', 'suspended', 'terminated'];
export const organs: ReadonlyArray<Organ> = ['foreign_ministry', 'head_of_state', 'head_of_government', 'permanent_mission',
  'election_commission', 'ministry', 'legislature', 'transitional_authority', 'political_party', 'civil_society', 'other'];
// Those that can bind a State, or whose request may be accepted.
export const stateOrgans: ReadonlyArray<Organ> = ['permanent_mission', 'foreign_ministry', 'head_of_state', 'head_of_government', 'election_commission',
  'ministry', 'legislature', 'transitional_authority'];
export const channels: ReadonlyArray<Channel> = ['note_verbale', 'letter', 'via_resident_coordinator', 'via_srsg'];
export const addressees: ReadonlyArray<Addressee> = ['focal_point', 'secretary_general', 'srsg', 'resident_coordinator'];
export const languages: ReadonlyArray<Language> = ['en', 'fr', 'es', 'ar', 'ru', 'zh', 'other'];
const means: ReadonlyArray<Means> = ['specimen_signature', 'call_back', 'diplomatic_channel', 'in_person', 'digital_signature'];
const missing: ReadonlyArray<Missing> = ['authority', 'election', 'period', 'signature', 'translation'];
const waivers: ReadonlyArray<WaiverKind> = ['short_time', 'election_commission_requester', 'rival_authorities'];
const findings: ReadonlyArray<FindingKind> = ['adequate_time', 'conditions', 'reporting'];
const mets: ReadonlyArray<Met> = ['met', 'met_with_conditions', 'not_met'];
const consents: ReadonlyArray<Consent> = ['given', 'withheld'];
const outcomes: ReadonlyArray<Outcome> = ['approved', 'approved_limited', 'declined', 'deferred'];

export const mandatingOrgans: ReadonlyArray<MandatingOrgan> = ['security_council', 'general_assembly'];
const causes: ReadonlyArray<SuspensionCause> = ['conditions_breached', 'unconstitutional_change', 'security', 'funds', 'mandate_expired', 'other'];

export const assessmentKinds: ReadonlyArray<AssessmentKind> = ['desk_review', 'mission'];
export const reportSections: ReadonlyArray<ReportSection> = ['executive_summary', 'mission_and_meetings', 'political_context', 'electoral_background', 'legal_framework',
  'election_commission', 'calendar', 'boundaries', 'voter_registration', 'parties_and_campaign', 'civic_education', 'media', 'voting_and_results', 'disputes', 'security',
  'women', 'minorities', 'persons_with_disabilities', 'youth', 'civil_society', 'international_actors', 'previous_recommendations', 'needs', 'options', 'recommendation', 'risks'];
export const checklistItems: ReadonlyArray<ChecklistItem> = ['women_as_voters', 'women_as_candidates', 'legal_equality', 'temporary_measures', 'registration_and_documents',
  'access_to_polling', 'violence_against_women', 'women_in_the_commission', 'education_for_women', 'figures_by_sex'];
export const checklistAnswers: ReadonlyArray<ChecklistAnswer> = ['good', 'in_part', 'lacking', 'not_known'];
export const capacityDimensions: ReadonlyArray<CapacityDimension> = ['independence', 'legal_basis', 'budget', 'staff', 'training', 'logistics', 'technology', 'voter_register',
  'results', 'disputes', 'outreach', 'security_planning'];
export const capacityLevels: ReadonlyArray<CapacityLevel> = ['absent', 'weak', 'partial', 'sufficient', 'strong'];
export const meetingCategories: ReadonlyArray<MeetingCategory> = ['government', 'election_commission', 'parliament', 'judiciary', 'political_party', 'civil_society', 'observers',
  'media', 'security', 'donors', 'un_entity', 'other'];
export const positions: ReadonlyArray<Position> = ['concurs', 'concurs_with_comments', 'objects'];
// Proposed, not closed: an entity is named as it calls itself.
export const entities: ReadonlyArray<string> = ['UNDP', 'OHCHR', 'UN Women', 'DPO', 'DOS', 'UNV', 'UNOPS', 'UNESCO', 'IOM', 'UNHCR', 'PBSO'];

type Options = ReadonlyArray<readonly [string, string]>;
export function named(say: Say, group: string, words: ReadonlyArray<string>): Options {
  return words.map((word) => [word, say(`${group}.${word}`)] as const);
}

// The fields of each step. `types`: the kinds of the file; `authorities` and `related`: those that can be chosen.
export function fieldsOf(verb: Verb, say: Say, types: ReadonlyArray<string>, authorities: Options, related: Options): ReadonlyArray<FieldSpec> {
  const kinds: FieldSpec = { name: 'types', kind: 'many', options: named(say, 'type', types), initial: types };
  const reason: FieldSpec = { name: 'reason', kind: 'text' };
  switch (verb) {
    case 'begin_authentication': return [];
    case 'confirm_origin': return [{ name: 'means', kind: 'one', options: named(say, 'means', means) }, { name: 'note', kind: 'text' }];
    case 'admit': return [
      { name: 'authority', kind: 'one', optional: true, options: authorities }, { name: 'note', kind: 'text' }];
    case 'return': return [{ name: 'missing', kind: 'many', options: named(say, 'missing', missing) }, reason, { name: 'answer_by', kind: 'date' }];
    case 'resubmit': return [{ name: 'note', kind: 'text' }, { name: 'letter', kind: 'file', optional: true }];
    case 'reject': case 'abandon': case 'resume': case 'lift_suspension': case 'terminate': return [reason];
    case 'reuse_assessment': return [{ name: 'from', kind: 'one', label: say('field.from_request'), options: related }, reason];
    case 'refer': return [{ name: 'organ', kind: 'one', label: say('mandate.organ'), options: named(say, 'mandating', mandatingOrgans) }, reason];
    case 'suspend': return [{ name: 'cause', kind: 'one', options: named(say, 'suspension', causes) }, reason];
    case 'grant_waiver': return [{ name: 'kind', kind: 'one', options: named(say, 'waiver', waivers) }, { name: 'reasons', kind: 'text' }];
    case 'screen': return [kinds, { name: 'duplicates_note', kind: 'text' }];
    case 'begin_assessment': return [{ name: 'kind', kind: 'one', label: say('assessment.kind'), options: named(say, 'assessment_kind', assessmentKinds) }, { name: 'team', kind: 'team', hint: say('form.team_hint') }, { name: 'scope', kind: 'text' }];
    case 'record_finding': return [{ name: 'kind', kind: 'one', options: named(say, 'finding', findings) },
      { name: 'met', kind: 'one', options: named(say, 'met', mets) }, { name: 'evidence', kind: 'text' }];
    case 'clear_assessment': return [{ name: 'summary', kind: 'text' }];
    case 'recommend': return [{ name: 'outcome', kind: 'one', options: named(say, 'outcome', outcomes) }, kinds,
      { name: 'lead_entity', kind: 'line' }, { name: 'reasons', kind: 'text' }, { name: 'funding', kind: 'text' }];
    case 'decide': return [{ name: 'outcome', kind: 'one', options: named(say, 'outcome', outcomes) }, kinds,
      { name: 'lead_entity', kind: 'line', optional: true }, { name: 'reasons', kind: 'text' },
      { name: 'conditions', kind: 'lines', hint: say('form.one_per_line') }, { name: 'until', kind: 'date', optional: true }];
    case 'withdraw': return [reason, { name: 'letter', kind: 'file', optional: true }];
    case 'ask_question': return [{ name: 'text', kind: 'text', label: say('exchange.question') }, { name: 'answer_by', kind: 'date', optional: true }];
    case 'answer_question': return [{ name: 'text', kind: 'text', label: say('exchange.answer') }, { name: 'letter', kind: 'file', optional: true }];
    case 'settle_question': return [{ name: 'note', kind: 'text', hint: say('exchange.settle_hint') }];
    case 'send_letter': return [{ name: 'subject', kind: 'line', label: say('exchange.subject') }, { name: 'letter', kind: 'file' }];
    case 'acknowledge_letter': return [{ name: 'note', kind: 'text', hint: say('exchange.known_hint') }];
    case 'propose_publication': return [{ name: 'title', kind: 'line' }, { name: 'text', kind: 'text', label: say('exchange.words'), hint: say('exchange.words_hint') },
      { name: 'document', kind: 'file', optional: true, label: say('exchange.document') }];
    case 'answer_publication': return [{ name: 'consent', kind: 'one', label: say('exchange.consent'), options: named(say, 'consent', consents) },
      { name: 'note', kind: 'text', hint: say('exchange.known_hint') }];
    case 'drop_publication': return [reason];
    // On the page of the assessment (assessment.tsx), each beside what it is about.
    case 'change_team': case 'agree_terms': case 'consent_mission': case 'fund_mission': case 'plan_itinerary': case 'record_meeting': case 'write_section':
    case 'answer_checklist': case 'rate_capacity': case 'describe_option': case 'consult': case 'answer_consultation': case 'share_summary': return [];
  }
}

// What passes between the desk and the State, with a part of the file of its own (exchange.tsx).
export const exchangeVerbs: ReadonlySet<Verb> = new Set(['ask_question', 'answer_question', 'settle_question', 'send_letter', 'acknowledge_letter',
  'propose_publication', 'answer_publication', 'drop_publication']);

// What an assessment is made of, with a page of its own.
export const assessmentVerbs: ReadonlySet<Verb> = new Set(['change_team', 'agree_terms', 'consent_mission', 'fund_mission', 'plan_itinerary', 'record_meeting', 'write_section',
  'answer_checklist', 'rate_capacity', 'describe_option', 'consult', 'answer_consultation', 'share_summary']);

export function toneOf(status: RequestStatus): 'good' | 'wait' | 'stop' | 'open' {
  if (status === 'approved' || status === 'approved_limited') return 'good';
  if (['decision_pending', 'returned', 'deferred', 'referred_organ', 'suspended'].includes(status)) return 'wait';
  if (['declined', 'withdrawn', 'lapsed', 'rejected_inadmissible', 'abandoned', 'terminated'].includes(status)) return 'stop';
  return 'open';
}
