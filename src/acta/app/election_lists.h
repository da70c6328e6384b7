// Lists of elections that others keep, as lists to import.
#pragma once

#include <string>
#include <string_view>

#include "acta/app/list_import.h"
#include "acta/cycles/election_import.h"
#include "acta/places/places.h"

namespace acta::app {

[[nodiscard]] cycles::CodesFor codes_for(const places::Places& places);
Result<ListFile> read_election_list(cycles::ListShape shape, std::string name,
                                    std::string_view text, const places::Places& places);

}  // namespace acta::app
