// Typesetting for the PDF form; the one file that speaks to Pango and fontconfig.
#include "acta/documents/pdf_type.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>
#include <mutex>

#include "acta/documents/pdf_scripts.h"
#include "acta/documents/words.h"

namespace acta::documents {
namespace {

constexpr const char* serif_fonts = "Noto Serif,Noto Naskh Arabic,Noto Serif CJK SC,Noto Sans";
constexpr const char* sans_fonts = "Noto Sans,Noto Sans Arabic,Noto Sans CJK SC";

// Our own configuration, instead of the machine's and the user's.
constexpr std::string_view font_configuration =
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
    "<dir>/usr/share/fonts</dir><cachedir>/var/cache/fontconfig</cachedir></fontconfig>";

// Raised marks: their size and rise, of the size of the text.
constexpr double raised_size = 0.62;
constexpr double raised_rise = 0.36;

int units(double points) {
  return static_cast<int>(std::lround(points * PANGO_SCALE));
}

double points(int units) {
  return static_cast<double>(units) / PANGO_SCALE;
}

bool has_family(FcConfig* config, const char* family) {
  const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> pattern(FcPatternCreate(),
                                                                        &FcPatternDestroy);
  FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  const std::unique_ptr<FcObjectSet, decltype(&FcObjectSetDestroy)> objects(
      FcObjectSetBuild(FC_FAMILY, nullptr), &FcObjectSetDestroy);
  const std::unique_ptr<FcFontSet, decltype(&FcFontSetDestroy)> found(
      FcFontList(config, pattern.get(), objects.get()), &FcFontSetDestroy);
  return found && found->nfont > 0;
}

struct FreeConfiguration {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};

// Made once and kept: Pango gives its references back late, and sometimes not at all. What fails is
// tried again, so that a font can be installed meanwhile.
Result<FcConfig*> configured_fonts() {
  static std::mutex making;
  static std::unique_ptr<FcConfig, FreeConfiguration> kept;
  const std::lock_guard alone(making);
  if (kept) return kept.get();
  std::unique_ptr<FcConfig, FreeConfiguration> config(FcConfigCreate());
  const auto* xml = reinterpret_cast<const FcChar8*>(font_configuration.data());
  if (!config || FcConfigParseAndLoadFromMemory(config.get(), xml, FcTrue) == FcFalse ||
      FcConfigBuildFonts(config.get()) == FcFalse) {
    return refuse("document.no_font", 503, "the fonts in /usr/share/fonts cannot be read");
  }
  for (const auto* family : {"Noto Serif", "Noto Sans", "Noto Naskh Arabic"}) {
    if (has_family(config.get(), family)) continue;
    return refuse("document.no_font", 503,
                  std::string("the font ") + family +
                      " is missing; the administrator can install the package fonts-noto-core");
  }
  kept = std::move(config);
  return kept.get();
}

PangoAttribute* over(PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  return attribute;
}

PangoAlignment alignment(Align align, Direction direction) {
  const bool rtl = direction == Direction::rtl;
  switch (align) {
    case Align::start: return rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    case Align::center: return PANGO_ALIGN_CENTER;
    case Align::end: return rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
  }
  std::unreachable();
}

struct Marked {
  std::string text;
  std::unique_ptr<PangoAttrList, decltype(&pango_attr_list_unref)> attributes{
      pango_attr_list_new(), &pango_attr_list_unref};
};

Marked marked(const std::vector<Span>& spans, double size, Language language) {
  Marked out;
  // One glyph, one letter: text then needs no replacement when it is extracted. Letters that a
  // script must join (lam and alef) are joined all the same.
  pango_attr_list_insert(out.attributes.get(),
                         pango_attr_font_features_new("liga=0, clig=0, dlig=0"));
  // A hyphen that nobody wrote would change an identifier that is broken over two lines.
  pango_attr_list_insert(out.attributes.get(), pango_attr_insert_hyphens_new(FALSE));
  for (const auto& span : spans) {
    const auto from = out.text.size();
    out.text += span.text;
    const auto to = out.text.size();
    const auto add = [&](PangoAttribute* attribute) {
      pango_attr_list_insert(out.attributes.get(), over(attribute, from, to));
    };
    if (span.kind == RunKind::strong) add(pango_attr_weight_new(PANGO_WEIGHT_BOLD));
    if (span.kind == RunKind::emphasis) add(pango_attr_style_new(PANGO_STYLE_ITALIC));
    if (span.raised) {
      add(pango_attr_size_new(units(size * raised_size)));
      add(pango_attr_rise_new(units(size * raised_rise)));
    }
  }
  for (const auto& stretch : foreign_scripts(out.text, language)) {
    auto* attribute = pango_attr_language_new(pango_language_from_string(stretch.language));
    pango_attr_list_insert(out.attributes.get(), over(attribute, stretch.from, stretch.to));
  }
  return out;
}

// Pango leaves out the glyph of the space at which a line was broken, and words then run together
// when text is read from the structure: it is put back, without width.
void keep_spaces(PangoLayout* layout) {
  for (int i = 0; i < pango_layout_get_line_count(layout); ++i) {
    const auto* line = pango_layout_get_line(layout, i);
    for (const auto* run = line->runs; run != nullptr; run = run->next) {
      auto* item = static_cast<PangoGlyphItem*>(run->data);
      const auto* text = pango_layout_get_text(layout) + item->item->offset;
      for (int g = 0; g < item->glyphs->num_glyphs; ++g) {
        auto& glyph = item->glyphs->glyphs[g];
        if (glyph.glyph != PANGO_GLYPH_EMPTY || text[item->glyphs->log_clusters[g]] != ' ')
          continue;
        hb_codepoint_t space = 0;
        auto* font = pango_font_get_hb_font(item->item->analysis.font);
        if (hb_font_get_nominal_glyph(font, ' ', &space) != 0) glyph.glyph = space;
        glyph.geometry.width = 0;
      }
    }
  }
}

void measure(Text& text) {
  const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> iter(
      pango_layout_get_iter(text.layout.get()), &pango_layout_iter_free);
  do {
    PangoRectangle logical{};
    pango_layout_iter_get_line_extents(iter.get(), nullptr, &logical);
    text.lines.push_back({.top = points(logical.y),
                          .height = points(logical.height),
                          .baseline = points(pango_layout_iter_get_baseline(iter.get())),
                          .start = points(logical.x)});
    text.width = std::max(text.width, points(logical.width));
    text.height = std::max(text.height, points(logical.y + logical.height));
  } while (pango_layout_iter_next_line(iter.get()) != 0);
}

}  // namespace

void FreeObject::operator()(void* object) const {
  g_object_unref(object);
}

Result<Typesetter> Typesetter::create() {
  auto* config = ACTA_TRY(configured_fonts());
  Typesetter out;
  out.fonts_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  if (!out.fonts_) return refuse("document.no_font", 503, "Pango was built without FreeType");
  // Subclasses of GObject, which the compiler takes for unrelated structs.
  // NOLINTBEGIN(bugprone-casting-through-void)
  pango_fc_font_map_set_config(static_cast<PangoFcFontMap*>(static_cast<void*>(out.fonts_.get())),
                               config);
  pango_cairo_font_map_set_resolution(
      static_cast<PangoCairoFontMap*>(static_cast<void*>(out.fonts_.get())), 72);
  // NOLINTEND(bugprone-casting-through-void)
  return out;
}

PangoContext* Typesetter::context_for(Writing writing) {
  auto& context = contexts_[{writing.language, writing.direction}];
  if (context) return context.get();
  context.reset(pango_font_map_create_context(fonts_.get()));
  const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(
      cairo_font_options_create(), &cairo_font_options_destroy);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options.get());
  // Rounded positions break Arabic words apart when text is extracted.
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_base_dir(context.get(), writing.direction == Direction::rtl
                                                ? PANGO_DIRECTION_RTL
                                                : PANGO_DIRECTION_LTR);
  const auto code = writing.language == Language::other
                        ? std::string("und")
                        : std::string(words_in(writing.language).code);
  pango_context_set_language(context.get(), pango_language_from_string(code.c_str()));
  return context.get();
}

Text Typesetter::set(std::string_view text, const Setting& setting) {
  return set(std::vector<Span>{{.text = std::string(text)}}, setting);
}

Text Typesetter::set(const std::vector<Span>& spans, const Setting& setting) {
  const auto& writing = setting.writing;
  Text out{
      .layout = std::unique_ptr<PangoLayout, FreeObject>(pango_layout_new(context_for(writing))),
      .lines = {}};
  auto* layout = out.layout.get();
  const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(
      pango_font_description_new(), &pango_font_description_free);
  const auto* families = setting.face.family == Family::serif ? serif_fonts : sans_fonts;
  pango_font_description_set_family(font.get(), families);
  pango_font_description_set_size(font.get(), units(setting.face.points));
  pango_font_description_set_weight(font.get(),
                                    setting.face.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font.get());
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout, alignment(setting.align, writing.direction));
  if (setting.width) pango_layout_set_width(layout, units(*setting.width));
  if (setting.ellipsize) pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  const auto content = marked(spans, setting.face.points, writing.language);
  pango_layout_set_text(layout, content.text.data(), static_cast<int>(content.text.size()));
  pango_layout_set_attributes(layout, content.attributes.get());
  keep_spaces(layout);
  measure(out);
  if (pango_layout_get_unknown_glyphs_count(layout) > 0) note_missing(layout);
  return out;
}

Text Typesetter::set_balanced(std::string_view text, Setting setting) {
  const double whole = setting.width.value_or(0);
  const auto count = set(text, setting).lines.size();
  double low = whole / static_cast<double>(count);
  double high = whole;
  while (count > 1 && high - low > 4) {
    setting.width = (low + high) / 2;
    (set(text, setting).lines.size() > count ? low : high) = *setting.width;
  }
  setting.width = high;
  auto out = set(text, setting);
  // Lines written from right to left still begin at the right edge of the whole width.
  const bool rtl = setting.writing.direction == Direction::rtl;
  for (auto& line : out.lines) line.start += rtl ? whole - high : 0;
  return out;
}

void Typesetter::note_missing(PangoLayout* layout) {
  if (missing_) return;
  const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> iter(
      pango_layout_get_iter(layout), &pango_layout_iter_free);
  do {
    const auto* run = pango_layout_iter_get_run_readonly(iter.get());
    for (int i = 0; run != nullptr && i < run->glyphs->num_glyphs; ++i) {
      const auto glyph = run->glyphs->glyphs[i].glyph;
      if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0 || glyph == PANGO_GLYPH_EMPTY) continue;
      missing_ = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
      return;
    }
  } while (pango_layout_iter_next_run(iter.get()) != 0);
}

}  // namespace acta::documents
