// A QR code as a PNG picture.
#include "acta/documents/qr_image.h"

#include <cairo.h>

#include <memory>

namespace acta::documents {
namespace {

constexpr int pixels = 8;
constexpr int quiet = 4;

}  // namespace

Result<std::string> qr_png(const QrCode& code) {
  const int side = (code.side + 2 * quiet) * pixels;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side), &cairo_surface_destroy);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> pen(cairo_create(surface.get()),
                                                               &cairo_destroy);
  cairo_set_antialias(pen.get(), CAIRO_ANTIALIAS_NONE);
  cairo_set_source_rgb(pen.get(), 1, 1, 1);
  cairo_paint(pen.get());
  cairo_set_source_rgb(pen.get(), 0, 0, 0);
  for (int y = 0; y < code.side; ++y) {
    for (int x = 0; x < code.side; ++x) {
      if (!code.at(x, y)) continue;
      cairo_rectangle(pen.get(), (x + quiet) * pixels, (y + quiet) * pixels, pixels, pixels);
    }
  }
  cairo_fill(pen.get());
  std::string out;
  const auto append = [](void* to, const unsigned char* bytes, unsigned int size) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
  };
  const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &out);
  if (status != CAIRO_STATUS_SUCCESS) {
    return refuse("document.picture", 500, cairo_status_to_string(status));
  }
  return out;
}

}  // namespace acta::documents
