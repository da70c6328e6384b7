#include <span>

#include "acta/app/commands.h"

int main(int count, char** arguments) {
  return acta::app::run(
      std::span<const char* const>(arguments, static_cast<std::size_t>(count)).subspan(1));
}
