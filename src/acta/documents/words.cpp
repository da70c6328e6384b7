// The words of the printed forms, language by language.
#include "acta/documents/words.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace acta::documents {
namespace {

using Months = std::array<std::string_view, 12>;

constexpr Words english{.code = "en",
                        .page_of = "Page {0} of {1}",
                        .continued = "(continued)",
                        .no_entries = "There are no entries.",
                        .period = "{0} to {1}",
                        .period_label = "Period",
                        .computed = "Computed from the record {0} as of entry {1}",
                        .root = "Root",
                        .fingerprint = "Fingerprint of this document",
                        .act = "Act {0}",
                        .notes = "Notes",
                        .qr = "QR code: origin, size and root of the record"};
constexpr Months english_months{"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};

constexpr Words french{.code = "fr",
                       .page_of = "Page {0} sur {1}",
                       .continued = "(suite)",
                       .no_entries = "Néant.",
                       .period = "du {0} au {1}",
                       .period_label = "Période",
                       .computed = "Établi d’après le registre {0}, jusqu’à l’inscription {1}",
                       .root = "Racine",
                       .fingerprint = "Empreinte du présent document",
                       .act = "Acte {0}",
                       .notes = "Notes",
                       .qr = "Code QR : origine, taille et racine du registre"};
constexpr Months french_months{"janvier",   "février", "mars",     "avril",
                               "mai",       "juin",    "juillet",  "août",
                               "septembre", "octobre", "novembre", "décembre"};

constexpr Words spanish{.code = "es",
                        .page_of = "Página {0} de {1}",
                        .continued = "(continuación)",
                        .no_entries = "No hay asientos.",
                        .period = "del {0} al {1}",
                        .period_label = "Período",
                        .computed = "Calculado a partir del registro {0} hasta el asiento {1}",
                        .root = "Raíz",
                        .fingerprint = "Huella del presente documento",
                        .act = "Acto {0}",
                        .notes = "Notas",
                        .qr = "Código QR: origen, tamaño y raíz del registro"};
constexpr Months spanish_months{"enero",      "febrero", "marzo",     "abril",
                                "mayo",       "junio",   "julio",     "agosto",
                                "septiembre", "octubre", "noviembre", "diciembre"};

constexpr Words russian{.code = "ru",
                        .page_of = "Страница {0} из {1}",
                        .continued = "(продолжение)",
                        .no_entries = "Записей нет.",
                        .period = "с {0} по {1}",
                        .period_label = "Период",
                        .computed = "Составлено по реестру {0} по состоянию на запись {1}",
                        .root = "Корень",
                        .fingerprint = "Отпечаток настоящего документа",
                        .act = "Акт {0}",
                        .notes = "Примечания",
                        .qr = "QR-код: источник, размер и корень реестра"};
constexpr Months russian_months{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                "июля",   "августа", "сентября", "октября", "ноября", "декабря"};

constexpr Words chinese{.code = "zh",
                        .page_of = "第{0}页，共{1}页",
                        .continued = "（续）",
                        .no_entries = "无记录。",
                        .period = "{0}至{1}",
                        .period_label = "期间",
                        .computed = "根据登记簿 {0} 截至第 {1} 条计算",
                        .root = "根",
                        .fingerprint = "本文件指纹",
                        .act = "第 {0} 号行为",
                        .notes = "注",
                        .qr = "二维码：登记簿的来源、大小和根"};

constexpr Words arabic{.code = "ar",
                       .page_of = "الصفحة {0} من {1}",
                       .continued = "(تابع)",
                       .no_entries = "لا توجد قيود.",
                       .period = "من {0} إلى {1}",
                       .period_label = "الفترة",
                       .computed = "محسوب من السجل {0} حتى القيد {1}",
                       .root = "الجذر",
                       .fingerprint = "بصمة هذه الوثيقة",
                       .act = "الفعل {0}",
                       .notes = "الحواشي",
                       .qr = "رمز الاستجابة السريعة: مصدر السجل وحجمه وجذره"};
// Both names of a month, as the Arabic documents of the United Nations give them.
constexpr Months arabic_months{
    "كانون الثاني/يناير", "شباط/فبراير",        "آذار/مارس",           "نيسان/أبريل",
    "أيار/مايو",          "حزيران/يونيه",       "تموز/يوليه",          "آب/أغسطس",
    "أيلول/سبتمبر",       "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر"};

std::string day_month_year(std::string_view pattern, const Months& months, Date date) {
  return fmt::format(fmt::runtime(pattern), date.day(),
                     months[static_cast<std::size_t>(date.month() - 1)], date.year());
}

}  // namespace

const Words& words_in(Language language) {
  switch (language) {
    case Language::ar: return arabic;
    case Language::es: return spanish;
    case Language::fr: return french;
    case Language::ru: return russian;
    case Language::zh: return chinese;
    case Language::en:
    case Language::other: return english;
  }
  std::unreachable();
}

std::string long_date(Language language, Date date) {
  switch (language) {
    case Language::ar: return day_month_year("{} {} {}", arabic_months, date);
    case Language::es: return day_month_year("{} de {} de {}", spanish_months, date);
    case Language::fr: {
      const auto text = day_month_year("{} {} {}", french_months, date);
      return date.day() == 1 ? "1er" + text.substr(1) : text;
    }
    case Language::ru: return day_month_year("{} {} {} года", russian_months, date);
    case Language::zh: return fmt::format("{}年{}月{}日", date.year(), date.month(), date.day());
    case Language::en:
    case Language::other: return day_month_year("{} {} {}", english_months, date);
  }
  std::unreachable();
}

std::string grouped(std::int64_t number) {
  const auto digits = fmt::format("{}", number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto left = digits.size() - i;
    if (i != 0 && left % 3 == 0 && digits[i - 1] != '-') out += "\u202F";
    out += digits[i];
  }
  return out;
}

}  // namespace acta::documents
