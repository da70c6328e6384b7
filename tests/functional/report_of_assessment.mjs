// Writes all that a report of a needs assessment needs before it is cleared.
import assert from 'node:assert/strict';

const checklist = ['women_as_voters', 'women_as_candidates', 'legal_equality', 'temporary_measures', 'registration_and_documents',
  'access_to_polling', 'violence_against_women', 'women_in_the_commission', 'education_for_women', 'figures_by_sex'];

export async function writeReport(desk, id) {
  const post = async (verb, body) => {
    const answer = await desk.post(`/api/requests/${id}/${verb}`, body);
    assert.equal(answer.status, 201, `${verb}: ${answer.text}`);
  };
  const { needed, assessment } = (await desk.get(`/api/requests/${id}/assessment`)).body;
  const missing = needed.filter((section) => !assessment.sections.some((one) => one.section === section));
  for (const section of missing) await post('write_section', { section, text: 'Written.', base: 0 });
  for (const item of checklist) await post('answer_checklist', { item, answer: 'in_part', evidence: 'Seen.' });
  await post('describe_option', { title: 'No assistance', types: [], text: 'The commission goes on alone.' });
}
