#include "acta/iati/model.h"

// A paragraph is a type: its name, its attributes (@), its text (#) and its elements in their
// order, behind a colon the type of each where it is not a text or not named as the element is.
//   ? may be absent    * any number    + at least one    otherwise exactly one
//   !    attributes of other vocabularies may not stand here; otherwise they may
//   ...  elements of other vocabularies may stand here; they always may behind the last element
// The line "anywhere" lists what may stand within elements of other vocabularies.
// Sources: data/SOURCES.md.
namespace acta::iati {

std::string_view model_table() {
  return R"(
iati-activities @version @generated-datetime:date_time? @linked-data-default:uri? iati-activity+
iati-activity @last-updated-datetime:date_time? @default-currency? @humanitarian:boolean?
  @hierarchy:integer? @linked-data-uri:uri? @budget-not-provided?
  iati-identifier:open-text reporting-org title:narratives description:typed-narratives+
  participating-org+ other-identifier* activity-status:coded activity-date+ contact-info*
  activity-scope:coded? recipient-country* recipient-region* location* sector* tag*
  country-budget-items? humanitarian-scope* policy-marker* collaboration-type:coded?
  default-flow-type:coded? default-finance-type:coded? default-aid-type:aid-type*
  default-tied-status:coded? budget* planned-disbursement* capital-spend? transaction*
  document-link* related-activity* legacy-data* conditions? result* crs-add? fss?

narrative #string
narratives narrative+
typed-narratives @type? narrative+
open-text #string
closed-text ! #string
number ! #decimal
address #uri
coded @code
dated @iso-date:date
money @currency? @value-date:date #decimal
aid-type @code @vocabulary?

reporting-org @ref @type @secondary-reporter:boolean? narrative+
participating-org @ref? @type? @role @activity-id? @crs-channel-code? narrative*
other-identifier @ref @type owner-org?
owner-org @ref? narrative*
activity-date @type @iso-date:date narrative*
contact-info @type? organisation:narratives? department:narratives? person-name:narratives?
  job-title:narratives? telephone:open-text* email:open-text* website:address*
  mailing-address:narratives*
recipient-country @code @percentage:decimal? narrative*
recipient-region @code @vocabulary? @vocabulary-uri:uri? @percentage:decimal? narrative*
sector @vocabulary? @vocabulary-uri:uri? @code @percentage:decimal? narrative*
tag @code @vocabulary @vocabulary-uri:uri? narrative*
humanitarian-scope @type @vocabulary @vocabulary-uri:uri? @code narrative*
policy-marker @vocabulary? @vocabulary-uri:uri? @code @significance? narrative*
related-activity ! @ref @type
legacy-data ! @name @value @iati-equivalent:name_token?
conditions @attached:boolean condition*
condition ! @type narrative+

location @ref? location-reach:coded? location-id* name:narratives? description:narratives?
  activity-description:narratives? administrative* point? exactness:coded? location-class:coded?
  feature-designation:coded?
location-id @code @vocabulary
administrative @code @vocabulary @level:not_negative?
point @srsName pos:closed-text

country-budget-items @vocabulary budget-item+
budget-item @code @percentage:decimal? description:narratives?
budget @type? @status? period-start:dated period-end:dated value:money
planned-disbursement @type? period-start:dated period-end:dated? value:money provider-org?
  receiver-org?
capital-spend @percentage:decimal
transaction @ref? @humanitarian:boolean? transaction-type:coded transaction-date:dated value:money
  description:narratives? provider-org? receiver-org? disbursement-channel:coded?
  sector:transaction-sector* recipient-country:country? recipient-region:transaction-region?
  flow-type:coded? finance-type:coded? aid-type* tied-status:coded?
provider-org @ref? @provider-activity-id? @type? narrative*
receiver-org @ref? @receiver-activity-id? @type? narrative*
transaction-sector @vocabulary? @vocabulary-uri:uri? @code narrative*
country @code narrative*
transaction-region @code @vocabulary? @vocabulary-uri:uri? narrative*

document-link @url:uri @format title:narratives description:narratives? category:coded+
  language:coded* document-date:dated?

result @type @aggregation-status:boolean? title:narratives description:narratives? document-link*
  reference:result-reference* indicator+
result-reference @code @vocabulary @vocabulary-uri:uri?
indicator @measure @ascending:boolean? @aggregation-status:boolean? title:narratives
  description:narratives? document-link* reference:indicator-reference* baseline* period*
indicator-reference @vocabulary @code @indicator-uri:uri?
baseline @iso-date:date? @year:positive @value? location:result-location* dimension*
  document-link* comment:narratives?
period period-start:dated period-end:dated target:measured* actual:measured*
measured ! @value? location:result-location* dimension* comment:narratives? document-link*
result-location @ref?
dimension @name? @value?

crs-add other-flags* loan-terms? loan-status? channel-code:closed-text?
other-flags @code @significance:boolean
loan-terms @rate-1:decimal? @rate-2:decimal? repayment-type:coded? repayment-plan:coded?
  commitment-date:dated? repayment-first-date:dated? repayment-final-date:dated?
loan-status @year:decimal @currency? @value-date:date interest-received:number?
  principal-outstanding:number? principal-arrears:number? interest-arrears:number?
fss @extraction-date:date @priority:boolean? @phaseout-year:decimal? forecast*
forecast @year:decimal @currency? @value-date:date? #decimal

iati-organisations @version @generated-datetime:date_time? iati-organisation+
iati-organisation @last-updated-datetime:date_time? @default-currency?
  organisation-identifier:open-text name:narratives reporting-org total-budget*
  recipient-org-budget* recipient-region-budget* recipient-country-budget* total-expenditure*
  document-link:organisation-document*
total-budget @status? period-start:dated period-end:dated value:money budget-line*
recipient-org-budget @status? recipient-org period-start:dated period-end:dated value:money
  budget-line*
recipient-region-budget @status? recipient-region:budget-region period-start:dated
  period-end:dated value:money budget-line*
recipient-country-budget @status? recipient-country:country period-start:dated period-end:dated
  value:money budget-line*
total-expenditure period-start:dated period-end:dated value:money expense-line:budget-line*
budget-line @ref? value:money narrative+
recipient-org ! @ref? narrative+
budget-region @vocabulary? @vocabulary-uri:uri? @code? narrative*
organisation-document @url:uri @format title:narratives description:narratives? category:coded+
  language:coded* document-date:dated? ... recipient-country:country*

anywhere iati-activities iati-activity iati-identifier:open-text reporting-org title:narratives
  description:narratives comment:narratives narrative participating-org other-identifier
  activity-status:coded activity-date contact-info activity-scope:coded recipient-country
  recipient-region location sector tag country-budget-items humanitarian-scope policy-marker
  collaboration-type:coded default-flow-type:coded default-finance-type:coded
  default-aid-type:aid-type default-tied-status:coded budget planned-disbursement capital-spend
  transaction related-activity legacy-data conditions result crs-add fss dimension
)";
}

}  // namespace acta::iati
