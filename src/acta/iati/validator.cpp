#include "acta/iati/validator.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "acta/base/files.h"
#include "acta/iati/code_checks.h"
#include "acta/iati/fingerprint.h"
#include "acta/iati/node_path.h"
#include "acta/iati/peacekeeping.h"
#include "acta/iati/rules.h"
#include "acta/iati/shown.h"
#include "acta/iati/structure.h"

namespace acta::iati {
namespace {

const std::map<std::string, std::string, std::less<>> schema_files{
    {"iati-activities", "iati-activities-schema.xsd"},
    {"iati-organisations", "iati-organisations-schema.xsd"}};

// A pipe gives its text once. What is no file of the system, or a folder, is for the reading to
// say.
bool gives_its_text_once(const std::string& name) {
  std::error_code error;
  const auto status = std::filesystem::status(name, error);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
         !std::filesystem::is_directory(status);
}

}  // namespace

// What is the same for every file.
struct Validator::Books {
  explicit Books(CodeLists read)
      : lists(std::move(read)),
        rules(model, lists),
        codes(model, lists),
        peacekeeping(model),
        identifier(model, "iati-identifier") {}

  const Model& model = Model::of_version_2_03();
  CodeLists lists;
  RuleBook rules;
  CodeChecks codes;
  Peacekeeping peacekeeping;
  Way identifier;
  std::map<std::string, Schema, std::less<>> schemas;  // by the outermost element
};

// One file while it is read: findings are held back until an activity has ended, and then told in
// the order of their lines.
class Validator::FileChecks final : public Listener {
 public:
  FileChecks(Validator& of, std::string file) : of_(of) { outcome_.file = std::move(file); }

  void begins(const Head& head) override {
    head_ = head;
    const auto made = day_of(head.generated);
    if (made) made_ = *made;
    dated_ = made.has_value();
    const auto versions = std::to_array<std::string_view>({"2.01", "2.02"});
    const bool near = std::ranges::find(versions, head.version) != versions.end();
    if (near && of_.checks(Check::structure) && !by_schema_alone()) {
      add(head.line, Severity::warning, "structure.version", head.element,
          fmt::format("The file is of version {}; its structure is checked as that of 2.03",
                      shown(head.version)));
    }
    if (!of_.checks(Check::codes)) return;
    of_.books_->codes.judge_version(
        head.version, head.element == "iati-activities", [&](const CodeFault& fault) {
          add(head.line, fault.severity, fault.id, head.element, fault.words);
        });
  }

  void misplaced(std::string_view rule, std::string path, std::int64_t line,
                 std::string words) override {
    const bool always = rule == "structure.root" || rule == "structure.too_large";
    if (!always && (!of_.checks(Check::structure) || by_schema_alone())) return;
    add(line, Severity::error, rule, std::move(path), std::move(words));
  }

  void record(const Tree& tree, const std::string& path) override {
    ++outcome_.records;
    const auto place = [&](NodeId node) { return node_path(of_.books_->model, tree, node, path); };
    if (of_.checks(Check::codes)) {
      of_.books_->codes.judge(tree, day_made(tree), [&](const CodeFault& fault) {
        add(tree.line(fault.node), fault.severity, fault.id, place(fault.node), fault.words);
      });
    }
    if (of_.checks(Check::rules)) {
      judge_rules(tree, place);
      judge_identifier(tree, place);
    }
    flush();
  }

  void fault(const XmlFault& fault) {
    // What was found on the line where the text breaks off is about half an element.
    outcome_.errors -= static_cast<std::int64_t>(std::erase_if(held_, [&](const Finding& finding) {
      return finding.line == fault.line && finding.rule.starts_with("structure.") &&
             finding.severity == Severity::error;
    }));
    add(fault.line, Severity::error, fault.word, head_.element, fault.words);
    if (fault.word == "xml.unreadable") outcome_.readable = false;
  }
  void without_schema() {
    add(head_.line, Severity::warning, "schema", head_.element,
        fmt::format("{} has no {}", of_.settings_.schema_directory,
                    schema_files.find(head_.element)->second));
  }
  void by_schema(const Schema::Complaint& complaint) {
    add(complaint.line, Severity::error, "schema", head_.element, complaint.words);
  }
  [[nodiscard]] const Head& head() const { return head_; }

  Outcome end() {
    flush();
    return outcome_;
  }

 private:
  // What is more than this is told before the activity has ended.
  static constexpr std::size_t most_held = 10'000;
  static constexpr std::size_t most_bytes_held = 4 << 20;

  // A schema of another version speaks for that version; our model is of 2.03.
  [[nodiscard]] bool by_schema_alone() const {
    return of_.books_->schemas.contains(head_.element) && head_.version != "2.03";
  }

  [[nodiscard]] Date day_made(const Tree& tree) const {
    if (dated_) return made_;
    const auto updated =
        tree.attribute_of(Tree::root(), of_.books_->model.name_id("last-updated-datetime"));
    const auto day = updated ? day_of(*updated) : std::nullopt;
    return day.value_or(date_of(of_.settings_.now));
  }

  template <class Place>
  void judge_rules(const Tree& tree, const Place& place) {
    const auto tell = [&](const Breach& breach) {
      auto words = std::string(breach.rule->words);
      if (!breach.detail.empty()) words += fmt::format(" ({})", breach.detail);
      add(tree.line(breach.node), breach.rule->severity, breach.rule->id, place(breach.node),
          std::move(words));
    };
    of_.books_->rules.judge(tree, of_.settings_.now, tell);
    if (const auto node = of_.books_->peacekeeping.sector_in_doubt(tree); node != no_node) {
      add(tree.line(node), Severity::warning, "sector.peacekeeping", place(node),
          "The sector is 15151, and the Department of Peace Operations takes part: elections "
          "within "
          "a peacekeeping operation are 15230");
    }
  }

  template <class Place>
  void judge_identifier(const Tree& tree, const Place& place) {
    std::vector<Hit> hits;
    of_.books_->identifier.follow(tree, Tree::root(), hits);
    if (hits.empty() || trimmed(hits[0].value).empty()) return;
    const auto line = tree.line(hits[0].node);
    const auto [first, added] = of_.identifiers_.try_emplace(
        std::string(trimmed(hits[0].value)), Seen{.file = outcome_.file, .line = line});
    if (added) return;
    add(line, Severity::error, "1.1.2", place(hits[0].node),
        fmt::format("Another activity has this identifier ({} line {})", first->second.file,
                    first->second.line));
  }

  void add(std::int64_t line, Severity severity, std::string_view rule, std::string path,
           std::string words) {
    (severity == Severity::error ? outcome_.errors : outcome_.warnings) += 1;
    bytes_held_ += outcome_.file.size() + path.size() + words.size();
    held_.push_back({.file = outcome_.file,
                     .line = line,
                     .severity = severity,
                     .rule = std::string(rule),
                     .path = std::move(path),
                     .words = std::move(words)});
    if (held_.size() > most_held || bytes_held_ > most_bytes_held) flush();
  }
  void flush() {
    std::ranges::stable_sort(held_, {}, &Finding::line);
    for (auto& finding : held_) of_.sink_(std::move(finding));
    held_.clear();
    bytes_held_ = 0;
  }

  Validator& of_;
  Outcome outcome_ = {};
  Head head_ = {};
  Date made_ = {};
  bool dated_ = false;
  std::vector<Finding> held_ = {};
  std::size_t bytes_held_ = 0;  // about: findings that were taken back still count
};

Validator::Validator(Settings settings, FindingSink sink, std::unique_ptr<Books> books)
    : settings_(std::move(settings)), sink_(std::move(sink)), books_(std::move(books)) {}

Validator::~Validator() = default;

Result<std::unique_ptr<Validator>> Validator::create(Settings settings, FindingSink sink) {
  auto books = std::make_unique<Books>(ACTA_TRY(CodeLists::load()));
  if (!settings.schema_directory.empty()) {
    for (const auto& [element, file] : schema_files) {
      const auto path = settings.schema_directory + "/" + file;
      if (!ACTA_TRY(is_there(path))) continue;
      books->schemas.emplace(element, ACTA_TRY(Schema::load(path)));
    }
    if (books->schemas.empty()) {
      return refuse("iati.schema", 2,
                    settings.schema_directory +
                        " has neither iati-activities-schema.xsd nor "
                        "iati-organisations-schema.xsd");
    }
  }
  return std::unique_ptr<Validator>(
      new Validator(std::move(settings), std::move(sink), std::move(books)));
}

Outcome Validator::validate(const std::string& name, const std::function<XmlSource()>& open) {
  FileChecks file(*this, name);
  const bool twice = !settings_.schema_directory.empty() && checks(Check::structure);
  if (twice && gives_its_text_once(name)) {
    file.fault({.word = "xml.unreadable",
                .words =
                    "with a schema a file is read twice, and this is a pipe or a device, which "
                    "gives its text once: save it as a file first"});
    return file.end();
  }
  Structure structure(books_->model, file);
  if (!twice) {
    if (const auto fault = read_xml(open(), structure)) file.fault(*fault);
    return file.end();
  }
  Fingerprint first(open());
  if (const auto fault = read_xml(first.source(), structure)) {
    file.fault(*fault);
  } else if (structure.goes_on()) {
    validate_by_schema(first.end(), open, file);
  }
  return file.end();
}

void Validator::validate_by_schema(const Hash& first, const std::function<XmlSource()>& open,
                                   FileChecks& file) {
  const auto schema = books_->schemas.find(file.head().element);
  if (schema == books_->schemas.end()) return file.without_schema();
  Fingerprint second(open());
  auto fault = schema->second.validate(
      second.source(), [&](const Schema::Complaint& complaint) { file.by_schema(complaint); });
  if (!fault && second.end() != first) {
    fault = XmlFault{.word = "xml.unreadable", .words = "the file changed while it was read"};
  }
  if (fault) file.fault(*fault);
}

}  // namespace acta::iati
