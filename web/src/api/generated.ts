// Made by `acta gen typescript` from the described types. Not edited by hand.

/** Abandons the assessment. */
export interface Abandon {
  /** Why. */
  readonly reason: string;
}

/** Confirms that a letter was received. */
export interface AcknowledgeLetter {
  /** What the State says to it, or how it is known. */
  readonly note: string;
  /** Which. */
  readonly sent: string;
}

/** An act as it stands on the record. */
export interface ActDetail {
  /** In short. */
  readonly act: ActLine;
  /** What a sealed entry commits to. */
  readonly content?: string;
  /** The entry as stored. */
  readonly entry: string;
  /** Its tlog-proof. */
  readonly receipt: string;
  /** Whose signatures stand on it. */
  readonly signers: ReadonlyArray<Signer>;
}

/** An act as lists show it. */
export interface ActLine {
  /** When. */
  readonly at: string;
  /** What it says: JSON as it stands in the entry. */
  readonly body?: string;
  /** Who may know of it. */
  readonly classification: Classification;
  /** The act by which a passkey confirmed it. */
  readonly confirmed?: number;
  /** Its number. */
  readonly index: number;
  /** Its leaf hash. */
  readonly leaf: string;
  /** By whom. */
  readonly name?: string;
  /** In which capacity. */
  readonly role?: string;
  /** Of which stream. */
  readonly stream?: string;
  /** What was done. */
  readonly type: string;
  /** Its version, when the program does not know the act. */
  readonly unknown_version?: number;
}

/** Acts, newest first. */
export interface ActList {
  /** A page. */
  readonly acts: ReadonlyArray<ActLine>;
  /** How many there are. */
  readonly size: number;
}

/** Activities, what they add up to, and the defects of their sources. */
export interface ActivityAnswer {
  /** By project. */
  readonly activities: ReadonlyArray<ActivityLine>;
  /** Of all activities. */
  readonly defects: ReadonlyArray<Defect>;
  /** Of these activities. */
  readonly totals: ReadonlyArray<ActivityTotal>;
}

/** An activity as last read. */
export interface ActivityFile {
  /** The act that says so. */
  readonly index: number;
  /** What its source says. */
  readonly read: ActivityRead;
}

/** An activity as lists show it. */
export interface ActivityLine {
  /** Of the years asked for; repeated rows count once. */
  readonly budget: string;
  /** Of its amounts. */
  readonly currency: string;
  /** Of the years asked for, by name. */
  readonly donors: ReadonlyArray<string>;
  /** Whether its words speak of elections. */
  readonly electoral: boolean;
  /** Last day. */
  readonly end: string;
  /** Of the years asked for. */
  readonly expenditure: string;
  /** Its id. */
  readonly id: string;
  /** The act that says so. */
  readonly index: number;
  /** The unit that runs it. */
  readonly operating_unit: string;
  /** The source's number. */
  readonly project_id: string;
  /** First day. */
  readonly start: string;
  /** Where, when it is one country. */
  readonly state?: string;
  /** Its title. */
  readonly title: string;
}

/** The nature of assistance provided: a project, as its source gives it. */
export interface ActivityRead {
  /** Of all amounts: ISO 4217. */
  readonly currency: string;
  /** Its description. */
  readonly description: string;
  /** The names of its documents. */
  readonly documents: ReadonlyArray<string>;
  /** Its donors by fiscal year. */
  readonly donors: ReadonlyArray<DonorRead>;
  /** Whether a whole word speaks of elections. */
  readonly electoral: boolean;
  /** Whether the letters of one stand anywhere. */
  readonly electoral_letters: boolean;
  /** Last day. */
  readonly end: string;
  /** Who implements it, as spelt there. */
  readonly implementer: string;
  /** Its outputs, without repetitions. */
  readonly outputs: ReadonlyArray<OutputRead>;
  /** The source's number of the project. */
  readonly project: string;
  /** The source's region, e.g. RBA. */
  readonly region: string;
  /** The day of the publication. */
  readonly snapshot: string;
  /** Who published it: undp. */
  readonly source: string;
  /** First day. */
  readonly start: string;
  /** The unit, when both its codes name one country. */
  readonly state?: string;
  /** Its title. */
  readonly title: string;
  /** Operating unit, e.g. AFG or H21. */
  readonly unit: string;
  /** IATI recipient: ISO alpha-2, or 998. */
  readonly unit_iati: string;
  /** What the source calls the unit. */
  readonly unit_name: string;
  /** Its fiscal years in the yearly summary. */
  readonly years: ReadonlyArray<YearRead>;
}

/** Amounts of one fiscal year in one currency. */
export interface ActivityTotal {
  /** How many. */
  readonly activities: number;
  /** Budgets, added. */
  readonly budget: string;
  /** Never mixed. */
  readonly currency: string;
  /** Expenditures, added. */
  readonly expenditure: string;
  /** The fiscal year. */
  readonly year: number;
}

/** Puts an election of a State on the calendar. */
export interface AddElection {
  /** The electoral cycle it belongs to. */
  readonly cycle?: string;
  /** In lists of others: "list:number". */
  readonly identifiers?: ReadonlyArray<string>;
  /** What is elected. */
  readonly kind: ElectionKind;
  /** What else is known of it. */
  readonly particulars?: Particulars;
  /** The State that holds it. */
  readonly state: string;
  /** As the State calls it. */
  readonly title: string;
}

/** To whom the letter is written. */
export type Addressee =
  | 'secretary_general'
  | 'focal_point'
  | 'srsg'
  | 'resident_coordinator';

/** Finds the request admissible. */
export interface Admit {
  /** Which authority; needed when several are valid. */
  readonly authority?: string;
  /** Why it is admissible. */
  readonly note: string;
}

/** What the Office answers. */
export type AdvisoryAnswer =
  | 'accepted'
  | 'declined';

/** Where the State's letter came in. */
export type AdvisoryDoor =
  | 'office'
  | 'division'
  | 'resident_coordinator';

/** A request for advisory services with its acts. */
export interface AdvisoryFile {
  /** As it stands. */
  readonly advisory: AdvisoryRow;
  /** By this viewer. */
  readonly may_edit: boolean;
  /** The request for electoral assistance it names. */
  readonly request?: RequestRow;
  /** Newest first. */
  readonly timeline: ReadonlyArray<ActLine>;
}

/** Requests for advisory services. */
export interface AdvisoryList {
  /** Newest first. */
  readonly advisories: ReadonlyArray<AdvisoryRow>;
  /** By this viewer. */
  readonly may_edit: boolean;
}

/** What the Division says of it. */
export type AdvisoryPosition =
  | 'no_objection'
  | 'comments'
  | 'overlap';

/** A request for advisory services. */
export interface AdvisoryRow {
  /** When the Office answered. */
  readonly answered_on?: string;
  /** The date of the letter. */
  readonly asked_on: string;
  /** Who may know of it. */
  readonly classification: Classification;
  /** Where the letter came in. */
  readonly door: AdvisoryDoor;
  /** Its id. */
  readonly id: string;
  /** What the Division said last. */
  readonly position?: AdvisoryPosition;
  /** The State's request for electoral assistance. */
  readonly request?: string;
  /** The State that asks. */
  readonly state: string;
  /** Where it stands. */
  readonly status: AdvisoryStatus;
  /** What is asked. */
  readonly summary: string;
  /** What is asked, in a line. */
  readonly title: string;
  /** How many acts its stream has. */
  readonly version: number;
}

/** Where a request for advisory services stands. */
export type AdvisoryStatus =
  | 'received'
  | 'coordinated'
  | 'accepted'
  | 'declined'
  | 'completed'
  | 'withdrawn';

/** Agrees the terms of reference. */
export interface AgreeTerms {
  /** The terms of reference. */
  readonly terms: string;
}

/** Records what the Office answered. */
export interface AnswerAdvisory {
  /** What it answered. */
  readonly answer: AdvisoryAnswer;
  /** The date of its letter. */
  readonly answered_on: string;
  /** Why, and what it offers. */
  readonly reason: string;
}

/** Answers an item of the gender checklist. */
export interface AnswerChecklist {
  /** How it stands. */
  readonly answer: ChecklistAnswer;
  /** On what it rests. */
  readonly evidence: string;
  /** Which. */
  readonly item: ChecklistItem;
}

/** Answers a consultation. */
export interface AnswerConsultation {
  /** Which. */
  readonly consultation: string;
  /** What the entity says. */
  readonly position: Position;
  /** In words; an entity that concurs need give none. */
  readonly text: string;
}

/** Consents to a publication, or does not. */
export interface AnswerPublication {
  /** Whether the State consents. */
  readonly consent: Consent;
  /** What the State says to it. */
  readonly note: string;
  /** Which. */
  readonly publication: string;
}

/** Answers a question of the desk. */
export interface AnswerQuestion {
  /** A document's blob. */
  readonly letter?: string;
  /** Which. */
  readonly question: string;
  /** What the State says. */
  readonly text: string;
}

/** Asks the State something about its request. */
export interface AskQuestion {
  /** Until when an answer would help. */
  readonly answer_by?: string;
  /** What is asked. */
  readonly text: string;
}

/** A needs assessment as it stands. */
export interface Assessment {
  /** What is rated of it. */
  readonly capacity: ReadonlyArray<CapacityLine>;
  /** What is answered of it. */
  readonly checklist: ReadonlyArray<ChecklistLine>;
  /** When the State consented. */
  readonly consented_on?: string;
  /** Oldest first. */
  readonly consultations: ReadonlyArray<ConsultationLine>;
  /** From what the mission is funded. */
  readonly funding?: string;
  /** How it is made. */
  readonly kind: AssessmentKind;
  /** As last described. */
  readonly options: ReadonlyArray<OptionLine>;
  /** What is assessed. */
  readonly scope: string;
  /** Those that are written. */
  readonly sections: ReadonlyArray<SectionLine>;
  /** What the State was told of it. */
  readonly shared?: string;
  /** The itinerary. */
  readonly stops: ReadonlyArray<Stop>;
  /** Who makes it. */
  readonly team: ReadonlyArray<TeamMember>;
  /** The terms of reference. */
  readonly terms?: string;
  /** How often they were agreed. */
  readonly terms_agreed: number;
}

/** How needs are assessed. */
export type AssessmentKind =
  | 'desk_review'
  | 'mission';

/** The needs assessment of a request. */
export interface AssessmentPage {
  /** As it stands. */
  readonly assessment: Assessment;
  /** What clearing the report asks for. */
  readonly clearing: ReadonlyArray<Guard>;
  /** Whom, for those who may see it. */
  readonly meetings: ReadonlyArray<MeetingLine>;
  /** How many were met, by category. */
  readonly met: ReadonlyArray<MetCount>;
  /** The consultations that the viewer can answer. */
  readonly mine: ReadonlyArray<string>;
  /** The sections without which it is not cleared. */
  readonly needed: ReadonlyArray<ReportSection>;
  /** Its row. */
  readonly request: RequestRow;
  /** What the viewer can do. */
  readonly steps: ReadonlyArray<Verb>;
}

/** The kind of assistance. */
export type AssistanceType =
  | 'TA'
  | 'ENV'
  | 'ORG'
  | 'CERT'
  | 'SUP'
  | 'OBS'
  | 'PANEL'
  | 'COORD'
  | 'GO';

/** What the auditor found in a file. */
export type AuditFinding =
  | 'in_order'
  | 'remark'
  | 'finding';

/** Who may bind the State. */
export interface AuthorityLine {
  /** Its id. */
  readonly id: string;
  /** The organ. */
  readonly organ: Organ;
  /** From when. */
  readonly valid_from: string;
  /** On that day. */
  readonly valid_on_document_date: boolean;
  /** The first day without it. */
  readonly valid_to?: string;
}

/** What becomes of a list with rows that are wrong. */
export type BadRows =
  | 'keep_good'
  | 'refuse_all';

/** On what ground data are erased. */
export type Basis =
  | 'no_longer_needed'
  | 'consent_withdrawn'
  | 'objection'
  | 'unlawful'
  | 'legal_obligation';

/** Begins the needs assessment. */
export interface BeginAssessment {
  /** How it is made. */
  readonly kind: AssessmentKind;
  /** What is assessed. */
  readonly scope: string;
  /** Who makes it. */
  readonly team: ReadonlyArray<TeamMember>;
}

/** Begins the check of authority and origin. */
export interface BeginAuthentication {
  /** Not kept. */
  readonly note?: string;
}

/** A document kept as a blob. */
export interface BlobInfo {
  /** 64 hexadecimal digits. */
  readonly commitment: string;
  /** Its id. */
  readonly id: string;
  /** As uploaded. */
  readonly media_type: string;
  /** In bytes. */
  readonly size: number;
  /** Its file name. */
  readonly title: string;
}

/** A capacity of a person. */
export interface Capacity {
  /** As acting officer for whom. */
  readonly acting_for?: string;
  /** For which organization. */
  readonly organization?: string;
  /** Which. */
  readonly role: Role;
  /** For which State. */
  readonly state?: string;
  /** Until when. */
  readonly until?: string;
}

/** Of the commission's capacity. */
export type CapacityDimension =
  | 'independence'
  | 'legal_basis'
  | 'budget'
  | 'staff'
  | 'training'
  | 'logistics'
  | 'technology'
  | 'voter_register'
  | 'results'
  | 'disputes'
  | 'outreach'
  | 'security_planning';

/** How much of it there is. */
export type CapacityLevel =
  | 'absent'
  | 'weak'
  | 'partial'
  | 'sufficient'
  | 'strong';

/** The commission's capacity in one dimension. */
export interface CapacityLine {
  /** By whom. */
  readonly by: string;
  /** Which. */
  readonly dimension: CapacityDimension;
  /** On what it rests. */
  readonly evidence: string;
  /** How much there is. */
  readonly level: CapacityLevel;
  /** When. */
  readonly on: string;
}

/** Others make the assessment from now on. */
export interface ChangeTeam {
  /** Why. */
  readonly reason: string;
  /** Everyone of the team. */
  readonly team: ReadonlyArray<TeamMember>;
}

/** How it came. */
export type Channel =
  | 'note_verbale'
  | 'letter'
  | 'via_resident_coordinator'
  | 'via_srsg';

/** How it stands. */
export type ChecklistAnswer =
  | 'good'
  | 'in_part'
  | 'lacking'
  | 'not_known';

/** What the gender checklist asks. */
export type ChecklistItem =
  | 'women_as_voters'
  | 'women_as_candidates'
  | 'legal_equality'
  | 'temporary_measures'
  | 'registration_and_documents'
  | 'access_to_polling'
  | 'violence_against_women'
  | 'women_in_the_commission'
  | 'education_for_women'
  | 'figures_by_sex';

/** An item of the gender checklist. */
export interface ChecklistLine {
  /** How it stands. */
  readonly answer: ChecklistAnswer;
  /** By whom. */
  readonly by: string;
  /** On what it rests. */
  readonly evidence: string;
  /** Which. */
  readonly item: ChecklistItem;
  /** When. */
  readonly on: string;
}

/** Who may know of it. */
export type Classification =
  | 'public'
  | 'internal'
  | 'confidential'
  | 'strictly_confidential';

/** Clears the report of the desk review. */
export interface ClearAssessment {
  /** What it says. */
  readonly summary: string;
}

/** Closes an electoral cycle. */
export interface CloseCycle {
  /** On which day it ended. */
  readonly on: string;
  /** Why. */
  readonly reason: string;
}

/** Records that the services were given. */
export interface CompleteAdvisory {
  /** Their last day. */
  readonly completed_on: string;
  /** What was given, and what came of it. */
  readonly summary: string;
}

/** Records who confirmed the date that stands. */
export interface ConfirmDate {
  /** What kind of party. */
  readonly by: ConfirmedBy;
  /** Election day when absent. */
  readonly milestone?: Milestone;
  /** Who, and where. */
  readonly source: string;
}

/** Confirms where the letter comes from. */
export interface ConfirmOrigin {
  /** How. */
  readonly means: Means;
  /** What was seen or heard. */
  readonly note: string;
}

/** Who confirmed a date. */
export interface Confirmation {
  /** What kind of party. */
  readonly by: ConfirmedBy;
  /** By which act. */
  readonly index: number;
  /** Who, and where. */
  readonly source: string;
}

/** Who confirmed a date. */
export type ConfirmedBy =
  | 'law'
  | 'commission'
  | 'civil_society'
  | 'organization';

/** Whether the State consents. */
export type Consent =
  | 'given'
  | 'withheld';

/** The State consents to receive the mission. */
export interface ConsentMission {
  /** To which terms. */
  readonly agreed: number;
  /** Its letter's blob. */
  readonly letter?: string;
  /** What the State says. */
  readonly note: string;
}

/** Consults an entity. */
export interface Consult {
  /** What it is asked. */
  readonly about: string;
  /** The last day to answer. */
  readonly due: string;
  /** Which. */
  readonly entity: string;
}

/** The consultation of an entity. */
export interface ConsultationLine {
  /** What it is asked. */
  readonly about: string;
  /** When it answered. */
  readonly answered_on?: string;
  /** When. */
  readonly asked_on: string;
  /** The last day to answer. */
  readonly due: string;
  /** Which entity. */
  readonly entity: string;
  /** Its id. */
  readonly id: string;
  /** What the entity says. */
  readonly position?: Position;
  /** Where it stands. */
  readonly state: ConsultationState;
  /** In words. */
  readonly text?: string;
}

/** Where a consultation stands. */
export type ConsultationState =
  | 'open'
  | 'answered'
  | 'silent';

/** Figures that cannot all be right. */
export interface Contradiction {
  /** The acts of the figures. */
  readonly acts: ReadonlyArray<number>;
  /** In which way. */
  readonly word: string;
}

/** Records what the Division says of it. */
export interface CoordinateAdvisory {
  /** In words. */
  readonly note: string;
  /** Its position. */
  readonly position: AdvisoryPosition;
}

/** An electoral cycle as it stands. */
export interface CycleFile {
  /** The cycle. */
  readonly cycle: CycleInfo;
  /** Those placed in it. */
  readonly elections: ReadonlyArray<ElectionInfo>;
  /** By this viewer. */
  readonly may_edit: boolean;
  /** By first day. */
  readonly phases: ReadonlyArray<PhaseInfo>;
}

/** An electoral cycle as it stands. */
export interface CycleInfo {
  /** Why it was closed. */
  readonly closed_for?: string;
  /** When it was closed. */
  readonly closed_on?: string;
  /** Its id. */
  readonly id: string;
  /** The State. */
  readonly state: string;
  /** What it is called. */
  readonly title: string;
  /** Acts in its stream. */
  readonly version: number;
}

/** Electoral cycles by State. */
export interface CycleList {
  /** The latest of a State first. */
  readonly cycles: ReadonlyArray<CycleInfo>;
  /** Of all of them. */
  readonly phases: ReadonlyArray<PhaseInfo>;
}

/** Records what was made known of a date. */
export interface DateElection {
  /** First day, where it is more than one. */
  readonly from?: string;
  /** On which day; today when absent. */
  readonly known_on?: string;
  /** Election day when absent. */
  readonly milestone?: Milestone;
  /** The day. */
  readonly on?: string;
  /** Why; needed when it moved or will not be. */
  readonly reason?: string;
  /** Who made it known, and where. */
  readonly source: string;
  /** What was made known. */
  readonly status: DateStatus;
  /** Last day. */
  readonly to?: string;
  /** Whether only some day from the first to the last. */
  readonly within?: boolean;
}

/** Records from when to when a phase lasts. */
export interface DatePhase {
  /** Its first day; absent when not expected. */
  readonly from?: string;
  /** The phase. */
  readonly phase: Phase;
  /** Who says so, and where. */
  readonly source: string;
  /** Its last day; absent while open. */
  readonly to?: string;
}

/** What was made known of a date. */
export type DateStatus =
  | 'announced'
  | 'deadline'
  | 'range'
  | 'declared'
  | 'delayed'
  | 'advanced'
  | 'annulled'
  | 'voided'
  | 'held'
  | 'not_held';

/** Decides; the focal point only. */
export interface Decide {
  /** On what conditions. */
  readonly conditions: ReadonlyArray<string>;
  /** The entity that leads. */
  readonly lead_entity?: string;
  /** What is decided. */
  readonly outcome: Outcome;
  /** Why; never empty. */
  readonly reasons: string;
  /** The kinds approved. */
  readonly types: ReadonlyArray<AssistanceType>;
  /** Until when it is deferred. */
  readonly until?: string;
}

/** What the focal point decided. */
export interface Decision {
  /** By whom. */
  readonly by: string;
  /** On what conditions. */
  readonly conditions: ReadonlyArray<string>;
  /** Its act. */
  readonly index: number;
  /** The entity that leads. */
  readonly lead_entity?: string;
  /** When. */
  readonly on: string;
  /** The decision. */
  readonly outcome: Outcome;
  /** Why. */
  readonly reasons: string;
  /** The kinds approved. */
  readonly types: ReadonlyArray<AssistanceType>;
  /** Until when it is deferred. */
  readonly until?: string;
}

/** Whether something was done or read. */
export type Deed =
  | 'did'
  | 'read';

/** Something in the source that does not hold. */
export interface Defect {
  /** How many have it. */
  readonly count: number;
  /** Where: projects, project/year, units, spellings. */
  readonly examples: ReadonlyArray<string>;
  /** What is counted, in English. */
  readonly label: string;
  /** How many were looked at. */
  readonly of: number;
  /** Which, e.g. donors_do_not_sum. */
  readonly word: string;
}

/** A capacity handed to an acting officer. */
export interface Delegation {
  /** Today. */
  readonly active: boolean;
  /** Whose. */
  readonly from: string;
  /** First day. */
  readonly from_date: string;
  /** Their name. */
  readonly from_name: string;
  /** Its id. */
  readonly id: string;
  /** Why. */
  readonly reason: string;
  /** Which capacity. */
  readonly role: Role;
  /** The acting officer. */
  readonly to: string;
  /** Their name. */
  readonly to_name: string;
  /** Last day. */
  readonly until_date: string;
}

/** Delegations, newest first. */
export interface DelegationList {
  /** All. */
  readonly delegations: ReadonlyArray<Delegation>;
}

/** Describes an election anew, as a whole. */
export interface DescribeElection {
  /** What is elected. */
  readonly kind: ElectionKind;
  /** What is known of it. */
  readonly particulars: Particulars;
  /** Who says so, and where. */
  readonly source: string;
  /** As the State calls it. */
  readonly title: string;
}

/** Describes an option; one without any kind is no assistance. */
export interface DescribeOption {
  /** What speaks for it and against it. */
  readonly text: string;
  /** Its name. */
  readonly title: string;
  /** The kinds; none: no assistance. */
  readonly types: ReadonlyArray<AssistanceType>;
}

/** What the doctor found. */
export interface Diagnosis {
  /** When it looked. */
  readonly at: string;
  /** The gravest first. */
  readonly findings: ReadonlyArray<DoctorFinding>;
  /** What is good to know and not wrong. */
  readonly notes: ReadonlyArray<string>;
  /** How many acts the record has. */
  readonly size: number;
  /** Whether every act and document was read. */
  readonly thorough: boolean;
}

/** Shows fields of a sealed act to one party. */
export interface Disclose {
  /** Their JSON pointers. */
  readonly fields: ReadonlyArray<string>;
  /** To whom. */
  readonly to: string;
  /** Why. */
  readonly why: string;
}

/** A disclosure as the register shows it. */
export interface DisclosureLine {
  /** What that person is called. */
  readonly by: string;
  /** As it was recorded. */
  readonly disclosure: DisclosureRow;
}

/** A disclosure. */
export interface DisclosureRow {
  /** The act shown. */
  readonly act: number;
  /** When. */
  readonly at: string;
  /** By whom. */
  readonly by: string;
  /** Who may know of it. */
  readonly classification: Classification;
  /** Which fields. */
  readonly fields: ReadonlyArray<string>;
  /** Its id. */
  readonly id: string;
  /** The act that recorded it. */
  readonly index: number;
  /** To whom. */
  readonly to: string;
  /** Why. */
  readonly why: string;
}

/** Something that the doctor found. */
export interface DoctorFinding {
  /** How grave. */
  readonly severity: Severity;
  /** What to do. */
  readonly todo: string;
  /** What is wrong. */
  readonly what: string;
  /** Stable. */
  readonly word: string;
}

/** A document of a file. */
export interface Document {
  /** When. */
  readonly added_on: string;
  /** The id of its blob. */
  readonly id: string;
  /** The act that added it. */
  readonly index: number;
  /** letter, attachment, sent or proposed. */
  readonly kind: string;
  /** As uploaded. */
  readonly media_type: string;
  /** In bytes. */
  readonly size: number;
  /** Its file name. */
  readonly title: string;
}

/** A donor to a project in one fiscal year. */
export interface DonorRead {
  /** Budget. */
  readonly budget: string;
  /** ISO 3166-1 alpha-3, or a word such as MULTI_AGY. */
  readonly country: string;
  /** Expenditure; may be negative in the source. */
  readonly expenditure: string;
  /** The source's number of the donor. */
  readonly id: string;
  /** The source's type of donor. */
  readonly kind: string;
  /** Its name in the source's index of donors. */
  readonly name?: string;
  /** How often the file holds this row. */
  readonly times: number;
  /** The fiscal year. */
  readonly year: number;
}

/** By which door something was read. */
export type Door =
  | 'screen'
  | 'api'
  | 'search'
  | 'download'
  | 'cli'
  | 'disclosure';

/** Draws a sample of files. */
export interface DrawSample {
  /** As many of each. */
  readonly by_classification?: boolean;
  /** How many files; of each classification, if so asked. */
  readonly count: number;
  /** A number stated before the draw. */
  readonly number: number;
  /** Acts on the record to draw from; all of them. */
  readonly size?: number;
}

/** Takes a proposed publication back. */
export interface DropPublication {
  /** Which. */
  readonly publication: string;
  /** Why. */
  readonly reason: string;
}

/** What was made known of a date. */
export interface ElectionDate {
  /** When it was recorded. */
  readonly at: string;
  /** Who confirmed it. */
  readonly confirmations: ReadonlyArray<Confirmation>;
  /** Its act. */
  readonly index: number;
  /** What was made known. */
  readonly said: ElectionDated;
  /** The act that withdrew it, as an error. */
  readonly withdrawn_by?: number;
  /** What was wrong with it. */
  readonly withdrawn_for?: string;
}

/** Something was made known of the date of an election. */
export interface ElectionDated {
  /** The election. */
  readonly election: string;
  /** First day. */
  readonly from?: string;
  /** On which day the source made it known. */
  readonly known_on?: string;
  /** What happens on that date. */
  readonly milestone: Milestone;
  /** The day; absent where it lasts longer or is not known. */
  readonly on?: string;
  /** Why, when it moved or will not be. */
  readonly reason?: string;
  /** Who made it known, and where. */
  readonly source: string;
  /** What was made known. */
  readonly status: DateStatus;
  /** Last day. */
  readonly to?: string;
  /** Whether it is some day from the first to the last, not all of them. */
  readonly within: boolean;
}

/** An election with all that was made known. */
export interface ElectionFile {
  /** Which cannot all be right. */
  readonly contradictions: ReadonlyArray<Contradiction>;
  /** The electoral cycle it belongs to. */
  readonly cycle?: CycleInfo;
  /** Statements, oldest first. */
  readonly dates: ReadonlyArray<ElectionDate>;
  /** As last made known. */
  readonly election: ElectionInfo;
  /** All that sources gave, oldest first. */
  readonly figures: ReadonlyArray<FigureInfo>;
  /** By this viewer. */
  readonly may_edit: boolean;
  /** What they give together. */
  readonly measures: ReadonlyArray<Measure>;
  /** As they stand, by day. */
  readonly milestones: ReadonlyArray<MilestoneInfo>;
}

/** An election as last made known. */
export interface ElectionInfo {
  /** Its electoral cycle. */
  readonly cycle?: string;
  /** First day, one or several. */
  readonly from?: string;
  /** Its id. */
  readonly id: string;
  /** In lists of others. */
  readonly identifiers: ReadonlyArray<string>;
  /** What is elected. */
  readonly kind: ElectionKind;
  /** Election day, when it is one day. */
  readonly on?: string;
  /** What else is known of it. */
  readonly particulars: Particulars;
  /** The State. */
  readonly state: string;
  /** What was last made known of election day. */
  readonly status?: DateStatus;
  /** As the State calls it. */
  readonly title: string;
  /** Last day, one or several. */
  readonly to?: string;
  /** How many acts its stream has. */
  readonly version: number;
  /** Whether it is some day from the first to the last. */
  readonly within: boolean;
}

/** What is elected or decided. */
export type ElectionKind =
  | 'presidential'
  | 'legislative_lower'
  | 'legislative_upper'
  | 'general'
  | 'local'
  | 'referendum'
  | 'constituent'
  | 'by_election'
  | 'legislative'
  | 'regional'
  | 'self_determination';

/** Elections by day. */
export interface ElectionList {
  /** Earliest first, those without a day last. */
  readonly elections: ReadonlyArray<ElectionInfo>;
  /** Whether there are more than were given. */
  readonly more: boolean;
}

/** Records that an authority ended. */
export interface EndAuthority {
  /** First day without it. */
  readonly ended_on: string;
  /** Why. */
  readonly reason: string;
  /** How it is known. */
  readonly source: string;
}

/** Ends a capacity of a person. */
export interface EndCapacity {
  /** Why. */
  readonly reason: string;
  /** Which. */
  readonly role: Role;
}

/** Records that a mandate ended before its day. */
export interface EndMandate {
  /** First day without it. */
  readonly ended_on: string;
  /** Why. */
  readonly reason: string;
  /** How it is known. */
  readonly source: string;
}

/** An erasure as the register shows it. */
export interface ErasureLine {
  /** As it stands. */
  readonly erasure: ErasureRow;
  /** A legal hold stands on its subject. */
  readonly held: boolean;
  /** By this viewer, who did not ask for it. */
  readonly may_confirm: boolean;
  /** What that person is called. */
  readonly requested_by?: string;
  /** What that person is called. */
  readonly settled_by?: string;
}

/** An erasure. */
export interface ErasureRow {
  /** On what ground. */
  readonly basis: Basis;
  /** Who may know of it. */
  readonly classification: Classification;
  /** Its id. */
  readonly id: string;
  /** Why. */
  readonly reason?: string;
  /** When. */
  readonly requested_at?: string;
  /** Who recorded it. */
  readonly requested_by?: string;
  /** The act that asked for it. */
  readonly requested_index?: number;
  /** The class of who asked. */
  readonly requester: Requester;
  /** When. */
  readonly settled_at?: string;
  /** Who confirmed or declined it. */
  readonly settled_by?: string;
  /** The act that settled it. */
  readonly settled_index?: number;
  /** How far it is. */
  readonly state: ErasureState;
  /** Whose data. */
  readonly subject?: string;
}

/** How far an erasure is. */
export type ErasureState =
  | 'requested'
  | 'declined'
  | 'erased';

/** For which acts personal evidence is demanded. */
export type EvidenceKind =
  | 'origin_checks'
  | 'recommendations'
  | 'request_decisions'
  | 'reports'
  | 'data_protection'
  | 'administration';

/** Whether acts of a kind need personal evidence. */
export interface EvidenceRule {
  /** Of which acts. */
  readonly kind: EvidenceKind;
  /** What waits for a second person. */
  readonly proposed?: ProposedEvidenceRule;
  /** The act behind which it is demanded; absent: it is not. */
  readonly since?: number;
}

/** For which acts personal evidence is demanded. */
export interface EvidenceRuleList {
  /** Each kind of acts. */
  readonly rules: ReadonlyArray<EvidenceRule>;
}

/** What passed between the desk and the State. */
export interface Exchange {
  /** To the State, oldest first. */
  readonly letters: ReadonlyArray<SentLetter>;
  /** Oldest first. */
  readonly publications: ReadonlyArray<Publication>;
  /** Oldest first. */
  readonly questions: ReadonlyArray<Question>;
}

/** The fields of a sealed act. */
export interface FieldsOfAct {
  /** By their pointers. */
  readonly fields: ReadonlyArray<ShownField>;
}

/** A figure that a source gave of an election. */
export interface FigureInfo {
  /** By which act. */
  readonly act: number;
  /** How much money. */
  readonly amount?: string;
  /** When it was recorded. */
  readonly at: string;
  /** How many. */
  readonly count?: number;
  /** In which currency. */
  readonly currency?: string;
  /** The election. */
  readonly election: string;
  /** Of whom. */
  readonly group: Group;
  /** What it counts. */
  readonly indicator: Indicator;
  /** The day that it is of. */
  readonly on: string;
  /** Whether the source calls it so. */
  readonly provisional: boolean;
  /** Who says so. */
  readonly source: string;
  /** Whether it is the one that is computed with. */
  readonly stands: boolean;
  /** Whether it was withdrawn as an error. */
  readonly withdrawn: boolean;
}

/** What the acts of a file say. */
export interface FileContents {
  /** To whom. */
  readonly addressee: Addressee;
  /** Fields of electoral work. */
  readonly areas: ReadonlyArray<string>;
  /** How it came. */
  readonly channel: Channel;
  /** The last one. */
  readonly decision?: Decision;
  /** The date on the letter. */
  readonly document_on: string;
  /** Letters and attachments. */
  readonly documents: ReadonlyArray<Document>;
  /** The findings of OP5. */
  readonly findings: ReadonlyArray<Finding>;
  /** The language of the letter. */
  readonly language: Language;
  /** On which what was screened rests. */
  readonly mandates: ReadonlyArray<string>;
  /** The office. */
  readonly office: string;
  /** The organ that asks. */
  readonly organ: Organ;
  /** How the origin was confirmed. */
  readonly origin_checks: ReadonlyArray<OriginCheck>;
  /** First day of the period. */
  readonly period_from?: string;
  /** Last day of the period. */
  readonly period_to?: string;
  /** The last one. */
  readonly recommendation?: Recommendation;
  /** Who signed. */
  readonly signatory: string;
  /** What is asked. */
  readonly summary: string;
  /** All of them, oldest first. */
  readonly time_tests: ReadonlyArray<TimeTest>;
  /** Rules waived. */
  readonly waivers: ReadonlyArray<Waiver>;
}

/** One of the three findings of OP5. */
export interface Finding {
  /** By whom. */
  readonly by: string;
  /** On what it rests. */
  readonly evidence: string;
  /** Its act. */
  readonly index: number;
  /** Which. */
  readonly kind: FindingKind;
  /** What was found. */
  readonly met: Met;
  /** When. */
  readonly on: string;
}

/** One of the three findings of OP5. */
export type FindingKind =
  | 'adequate_time'
  | 'conditions'
  | 'reporting';

/** A State that was a member and is no more. */
export interface FormerState {
  /** ISO 3166-1 alpha-3. */
  readonly iso3: string;
  /** In the language asked for. */
  readonly name: string;
}

/** Records that the mission is funded. */
export interface FundMission {
  /** From what. */
  readonly source: string;
}

/** Says why. */
export interface GiveReason {
  /** In a few words. */
  readonly reason: string;
}

/** What a passkey signed. */
export interface GivenEvidence {
  /** In base64. */
  readonly authenticator_data: string;
  /** In base64. */
  readonly client_data: string;
  /** Which. */
  readonly key: string;
  /** In base64. */
  readonly signature: string;
}

/** Gives a person a capacity. */
export interface GrantCapacity {
  /** For which. */
  readonly organization?: string;
  /** Which. */
  readonly role: Role;
  /** For which State. */
  readonly state?: string;
}

/** Waives a rule for this request. */
export interface GrantWaiver {
  /** Which rule. */
  readonly kind: WaiverKind;
  /** Why. */
  readonly reasons: string;
}

/** A part of the people that a figure counts. */
export interface Group {
  /** Of this age and older. */
  readonly age_from?: number;
  /** Of this age and younger. */
  readonly age_to?: number;
  /** With a disability, or none. */
  readonly disability?: boolean;
  /** Of one sex. */
  readonly sex?: Sex;
}

/** What a step asks for. */
export interface Guard {
  /** In words. */
  readonly detail: string;
  /** Whether it is met. */
  readonly state: GuardState;
  /** Who can mend it. */
  readonly who: ReadonlyArray<Role>;
  /** Stable name. */
  readonly word: string;
}

/** Whether a guard is met. */
export type GuardState =
  | 'met'
  | 'not_met'
  | 'waiting';

/** Something found. */
export interface Hit {
  /** More about it. */
  readonly detail: string;
  /** Its id. */
  readonly id: string;
  /** What it is. */
  readonly kind: string;
  /** Its name. */
  readonly title: string;
}

/** What was found. */
export interface HitList {
  /** At most 50. */
  readonly hits: ReadonlyArray<Hit>;
}

/** A hold as the register shows it. */
export interface HoldLine {
  /** As it stands. */
  readonly hold: HoldRow;
  /** What that person is called. */
  readonly placed_by: string;
}

/** A legal hold. */
export interface HoldRow {
  /** Who may know of it. */
  readonly classification: Classification;
  /** Its id. */
  readonly id: string;
  /** When. */
  readonly lifted_at?: string;
  /** The act that lifted it. */
  readonly lifted_index?: number;
  /** Why it was lifted. */
  readonly lifted_reason?: string;
  /** When. */
  readonly placed_at: string;
  /** By whom. */
  readonly placed_by: string;
  /** The act that placed it. */
  readonly placed_index: number;
  /** Why it was placed. */
  readonly reason: string;
  /** Whose data. */
  readonly subject: string;
}

/** An import and how far it is. */
export interface ImportJob {
  /** What failed, in words. */
  readonly detail?: string;
  /** Entries that were looked at or recorded. */
  readonly done: number;
  /** Its id. */
  readonly id: string;
  /** How many there are. */
  readonly of: number;
  /** The word of what failed. */
  readonly problem?: string;
  /** What recording it would do, or did. */
  readonly report?: ListReport;
  /** How far it is. */
  readonly state: JobState;
}

/** What waits for the viewer. */
export interface Inbox {
  /** Most urgent first. */
  readonly items: ReadonlyArray<InboxItem>;
}

/** A request that waits for the viewer. */
export interface InboxItem {
  /** By when. */
  readonly due?: string;
  /** Whether that day has passed. */
  readonly overdue: boolean;
  /** Its row. */
  readonly request: RequestRow;
  /** Since when. */
  readonly since: string;
  /** What is asked of the viewer. */
  readonly verb: Verb;
}

/** What a figure counts. */
export type Indicator =
  | 'population_of_voting_age'
  | 'registered'
  | 'cast'
  | 'valid'
  | 'invalid'
  | 'candidates'
  | 'elected'
  | 'budget_needed'
  | 'budget_national'
  | 'budget_external';

/** Issues the report on the status of requests. */
export interface IssueReport {
  /** How many acts; all of them. */
  readonly as_of?: number;
  /** First day. */
  readonly from: string;
  /** Its symbol. */
  readonly symbol: string;
  /** Its title. */
  readonly title?: string;
  /** First day after the period. */
  readonly to: string;
}

/** A report that was issued. */
export interface IssuedReport {
  /** How many acts it was computed from. */
  readonly as_of: number;
  /** The act that certified it. */
  readonly certified_index?: number;
  /** SHA-256 of its canonical model. */
  readonly digest: string;
  /** First day of the period. */
  readonly from: string;
  /** Its id. */
  readonly id: string;
  /** The act that attests it. */
  readonly index: number;
  /** When. */
  readonly issued_at: string;
  /** Its symbol. */
  readonly symbol: string;
  /** Its title. */
  readonly title: string;
  /** First day after the period. */
  readonly to: string;
}

/** How far an import is. */
export type JobState =
  | 'judging'
  | 'judged'
  | 'recording'
  | 'recorded'
  | 'failed';

/** Who did and read what. */
export interface Journal {
  /** The next page goes on here. */
  readonly before_act?: number;
  /** And here. */
  readonly before_read?: number;
  /** Newest first. */
  readonly lines: ReadonlyArray<JournalLine>;
}

/** Something that somebody did or read. */
export interface JournalLine {
  /** When. */
  readonly at: string;
  /** Who may know of it. */
  readonly classification: Classification;
  /** Done or read. */
  readonly deed: Deed;
  /** By which door it was read. */
  readonly door?: Door;
  /** The act. */
  readonly index?: number;
  /** What they are called. */
  readonly name: string;
  /** Which part was read. */
  readonly part?: string;
  /** By whom. */
  readonly person: string;
  /** The reference of the file. */
  readonly ref?: string;
  /** In which capacity. */
  readonly role: string;
  /** The stream. */
  readonly subject: string;
  /** The type of the act, or the operation. */
  readonly what: string;
}

/** What to sign in order to add a key. */
export interface KeyChallenge {
  /** A passkey signs its SHA-256; in base64. */
  readonly challenge: string;
  /** What they are called. */
  readonly name: string;
  /** Who adds it. */
  readonly person: string;
  /** A personal key signs the text. */
  readonly text: string;
}

/** What kind of key. */
export type KeyKind =
  | 'personal_ed25519'
  | 'passkey';

/** Keys of a person, oldest first. */
export interface KeyList {
  /** All, revoked ones too. */
  readonly keys: ReadonlyArray<PersonalKey>;
  /** Where passkeys work. */
  readonly site?: string;
}

/** An official language of the United Nations, or other. */
export type Language =
  | 'ar'
  | 'en'
  | 'es'
  | 'fr'
  | 'ru'
  | 'zh'
  | 'other';

/** A document kept as a blob. */
export interface Letter {
  /** The id of the blob. */
  readonly blob: string;
  /** 64 hexadecimal digits. */
  readonly commitment: string;
  /** As uploaded. */
  readonly media_type: string;
  /** In bytes. */
  readonly size: number;
  /** Its file name. */
  readonly title: string;
}

/** Lets what was suspended go on. */
export interface LiftSuspension {
  /** Why. */
  readonly reason: string;
}

/** Of which shape a list is. */
export type ListKind =
  | 'reign'
  | 'electionguide'
  | 'requests';

/** What recording a list would do, or did. */
export interface ListReport {
  /** Elections or requests that are new. */
  readonly added: number;
  /** Every row that is wrong, by line. */
  readonly bad: ReadonlyArray<RowFault>;
  /** Requests of which it says something else. */
  readonly corrected: number;
  /** What is on the record already. */
  readonly known: number;
  /** Rows that say nothing that is kept here. */
  readonly left_out: ReadonlyArray<RowFault>;
  /** What its file is called. */
  readonly name: string;
  /** How many rows it has. */
  readonly rows: number;
  /** Of which shape it is. */
  readonly shape: ListKind;
  /** Dates and figures that are new. */
  readonly statements: number;
}

/** Hands a capacity to an acting officer. */
export interface MakeDelegation {
  /** Whose capacity. */
  readonly from: string;
  /** First day. */
  readonly from_date: string;
  /** Why. */
  readonly reason: string;
  /** Which. */
  readonly role: Role;
  /** The acting officer. */
  readonly to: string;
  /** Last day. */
  readonly until_date: string;
}

/** A mandate with its acts. */
export interface MandateFile {
  /** As it stands. */
  readonly mandate: MandateInfo;
  /** By this viewer. */
  readonly may_edit: boolean;
  /** Newest first. */
  readonly timeline: ReadonlyArray<ActLine>;
}

/** A mandate as it stands. */
export interface MandateInfo {
  /** Why it ended before its day. */
  readonly ended_for?: string;
  /** When it was given first. */
  readonly given_on: string;
  /** Its id. */
  readonly id: string;
  /** The mission that carries it out. */
  readonly mission?: string;
  /** Who gave it. */
  readonly organ: MandatingOrgan;
  /** The State. */
  readonly state: string;
  /** The last resolution. */
  readonly text: MandateText;
  /** The kinds of assistance it grants. */
  readonly types: ReadonlyArray<AssistanceType>;
  /** Its last day; absent while it has none. */
  readonly until?: string;
  /** How many acts its stream has. */
  readonly version: number;
}

/** Mandates that concern elections. */
export interface MandateList {
  /** By State. */
  readonly mandates: ReadonlyArray<MandateInfo>;
  /** By this viewer. */
  readonly may_edit: boolean;
}

/** A resolution, and what of it gives the mandate. */
export interface MandateText {
  /** The day of its adoption. */
  readonly adopted_on: string;
  /** What it says, or what of it concerns elections. */
  readonly excerpt: string;
  /** Its last day; absent while it has none. */
  readonly expires_on?: string;
  /** The operative paragraph. */
  readonly paragraph: string;
  /** E.g. S/RES/2626 (2022). */
  readonly symbol: string;
}

/** Who gave a mandate. */
export type MandatingOrgan =
  | 'security_council'
  | 'general_assembly';

/** How the origin was checked. */
export type Means =
  | 'call_back'
  | 'specimen_signature'
  | 'diplomatic_channel'
  | 'in_person'
  | 'digital_signature';

/** What several figures give together. */
export interface Measure {
  /** The acts it was computed from. */
  readonly acts: ReadonlyArray<number>;
  /** Of money. */
  readonly amount?: string;
  /** In which currency. */
  readonly currency?: string;
  /** In hundredths of a per cent. */
  readonly share?: number;
  /** Which one. */
  readonly word: string;
}

/** Whom a mission met. */
export type MeetingCategory =
  | 'government'
  | 'election_commission'
  | 'parliament'
  | 'judiciary'
  | 'political_party'
  | 'civil_society'
  | 'observers'
  | 'media'
  | 'security'
  | 'donors'
  | 'un_entity'
  | 'other';

/** Whom the mission met; confidential. */
export interface MeetingLine {
  /** Of which kind. */
  readonly category: MeetingCategory;
  /** How many men. */
  readonly men: number;
  /** When. */
  readonly on: string;
  /** What was said. */
  readonly said: string;
  /** Who they are. */
  readonly who: string;
  /** How many women. */
  readonly women: number;
}

/** What was found. */
export type Met =
  | 'met'
  | 'not_met'
  | 'met_with_conditions';

/** How many were met of a category. */
export interface MetCount {
  /** Which. */
  readonly category: MeetingCategory;
  /** How many meetings. */
  readonly meetings: number;
  /** How many men. */
  readonly men: number;
  /** How many women. */
  readonly women: number;
}

/** What happens on that date. */
export type Milestone =
  | 'election_day'
  | 'voter_registration'
  | 'candidate_nomination'
  | 'campaign'
  | 'silence'
  | 'results';

/** A milestone of an election as it stands. */
export interface MilestoneInfo {
  /** By which act. */
  readonly act: number;
  /** When that was recorded. */
  readonly at: string;
  /** Whether what was made known last has a day. */
  readonly day_known: boolean;
  /** The election. */
  readonly election: string;
  /** First day that was known last. */
  readonly from?: string;
  /** Which one. */
  readonly milestone: Milestone;
  /** Why. */
  readonly reason?: string;
  /** How often it was changed since the first. */
  readonly sequence: number;
  /** Who made it known. */
  readonly source: string;
  /** The State. */
  readonly state: string;
  /** What was last made known. */
  readonly status?: DateStatus;
  /** Last day. */
  readonly to?: string;
  /** Whether it is some day between them. */
  readonly within: boolean;
}

/** What a letter lacks. */
export type Missing =
  | 'authority'
  | 'election'
  | 'period'
  | 'signature'
  | 'translation';

/** Adds an own key. */
export interface NewKey {
  /** Of a passkey: the attestation object, in base64. */
  readonly attestation?: string;
  /** Of a passkey, as it was made; in base64. */
  readonly attestation_client_data?: string;
  /** Of a passkey, as it signed; in base64. */
  readonly authenticator_data?: string;
  /** Of a passkey, as it signed; in base64. */
  readonly client_data?: string;
  /** Of a personal key: 32 bytes in base64. */
  readonly key?: string;
  /** Of what kind. */
  readonly kind: KeyKind;
  /** What you call it. */
  readonly label: string;
  /** Over it; in base64. */
  readonly signature: string;
  /** The challenge. */
  readonly text: string;
}

/** Gives a person an account. */
export interface NewPerson {
  /** The login. */
  readonly login: string;
  /** The name. */
  readonly name: string;
  /** For which organization. */
  readonly organization?: string;
  /** At least 12 characters. */
  readonly password: string;
  /** The capacity. */
  readonly role: Role;
  /** For which State. */
  readonly state?: string;
}

/** Opens an electoral cycle of a State. */
export interface OpenCycle {
  /** The State. */
  readonly state: string;
  /** What it is called. */
  readonly title: string;
}

/** Opens a file on a mandate, without a request. */
export interface OpenMandateFile {
  /** Fields of electoral work. */
  readonly areas: ReadonlyArray<string>;
  /** internal, or more. */
  readonly classification: Classification;
  /** The elections concerned. */
  readonly elections: ReadonlyArray<string>;
  /** First day of the period. */
  readonly period_from?: string;
  /** Last day of the period. */
  readonly period_to?: string;
  /** What it is about. */
  readonly summary: string;
  /** What it is about, in a line. */
  readonly title: string;
  /** Kinds that the mandate grants. */
  readonly types: ReadonlyArray<AssistanceType>;
}

/** An option. */
export interface OptionLine {
  /** What speaks for and against. */
  readonly text: string;
  /** Its name. */
  readonly title: string;
  /** None: no assistance. */
  readonly types: ReadonlyArray<AssistanceType>;
}

/** Who asks. */
export type Organ =
  | 'head_of_state'
  | 'head_of_government'
  | 'foreign_ministry'
  | 'permanent_mission'
  | 'election_commission'
  | 'ministry'
  | 'legislature'
  | 'transitional_authority'
  | 'political_party'
  | 'civil_society'
  | 'other';

/** How the origin was confirmed. */
export interface OriginCheck {
  /** By whom. */
  readonly by: string;
  /** How. */
  readonly means: Means;
  /** What was seen or heard. */
  readonly note: string;
  /** When. */
  readonly on: string;
}

/** What was decided or is recommended. */
export type Outcome =
  | 'approved'
  | 'approved_limited'
  | 'declined'
  | 'deferred';

/** One output of a project. */
export interface OutputRead {
  /** What it is to achieve. */
  readonly description?: string;
  /** Its number. */
  readonly id: string;
  /** CRS purpose code, e.g. 15161. */
  readonly sector: string;
  /** What the source calls the code. */
  readonly sector_name: string;
  /** Its title. */
  readonly title: string;
}

/** What is known of an election beside its dates and figures. */
export interface Particulars {
  /** Who administers it. */
  readonly commission?: string;
  /** The election of which it is a run-off. */
  readonly first_round?: string;
  /** The institution elected. */
  readonly institution?: string;
  /** The electoral system, in words. */
  readonly system?: string;
  /** Years. */
  readonly voting_age?: number;
}

/** A request from before the record, with its acts. */
export interface PastFile {
  /** Requests on the record that it may be, and counts as. */
  readonly may_be: ReadonlyArray<RequestRow>;
  /** By this viewer. */
  readonly may_edit: boolean;
  /** As its register tells it last. */
  readonly request: PastRow;
  /** Newest first. */
  readonly timeline: ReadonlyArray<ActLine>;
}

/** Requests from before the record. */
export interface PastList {
  /** By this viewer. */
  readonly may_import: boolean;
  /** The registers that tell any. */
  readonly registers: ReadonlyArray<string>;
  /** Latest first: those from the one asked for on. */
  readonly requests: ReadonlyArray<PastRow>;
  /** How many there are in all. */
  readonly total: number;
}

/** A request from before the record. */
export interface PastRow {
  /** References of requests that this one is not. */
  readonly apart_from: ReadonlyArray<string>;
  /** Who may know of it. */
  readonly classification: Classification;
  /** The election it was for; may be empty. */
  readonly election: string;
  /** Its id. */
  readonly id: string;
  /** The register's own name of it. */
  readonly identifier: string;
  /** The entity that led; may be empty. */
  readonly lead_entity: string;
  /** What else is to be known; may be empty. */
  readonly note: string;
  /** Where in it; may be empty. */
  readonly page: string;
  /** When it was received, as far as is known. */
  readonly received_on: string;
  /** The register that tells it. */
  readonly register: string;
  /** When it was given, as far as is known. */
  readonly responded_on?: string;
  /** The response given, when it is known. */
  readonly response?: Response;
  /** The document that says it. */
  readonly source: string;
  /** The State that asked, by the code it had then. */
  readonly state: string;
  /** What was asked, in a line; may be empty. */
  readonly title: string;
  /** The kinds of assistance asked for. */
  readonly types: ReadonlyArray<AssistanceType>;
  /** How many acts its stream has. */
  readonly version: number;
  /** Why it was withdrawn; then it counts nowhere. */
  readonly withdrawn?: string;
}

/** A stage on the way to the decision. */
export interface PathStage {
  /** Where the file is. */
  readonly state: PathState;
  /** The stage. */
  readonly status: RequestStatus;
}

/** Of a stage. */
export type PathState =
  | 'done'
  | 'now'
  | 'ahead';

/** A person with an account. */
export interface Person {
  /** What they act in. */
  readonly capacities: ReadonlyArray<Capacity>;
  /** Their id. */
  readonly id: string;
  /** After failed sign-ins. */
  readonly locked: boolean;
  /** The login. */
  readonly login: string;
  /** The name. */
  readonly name: string;
}

/** People with accounts. */
export interface PersonList {
  /** By name. */
  readonly people: ReadonlyArray<Person>;
}

/** A key of a person. */
export interface PersonalKey {
  /** The act that added it. */
  readonly added: number;
  /** When. */
  readonly added_at: string;
  /** Of a passkey: its id, in base64. */
  readonly credential?: string;
  /** The first 8 bytes of its SHA-256. */
  readonly fingerprint: string;
  /** Its id. */
  readonly id: string;
  /** Of what kind. */
  readonly kind: KeyKind;
  /** What its person calls it. */
  readonly label: string;
  /** Why it was revoked. */
  readonly reason?: string;
  /** The act that revoked it. */
  readonly revoked?: number;
  /** Of a passkey: where it works. */
  readonly site?: string;
}

/** A phase of the electoral cycle. */
export type Phase =
  | 'legal_framework'
  | 'planning'
  | 'training_and_education'
  | 'voter_registration'
  | 'campaign'
  | 'voting'
  | 'verification_of_results'
  | 'post_electoral';

/** A phase of an electoral cycle as it stands. */
export interface PhaseInfo {
  /** By which act. */
  readonly act: number;
  /** When that was recorded. */
  readonly at: string;
  /** The cycle. */
  readonly cycle: string;
  /** Its first day. */
  readonly from: string;
  /** Which phase. */
  readonly phase: Phase;
  /** Who says so. */
  readonly source: string;
  /** Its last day; absent while open. */
  readonly to?: string;
}

/** Places an election in an electoral cycle. */
export interface PlaceElection {
  /** Absent: out of any. */
  readonly cycle?: string;
}

/** Places a legal hold on a subject's data. */
export interface PlaceHold {
  /** For which proceedings. */
  readonly reason: string;
  /** The stream to hold. */
  readonly subject: string;
}

/** What it is to the United Nations. */
export type PlaceKind =
  | 'member'
  | 'observer_state'
  | 'area'
  | 'fictional';

/** Plans the itinerary of the mission. */
export interface PlanItinerary {
  /** In order. */
  readonly stops: ReadonlyArray<Stop>;
}

/** What an entity says. */
export type Position =
  | 'concurs'
  | 'concurs_with_comments'
  | 'objects';

/** Acts as they will be recorded, to be signed. */
export interface Prepared {
  /** The moment that the lines bear, in which it is recorded. */
  readonly at: string;
  /** Whether you prepared it. */
  readonly author: boolean;
  /** What a passkey signs, in base64. */
  readonly challenge: string;
  /** Until when it waits. */
  readonly expires_at: string;
  /** Under which it waits. */
  readonly id: string;
  /** How many persons have signed. */
  readonly signers: number;
  /** The lines; each is signed. */
  readonly texts: ReadonlyArray<PreparedText>;
}

/** A line to be signed. */
export interface PreparedText {
  /** The name under which you sign it. */
  readonly name: string;
  /** The line of the act, with its line feed. */
  readonly text: string;
}

/** Proposes to demand personal evidence, or not to any more. */
export interface ProposeEvidenceRule {
  /** Whether it is demanded. */
  readonly demanded: boolean;
  /** For which acts. */
  readonly kind: EvidenceKind;
  /** Why, in words that name nobody. */
  readonly reason: string;
}

/** Asks the State to consent to a publication. */
export interface ProposePublication {
  /** A document's blob. */
  readonly document?: string;
  /** What would be published. */
  readonly text: string;
  /** Its title. */
  readonly title: string;
}

/** What waits for a second person. */
export interface ProposedEvidenceRule {
  /** When. */
  readonly at: string;
  /** Who proposed it; empty for who does not administer. */
  readonly by: string;
  /** Whether it would be demanded. */
  readonly demanded: boolean;
  /** Its id. */
  readonly id: string;
  /** The act. */
  readonly index: number;
  /** Whether you proposed it. */
  readonly mine: boolean;
  /** Why. */
  readonly reason: string;
}

/** What was erased, held and shown. */
export interface ProtectionRegister {
  /** Newest first. */
  readonly disclosures: ReadonlyArray<DisclosureLine>;
  /** Newest first. */
  readonly erasures: ReadonlyArray<ErasureLine>;
  /** Newest first. */
  readonly holds: ReadonlyArray<HoldLine>;
  /** By this viewer. */
  readonly may_disclose: boolean;
  /** By this viewer. */
  readonly may_erase: boolean;
  /** By this viewer. */
  readonly may_hold: boolean;
}

/** Something to be published with the State's consent. */
export interface Publication {
  /** When it was answered or dropped. */
  readonly answered_on?: string;
  /** Whether the State itself answered. */
  readonly by_state: boolean;
  /** A document published with it. */
  readonly document?: Letter;
  /** Its id. */
  readonly id: string;
  /** What was said to it. */
  readonly note?: string;
  /** When it was proposed. */
  readonly proposed_on: string;
  /** Where it stands. */
  readonly state: PublicationState;
  /** Word by word. */
  readonly text: string;
  /** Its title. */
  readonly title: string;
}

/** What was published with the consent of States. */
export interface PublicationList {
  /** Newest first. */
  readonly publications: ReadonlyArray<PublicationRow>;
}

/** Something published about a request. */
export interface PublicationRow {
  /** A document published with it. */
  readonly document?: Letter;
  /** Its id. */
  readonly id: string;
  /** Its act. */
  readonly index: number;
  /** When. */
  readonly published_on: string;
  /** Its reference. */
  readonly ref: string;
  /** The request. */
  readonly request: string;
  /** The State that consented. */
  readonly state: string;
  /** What is published. */
  readonly text: string;
  /** Its title. */
  readonly title: string;
}

/** Where a proposed publication stands. */
export type PublicationState =
  | 'proposed'
  | 'published'
  | 'withheld'
  | 'dropped';

/** A question to the State. */
export interface Question {
  /** What the State says. */
  readonly answer?: string;
  /** Until when an answer would help. */
  readonly answer_by?: string;
  /** When it answered. */
  readonly answered_on?: string;
  /** When. */
  readonly asked_on: string;
  /** Its id. */
  readonly id: string;
  /** A document given with the answer. */
  readonly letter?: Letter;
  /** What the desk made of it; not for the State. */
  readonly note?: string;
  /** Where it stands. */
  readonly state: QuestionState;
  /** What is asked. */
  readonly text: string;
}

/** Where a question to the State stands. */
export type QuestionState =
  | 'asked'
  | 'answered'
  | 'settled';

/** Rates the commission's capacity. */
export interface RateCapacity {
  /** In what. */
  readonly dimension: CapacityDimension;
  /** On what it rests. */
  readonly evidence: string;
  /** How much there is. */
  readonly level: CapacityLevel;
}

/** A newer Acta wrote acts that this one does not know: it only reads. */
export interface ReadOnly {
  /** How many there are. */
  readonly count: number;
  /** What stopped, and what to do. */
  readonly detail: string;
  /** The first such act. */
  readonly index: number;
  /** Its type. */
  readonly type: string;
  /** Its version. */
  readonly version: number;
  /** Lists that leave such acts out. */
  readonly views_skipping: ReadonlyArray<string>;
  /** Figures of the acts before it. */
  readonly views_stopped: ReadonlyArray<string>;
  /** Of the refusal. */
  readonly word: string;
}

/** The log of reads, checked against the record. */
export interface ReadsChecked {
  /** How many acts attest it. */
  readonly acts: number;
  /** How many of them the record attests. */
  readonly attested: number;
  /** What is not. */
  readonly faults: ReadonlyArray<string>;
  /** Whether all is as written. */
  readonly good: boolean;
  /** How many it has. */
  readonly lines: number;
}

/** An act on the record. */
export interface ReceiptInfo {
  /** When it was recorded. */
  readonly at: string;
  /** Its number. */
  readonly index: number;
  /** Its leaf hash. */
  readonly leaf: string;
  /** On which log. */
  readonly origin: string;
  /** The root of the tree then. */
  readonly root: string;
  /** Acts on the record then. */
  readonly size: number;
}

/** Registers a State's written request. */
export interface ReceiveRequest {
  /** To whom it is written. */
  readonly addressee: Addressee;
  /** Fields of electoral work. */
  readonly areas: ReadonlyArray<string>;
  /** How it came. */
  readonly channel: Channel;
  /** internal, or more. */
  readonly classification: Classification;
  /** The date on the letter. */
  readonly document_on: string;
  /** The elections concerned. */
  readonly elections: ReadonlyArray<string>;
  /** The language of the letter. */
  readonly language: Language;
  /** The id of the letter's blob. */
  readonly letter: string;
  /** The office as the letter names it. */
  readonly office: string;
  /** The organ that asks. */
  readonly organ: Organ;
  /** First day of the period. */
  readonly period_from?: string;
  /** Last day of the period. */
  readonly period_to?: string;
  /** The day it was received. */
  readonly received_on: string;
  /** Who signed. */
  readonly signatory: string;
  /** The State that asks. */
  readonly state: string;
  /** What is asked. */
  readonly summary: string;
  /** What is asked, in a line. */
  readonly title: string;
  /** The kinds of assistance asked for. */
  readonly types: ReadonlyArray<AssistanceType>;
}

/** Recommends a decision to the focal point. */
export interface Recommend {
  /** Indicative status of funding. */
  readonly funding: string;
  /** The entity to lead. */
  readonly lead_entity: string;
  /** What is recommended. */
  readonly outcome: Outcome;
  /** Why. */
  readonly reasons: string;
  /** The kinds. */
  readonly types: ReadonlyArray<AssistanceType>;
}

/** What is recommended to the focal point. */
export interface Recommendation {
  /** By whom. */
  readonly by: string;
  /** Indicative status of funding. */
  readonly funding: string;
  /** The entity to lead. */
  readonly lead_entity: string;
  /** When. */
  readonly on: string;
  /** The decision recommended. */
  readonly outcome: Outcome;
  /** Why. */
  readonly reasons: string;
  /** The kinds. */
  readonly types: ReadonlyArray<AssistanceType>;
}

/** Records who may bind a State. */
export interface RecordAuthority {
  /** Who holds the office. */
  readonly holder: string;
  /** The office. */
  readonly office: string;
  /** The organ. */
  readonly organ: Organ;
  /** How it is known. */
  readonly source: string;
  /** The State. */
  readonly state: string;
  /** From when. */
  readonly valid_from: string;
}

/** Records one of the three findings of OP5. */
export interface RecordFinding {
  /** On what it rests. */
  readonly evidence: string;
  /** Which. */
  readonly kind: FindingKind;
  /** What was found. */
  readonly met: Met;
}

/** Records an import that was judged. */
export interface RecordImport {
  /** What becomes of it when rows are wrong. */
  readonly bad_rows: BadRows;
}

/** Records a figure of an election. */
export interface RecordIndicator {
  /** How much money, as decimal text. */
  readonly amount?: string;
  /** How many; absent for money. */
  readonly count?: number;
  /** In which currency, ISO 4217. */
  readonly currency?: string;
  /** Of whom; of all when absent. */
  readonly group?: Group;
  /** What it counts. */
  readonly indicator: Indicator;
  /** The day that the figure is of. */
  readonly on: string;
  /** Whether the source calls it so. */
  readonly provisional?: boolean;
  /** Who says so, and where. */
  readonly source: string;
}

/** The record as published. */
export interface RecordInfo {
  /** As signed. */
  readonly checkpoint: string;
  /** Its verifier key. */
  readonly key: string;
  /** Its name. */
  readonly origin: string;
  /** Acta's version. */
  readonly program: string;
  /** Why it only reads. */
  readonly read_only?: ReadOnly;
  /** The root of its tree. */
  readonly root: string;
  /** How many acts it has. */
  readonly size: number;
}

/** Records a mandate that concerns elections of a State. */
export interface RecordMandate {
  /** The mission that carries it out. */
  readonly mission?: string;
  /** Who gave it. */
  readonly organ: MandatingOrgan;
  /** The State. */
  readonly state: string;
  /** The resolution. */
  readonly text: MandateText;
  /** The kinds of assistance it grants. */
  readonly types: ReadonlyArray<AssistanceType>;
}

/** Records whom the mission met; confidential. */
export interface RecordMeeting {
  /** Of which kind. */
  readonly category: MeetingCategory;
  /** How many men. */
  readonly men: number;
  /** When. */
  readonly on: string;
  /** What was said. */
  readonly said: string;
  /** Who they are. */
  readonly who: string;
  /** How many women. */
  readonly women: number;
}

/** Records what was found in a file of a sample. */
export interface RecordRemark {
  /** Of which file. */
  readonly file: string;
  /** What was found. */
  readonly kind: AuditFinding;
  /** In words. */
  readonly text: string;
}

/** Refers a request to the organ that can give a mandate. */
export interface Refer {
  /** To which organ. */
  readonly organ: MandatingOrgan;
  /** In words. */
  readonly reason: string;
}

/** Regional group of Member States. */
export type RegionalGroup =
  | 'none'
  | 'african'
  | 'asia_pacific'
  | 'eastern_european'
  | 'latin_american_caribbean'
  | 'western_european_other';

/** Finds the request inadmissible. */
export interface Reject {
  /** Why. */
  readonly reason: string;
}

/** What was found in a file. */
export interface RemarkLine {
  /** When. */
  readonly at: string;
  /** By whom. */
  readonly by: string;
  /** Its act. */
  readonly index: number;
  /** What. */
  readonly kind: AuditFinding;
  /** In words. */
  readonly text: string;
}

/** Records that a mandate was renewed. */
export interface RenewMandate {
  /** The resolution. */
  readonly text: MandateText;
}

/** Opens a closed electoral cycle again. */
export interface ReopenCycle {
  /** Why. */
  readonly reason: string;
}

/** A cell, and the acts it rests on. */
export interface ReportCell {
  /** Numbers of acts. */
  readonly acts: ReadonlyArray<number>;
  /** What it says. */
  readonly text: string;
}

/** A key figure, and the acts it was counted from. */
export interface ReportFigure {
  /** Numbers of acts. */
  readonly acts: ReadonlyArray<number>;
  /** What is counted. */
  readonly label: string;
  /** How many. */
  readonly value: number;
  /** Stable name of the metric. */
  readonly word: string;
}

/** Reports that were issued. */
export interface ReportList {
  /** Newest first. */
  readonly reports: ReadonlyArray<IssuedReport>;
}

/** A section of the report. */
export type ReportSection =
  | 'executive_summary'
  | 'mission_and_meetings'
  | 'political_context'
  | 'electoral_background'
  | 'legal_framework'
  | 'election_commission'
  | 'calendar'
  | 'boundaries'
  | 'voter_registration'
  | 'parties_and_campaign'
  | 'civic_education'
  | 'media'
  | 'voting_and_results'
  | 'disputes'
  | 'security'
  | 'women'
  | 'minorities'
  | 'persons_with_disabilities'
  | 'youth'
  | 'civil_society'
  | 'international_actors'
  | 'previous_recommendations'
  | 'needs'
  | 'options'
  | 'recommendation'
  | 'risks';

/** Records that a State asked the Office for advisory services. */
export interface RequestAdvisory {
  /** The date of the letter. */
  readonly asked_on: string;
  /** internal, or more. */
  readonly classification: Classification;
  /** Where the letter came in. */
  readonly door: AdvisoryDoor;
  /** The State's request for electoral assistance, if any. */
  readonly request?: string;
  /** The State that asks. */
  readonly state: string;
  /** What is asked. */
  readonly summary: string;
  /** What is asked, in a line. */
  readonly title: string;
}

/** Asks for the erasure of a subject's data. */
export interface RequestErasure {
  /** On what ground. */
  readonly basis: Basis;
  /** Why, in words that name nobody. */
  readonly reason: string;
  /** The class of who asked. */
  readonly requester: Requester;
  /** The stream whose data it is. */
  readonly subject: string;
}

/** A request's file. */
export interface RequestFile {
  /** Of that organ of the State. */
  readonly authorities: ReadonlyArray<AuthorityLine>;
  /** What its acts say. */
  readonly contents: FileContents;
  /** What passed between the desk and the State. */
  readonly exchange: Exchange;
  /** What can be done next. */
  readonly next: ReadonlyArray<Step>;
  /** Where it stands. */
  readonly path: ReadonlyArray<PathStage>;
  /** Other requests of the State. */
  readonly related: ReadonlyArray<RequestRow>;
  /** Its row. */
  readonly request: RequestRow;
  /** Those whose assessment can be taken over. */
  readonly reusable: ReadonlyArray<string>;
  /** Its acts, newest first. */
  readonly timeline: ReadonlyArray<ActLine>;
}

/** Requests that the viewer may see. */
export interface RequestList {
  /** How many of each status. */
  readonly counts: Readonly<Record<string, number>>;
  /** Newest first. */
  readonly requests: ReadonlyArray<RequestRow>;
}

/** A request on the board. */
export interface RequestRow {
  /** As it was decided. */
  readonly approved?: RequestStatus;
  /** When its last act was recorded. */
  readonly changed_at: string;
  /** Who may know of it. */
  readonly classification: Classification;
  /** The day by which something is due. */
  readonly due?: string;
  /** The elections concerned. */
  readonly elections: ReadonlyArray<string>;
  /** Its id. */
  readonly id: string;
  /** What it rests on, when it is no request. */
  readonly mandate?: string;
  /** The day it was received. */
  readonly received_on: string;
  /** Its reference. */
  readonly ref: string;
  /** The State that asks. */
  readonly state: string;
  /** Where it stands. */
  readonly status: RequestStatus;
  /** The last time test. */
  readonly time?: TimeResult;
  /** What is asked, in a line. */
  readonly title: string;
  /** The kinds of assistance. */
  readonly types: ReadonlyArray<AssistanceType>;
  /** How many acts its stream has. */
  readonly version: number;
}

/** Where a request stands. */
export type RequestStatus =
  | 'received'
  | 'authenticating'
  | 'returned'
  | 'admissible'
  | 'screened'
  | 'assessing'
  | 'assessed'
  | 'decision_pending'
  | 'approved'
  | 'approved_limited'
  | 'declined'
  | 'deferred'
  | 'withdrawn'
  | 'lapsed'
  | 'rejected_inadmissible'
  | 'abandoned'
  | 'referred_organ'
  | 'suspended'
  | 'terminated';

/** The class of those who asked for an erasure. */
export type Requester =
  | 'data_subject'
  | 'representative'
  | 'authority'
  | 'controller';

/** The response given. */
export type Response =
  | 'approved'
  | 'approved_limited'
  | 'declined'
  | 'deferred'
  | 'withdrawn'
  | 'not_admissible'
  | 'lapsed'
  | 'terminated';

/** Takes up what the State mended. */
export interface Resubmit {
  /** A new letter's blob. */
  readonly letter?: string;
  /** What was mended. */
  readonly note: string;
}

/** Brings a deferred request before the focal point again. */
export interface Resume {
  /** Why. */
  readonly reason: string;
}

/** Returns the request for what it lacks. */
export interface ReturnRequest {
  /** Until when. */
  readonly answer_by: string;
  /** What it lacks. */
  readonly missing: ReadonlyArray<Missing>;
  /** In words. */
  readonly reason: string;
}

/** What a request lacked when it was returned. */
export interface Returned {
  /** Until when. */
  readonly answer_by: string;
  /** What it lacks. */
  readonly missing: ReadonlyArray<Missing>;
  /** In words. */
  readonly reason: string;
}

/** Takes an earlier assessment of the State over. */
export interface ReuseAssessment {
  /** The request that it was made for. */
  readonly from: string;
  /** Why nothing has changed. */
  readonly reason: string;
}

/** Revokes a key. */
export interface RevokeKey {
  /** Why. */
  readonly reason: string;
}

/** What may be done. */
export type Right =
  | 'public'
  | 'signed_in'
  | 'request_register'
  | 'request_read'
  | 'request_process'
  | 'request_direct'
  | 'request_decide'
  | 'request_withdraw'
  | 'request_comment'
  | 'request_follow'
  | 'election_edit'
  | 'activity_import'
  | 'report_issue'
  | 'act_read_sealed'
  | 'audit'
  | 'delegate'
  | 'administer'
  | 'protection_read'
  | 'erase'
  | 'hold'
  | 'disclose'
  | 'request_import';

/** A role of the electoral assistance desk. */
export type Role =
  | 'focal_point'
  | 'ead_director'
  | 'desk_officer'
  | 'registry_clerk'
  | 'entity_user'
  | 'member_state'
  | 'donor'
  | 'auditor'
  | 'administrator';

/** A row that was not taken. */
export interface RowFault {
  /** Where it is wrong. */
  readonly column: string;
  /** Its line in the file. */
  readonly line: number;
  /** What is wrong. */
  readonly reason: string;
}

/** A file of a sample. */
export interface SampleFile {
  /** Who may know of it. */
  readonly classification: Classification;
  /** Its id. */
  readonly file: string;
  /** Its reference. */
  readonly ref: string;
  /** What was found, oldest first. */
  readonly remarks: ReadonlyArray<RemarkLine>;
  /** The State. */
  readonly state: string;
  /** What is asked. */
  readonly title: string;
}

/** A sample with its files. */
export interface SampleInfo {
  /** As many of each. */
  readonly by_classification: boolean;
  /** In the order of the draw. */
  readonly files: ReadonlyArray<SampleFile>;
  /** Of the list of files. */
  readonly population_digest: string;
  /** The root it was drawn from. */
  readonly root: string;
  /** In short. */
  readonly sample: SampleLine;
}

/** A sample in the list. */
export interface SampleLine {
  /** By whom. */
  readonly by: string;
  /** When it was drawn. */
  readonly drawn_at: string;
  /** How many files were drawn. */
  readonly files: number;
  /** Its id. */
  readonly id: string;
  /** The act of the draw. */
  readonly index: number;
  /** The stated number. */
  readonly number: number;
  /** From how many. */
  readonly population: number;
  /** How many of them have a remark. */
  readonly remarked: number;
  /** Acts then. */
  readonly size: number;
}

/** Samples that were drawn. */
export interface SampleList {
  /** Newest first. */
  readonly samples: ReadonlyArray<SampleLine>;
}

/** Screens the request and makes the time test. */
export interface Screen {
  /** What the search for duplicates found. */
  readonly duplicates_note: string;
  /** The kinds to assess; those without a mandate left out. */
  readonly types: ReadonlyArray<AssistanceType>;
}

/** A section of the report as it stands. */
export interface SectionLine {
  /** When. */
  readonly at: string;
  /** Who wrote it last. */
  readonly by: string;
  /** Which. */
  readonly section: ReportSection;
  /** The whole section. */
  readonly text: string;
  /** How often it was written. */
  readonly times: number;
}

/** Sends the State a letter. */
export interface SendLetter {
  /** The letter's blob. */
  readonly letter: string;
  /** What it is about. */
  readonly subject: string;
}

/** A letter to the State. */
export interface SentLetter {
  /** When its receipt was confirmed. */
  readonly acknowledged_on?: string;
  /** Whether the State itself confirmed it. */
  readonly by_state: boolean;
  /** Its id. */
  readonly id: string;
  /** The document. */
  readonly letter: Letter;
  /** What was said to it. */
  readonly note?: string;
  /** When it was sent. */
  readonly sent_on: string;
  /** What it is about. */
  readonly subject: string;
}

/** Who you are here. */
export interface Session {
  /** In what you act. */
  readonly capacities: ReadonlyArray<Capacity>;
  /** Whether this is a demonstration. */
  readonly demo: boolean;
  /** What you are called. */
  readonly name?: string;
  /** Of the record. */
  readonly origin: string;
  /** Your id. */
  readonly person?: string;
  /** What you may do. */
  readonly rights: ReadonlyArray<Right>;
  /** Signed in? */
  readonly signed_in: boolean;
  /** The day at the server. */
  readonly today: string;
}

/** Settles a question to the State. */
export interface SettleQuestion {
  /** What follows, or why no answer is needed. */
  readonly note: string;
  /** Which. */
  readonly question: string;
}

/** How grave a finding is. */
export type Severity =
  | 'broken'
  | 'warning'
  | 'advice';

/** Sex, as the source gives it. */
export type Sex =
  | 'women'
  | 'men'
  | 'other';

/** Shares a summary with the State. */
export interface ShareSummary {
  /** What the State reads. */
  readonly text: string;
}

/** A field of a sealed act. */
export interface ShownField {
  /** Its JSON pointer. */
  readonly pointer: string;
  /** Its JSON. */
  readonly value: string;
}

/** Signs in. */
export interface SignIn {
  /** Your login. */
  readonly login: string;
  /** Your password. */
  readonly password: string;
}

/** Signs acts that were prepared. */
export interface SignPrepared {
  /** Of a passkey. */
  readonly evidence?: GivenEvidence;
  /** Of a personal key: a line for each text. */
  readonly signatures: ReadonlyArray<string>;
}

/** A signature on an act. */
export interface Signer {
  /** Of the key; empty: unknown. */
  readonly fingerprint: string;
  /** Whether it holds, and the key counts. */
  readonly holds: boolean;
  /** Whose. */
  readonly name?: string;
}

/** A request for advisory services, as its State follows it. */
export interface StateAdvisoryRow {
  /** When the Office answered. */
  readonly answered_on?: string;
  /** The date of the letter. */
  readonly asked_on: string;
  /** Its id. */
  readonly id: string;
  /** The State. */
  readonly state: string;
  /** received, also while it is coordinated. */
  readonly status: AdvisoryStatus;
  /** What is asked, in a line. */
  readonly title: string;
}

/** What a State is shown of its request. */
export interface StateContents {
  /** Fields of electoral work. */
  readonly areas: ReadonlyArray<string>;
  /** The date on the letter. */
  readonly document_on: string;
  /** Sent by the State or to it. */
  readonly documents: ReadonlyArray<Document>;
  /** The elections concerned. */
  readonly elections: ReadonlyArray<string>;
  /** Questions, letters, publications. */
  readonly exchange: Exchange;
  /** Once its terms are agreed. */
  readonly mission?: StateMission;
  /** The office. */
  readonly office: string;
  /** The organ that asks. */
  readonly organ: Organ;
  /** First day of the period. */
  readonly period_from?: string;
  /** Last day of the period. */
  readonly period_to?: string;
  /** The last one. */
  readonly response?: StateResponse;
  /** What is missing, while it is returned. */
  readonly returned?: Returned;
  /** Who signed. */
  readonly signatory: string;
  /** What is asked. */
  readonly summary: string;
  /** Of the assessment. */
  readonly summary_shared?: string;
  /** What is asked, in a line. */
  readonly title: string;
  /** The kinds asked for. */
  readonly types: ReadonlyArray<AssistanceType>;
}

/** Something that happened to a request. */
export interface StateEvent {
  /** When. */
  readonly at: string;
  /** By the State itself. */
  readonly by_state: boolean;
  /** Its act. */
  readonly index: number;
  /** What. */
  readonly kind: StateEventKind;
  /** The act's leaf hash. */
  readonly leaf: string;
}

/** What happened, as the State is told. */
export type StateEventKind =
  | 'received'
  | 'checking'
  | 'returned'
  | 'resubmitted'
  | 'considered'
  | 'not_admissible'
  | 'question_asked'
  | 'question_answered'
  | 'letter_sent'
  | 'letter_acknowledged'
  | 'publication_proposed'
  | 'publication_answered'
  | 'publication_dropped'
  | 'published'
  | 'responded'
  | 'suspended'
  | 'resumed'
  | 'withdrawn'
  | 'lapsed'
  | 'ended'
  | 'mission_proposed'
  | 'mission_consented'
  | 'summary_shared';

/** A State or area. */
export interface StateInfo {
  /** Its regional group. */
  readonly group: RegionalGroup;
  /** ISO 3166-1 alpha-2. */
  readonly iso2: string;
  /** ISO 3166-1 alpha-3. */
  readonly iso3: string;
  /** What it is. */
  readonly kind: PlaceKind;
  /** UN M49, three digits. */
  readonly m49: string;
  /** In the language asked for. */
  readonly name: string;
}

/** States and areas in the order of the language. */
export interface StateList {
  /** Those of the past. */
  readonly former: ReadonlyArray<FormerState>;
  /** All. */
  readonly states: ReadonlyArray<StateInfo>;
}

/** A mission to the State. */
export interface StateMission {
  /** How often they were agreed: what is consented to. */
  readonly agreed: number;
  /** When the State consented to it. */
  readonly consented_on?: string;
  /** Where it is when. */
  readonly stops: ReadonlyArray<StateStop>;
  /** Its terms of reference. */
  readonly terms: string;
}

/** A request, as its State follows it. */
export interface StateRequestFile {
  /** What was said. */
  readonly contents: StateContents;
  /** What happened, newest first. */
  readonly events: ReadonlyArray<StateEvent>;
  /** Its row. */
  readonly request: StateRequestRow;
  /** What the State can do. */
  readonly steps: ReadonlyArray<Verb>;
}

/** What the viewer's State asked for. */
export interface StateRequestList {
  /** Of advisory services of OHCHR. */
  readonly advisories: ReadonlyArray<StateAdvisoryRow>;
  /** Of electoral assistance, newest first. */
  readonly requests: ReadonlyArray<StateRequestRow>;
}

/** A request, as its State follows it. */
export interface StateRequestRow {
  /** internal, or confidential. */
  readonly classification: Classification;
  /** Until when it is to be mended, or deferred. */
  readonly due?: string;
  /** Its id. */
  readonly id: string;
  /** The day it was received. */
  readonly received_on: string;
  /** Its reference. */
  readonly ref: string;
  /** Where it stands. */
  readonly stage: StateStage;
  /** The State. */
  readonly state: string;
  /** What is asked, in a line. */
  readonly title: string;
  /** What waits for the State. */
  readonly waiting: Waiting;
}

/** The response to the request. */
export interface StateResponse {
  /** The entity that leads. */
  readonly lead_entity?: string;
  /** When it was given. */
  readonly on: string;
  /** The response. */
  readonly outcome: Outcome;
  /** The kinds approved. */
  readonly types: ReadonlyArray<AssistanceType>;
  /** Until when it is deferred. */
  readonly until?: string;
}

/** Where a request stands, as the State is told. */
export type StateStage =
  | 'received'
  | 'being_checked'
  | 'returned'
  | 'being_considered'
  | 'approved'
  | 'approved_limited'
  | 'deferred'
  | 'declined'
  | 'not_admissible'
  | 'suspended'
  | 'withdrawn'
  | 'lapsed'
  | 'ended';

/** Where a mission is when. */
export interface StateStop {
  /** First day. */
  readonly from: string;
  /** The place. */
  readonly place: string;
  /** Last day. */
  readonly to: string;
}

/** The status of requests in a period. */
export interface StatusReport {
  /** Acts it was computed from. */
  readonly as_of: number;
  /** Heads of the table. */
  readonly columns: ReadonlyArray<string>;
  /** Of the document model. */
  readonly digest: string;
  /** Key figures. */
  readonly figures: ReadonlyArray<ReportFigure>;
  /** First day. */
  readonly from: string;
  /** Rows from before the record. */
  readonly past: number;
  /** One for each request. */
  readonly rows: ReadonlyArray<ReadonlyArray<ReportCell>>;
  /** Its title. */
  readonly title: string;
  /** First day after it. */
  readonly to: string;
}

/** What can be done next. */
export interface Step {
  /** By this viewer, as things stand. */
  readonly allowed: boolean;
  /** What it asks for. */
  readonly guards: ReadonlyArray<Guard>;
  /** Whether it is for this viewer at all. */
  readonly mine: boolean;
  /** Whether it leads to the decision. */
  readonly primary: boolean;
  /** The step. */
  readonly verb: Verb;
  /** Whose it is. */
  readonly who: ReadonlyArray<Role>;
}

/** Where a mission is. */
export interface Stop {
  /** First day. */
  readonly from: string;
  /** The place. */
  readonly place: string;
  /** What for. */
  readonly purpose: string;
  /** Last day. */
  readonly to: string;
}

/** A State submits its written request itself. */
export interface SubmitRequest {
  /** To whom it is written. */
  readonly addressee: Addressee;
  /** Fields of electoral work. */
  readonly areas: ReadonlyArray<string>;
  /** note_verbale or letter. */
  readonly channel: Channel;
  /** Not to be announced. */
  readonly confidential: boolean;
  /** The date on the letter. */
  readonly document_on: string;
  /** The elections concerned. */
  readonly elections: ReadonlyArray<string>;
  /** The language of the letter. */
  readonly language: Language;
  /** The id of the letter's blob. */
  readonly letter: string;
  /** The office as the letter names it. */
  readonly office: string;
  /** The organ that asks. */
  readonly organ: Organ;
  /** First day of the period. */
  readonly period_from?: string;
  /** Last day of the period. */
  readonly period_to?: string;
  /** Who signed. */
  readonly signatory: string;
  /** The State; its mission's own. */
  readonly state: string;
  /** What is asked. */
  readonly summary: string;
  /** What is asked, in a line. */
  readonly title: string;
  /** The kinds of assistance asked for. */
  readonly types: ReadonlyArray<AssistanceType>;
}

/** Suspends what was approved; the focal point only. */
export interface Suspend {
  /** What for. */
  readonly cause: SuspensionCause;
  /** In words. */
  readonly reason: string;
}

/** Why assistance is suspended. */
export type SuspensionCause =
  | 'mandate_expired'
  | 'conditions_breached'
  | 'unconstitutional_change'
  | 'security'
  | 'funds'
  | 'other';

/** Becomes a person of the demonstration. */
export interface SwitchRole {
  /** Whom. */
  readonly person: string;
}

/** Who takes part in an assessment. */
export interface TeamMember {
  /** Of which entity. */
  readonly entity: string;
  /** The person. */
  readonly name: string;
  /** Whether they declared that no interest conflicts. */
  readonly no_conflict_declared: boolean;
  /** What they do. */
  readonly role: string;
}

/** Ends the assistance; the focal point only. */
export interface Terminate {
  /** Why. */
  readonly reason: string;
}

/** Why the time test was made. */
export type TimeCause =
  | 'screening'
  | 'date_moved';

/** What the time test found. */
export type TimeResult =
  | 'adequate'
  | 'short'
  | 'past'
  | 'unknown';

/** One time test; all are kept. */
export interface TimeTest {
  /** When. */
  readonly at: string;
  /** Why it was made. */
  readonly cause: TimeCause;
  /** From receipt to the milestone. */
  readonly days?: number;
  /** What the kinds asked for need. */
  readonly days_needed: number;
  /** The election of the milestone. */
  readonly election?: string;
  /** Its act. */
  readonly index: number;
  /** The earliest milestone. */
  readonly milestone_on?: string;
  /** The day of receipt. */
  readonly received_on: string;
  /** What was found. */
  readonly result: TimeResult;
}

/** What can be done with a request. */
export type Verb =
  | 'begin_authentication'
  | 'confirm_origin'
  | 'admit'
  | 'return'
  | 'resubmit'
  | 'reject'
  | 'grant_waiver'
  | 'screen'
  | 'begin_assessment'
  | 'record_finding'
  | 'clear_assessment'
  | 'abandon'
  | 'recommend'
  | 'decide'
  | 'resume'
  | 'withdraw'
  | 'refer'
  | 'suspend'
  | 'lift_suspension'
  | 'terminate'
  | 'reuse_assessment'
  | 'ask_question'
  | 'answer_question'
  | 'settle_question'
  | 'send_letter'
  | 'acknowledge_letter'
  | 'propose_publication'
  | 'answer_publication'
  | 'drop_publication'
  | 'change_team'
  | 'agree_terms'
  | 'consent_mission'
  | 'fund_mission'
  | 'plan_itinerary'
  | 'record_meeting'
  | 'write_section'
  | 'answer_checklist'
  | 'rate_capacity'
  | 'describe_option'
  | 'consult'
  | 'answer_consultation'
  | 'share_summary';

/** What waits for the State. */
export interface Waiting {
  /** Letters whose receipt is not confirmed. */
  readonly letters: number;
  /** A mission to consent to. */
  readonly missions: number;
  /** Publications to consent to or not. */
  readonly publications: number;
  /** Questions without an answer. */
  readonly questions: number;
}

/** A rule waived by the focal point. */
export interface Waiver {
  /** Which. */
  readonly kind: WaiverKind;
  /** When. */
  readonly on: string;
  /** Why. */
  readonly reasons: string;
}

/** What the focal point waives. */
export type WaiverKind =
  | 'election_commission_requester'
  | 'short_time'
  | 'rival_authorities';

/** Withdraws the request. */
export interface Withdraw {
  /** The letter's blob. */
  readonly letter?: string;
  /** As the State says. */
  readonly reason: string;
}

/** Records that the State withdrew it. */
export interface WithdrawAdvisory {
  /** Why. */
  readonly reason: string;
  /** The date of its letter. */
  readonly withdrawn_on: string;
}

/** Withdraws the statement that stands, as an error. */
export interface WithdrawDate {
  /** Election day when absent. */
  readonly milestone?: Milestone;
  /** What was wrong with it. */
  readonly reason: string;
}

/** Withdraws a figure, as an error. */
export interface WithdrawIndicator {
  /** That recorded it. */
  readonly act: number;
  /** What was wrong. */
  readonly reason: string;
}

/** Withdraws an entry of a register. */
export interface WithdrawPast {
  /** Why. */
  readonly reason: string;
}

/** What one witness has seen. */
export interface WitnessLine {
  /** Whether somebody has to look into it. */
  readonly alarm: boolean;
  /** When it last cosigned. */
  readonly at?: string;
  /** Its verifier key. */
  readonly key: string;
  /** Its name in the policy. */
  readonly name: string;
  /** Why its last answer was none. */
  readonly problem: string;
  /** Acts in the largest tree that it cosigned. */
  readonly size: number;
  /** Where it is asked; empty: nowhere. */
  readonly url: string;
}

/** What the witnesses of the record have seen. */
export interface WitnessList {
  /** The checkpoint with their cosignatures. */
  readonly checkpoint?: string;
  /** Who has to have seen it; empty: nobody. */
  readonly quorum: string;
  /** Acts that the quorum has seen. */
  readonly witnessed_size: number;
  /** In the order of the policy. */
  readonly witnesses: ReadonlyArray<WitnessLine>;
}

/** Requests and elections by State. */
export interface World {
  /** Those with any. */
  readonly states: ReadonlyArray<WorldState>;
}

/** A State on the map. */
export interface WorldState {
  /** Its code. */
  readonly iso3: string;
  /** The next election known. */
  readonly next_election?: string;
  /** Requests under consideration. */
  readonly requests_open: number;
  /** Requests that were announced, and those before them. */
  readonly requests_total: number;
}

/** Writes a section of the report. */
export interface WriteSection {
  /** How often it had been written when it was read. */
  readonly base: number;
  /** Which. */
  readonly section: ReportSection;
  /** The whole section. */
  readonly text: string;
}

/** What a request recorded. */
export interface Written {
  /** The id of the thing it concerns. */
  readonly id: string;
  /** One for each act. */
  readonly receipts: ReadonlyArray<ReceiptInfo>;
  /** How many acts its stream has. */
  readonly version: number;
}

/** A project in one fiscal year, from the yearly summary. */
export interface YearRead {
  /** The project's budget of the year. */
  readonly budget: string;
  /** The sum of the donors' budgets there. */
  readonly donor_budget: string;
  /** The sum of their expenditures. */
  readonly donor_expenditure: string;
  /** How many donors the summary names. */
  readonly donors: number;
  /** The project's expenditure of the year. */
  readonly expenditure: string;
  /** CRS purpose codes, as listed. */
  readonly sectors: ReadonlyArray<string>;
  /** How often the file holds this row. */
  readonly times: number;
  /** The fiscal year. */
  readonly year: number;
}

