// Who judges a proof has a checkpoint whose signature was judged: nothing else makes one.
// Error: VerifiedCheckpoint\(.*is private
// Error: calling a private constructor .*VerifiedCheckpoint
#include "acta/record/checkpoint.h"

using acta::record::VerifiedCheckpoint;

acta::Result<VerifiedCheckpoint> trust(std::string_view note,
                                       std::span<const acta::record::VerifierKey> keys) {
#ifdef ACTA_WRONG
  (void)note, (void)keys;
  return VerifiedCheckpoint(acta::record::Checkpoint{}, acta::record::Note{});
#else
  return VerifiedCheckpoint::open(note, "acta.example/log/1", keys);
#endif
}
