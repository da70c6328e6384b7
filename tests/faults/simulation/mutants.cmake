# Witnesses, servers and mirrors that break one rule; simulation_test.cpp has to catch each.

set(dir ${CMAKE_SOURCE_DIR}/tests/faults)
file(GLOB sources CONFIGURE_DEPENDS ${dir}/simulation/*.cpp)
acta_faults(simulation SOURCES ${sources} ${dir}/simulation_test.cpp DEPS network)

function(simulation_mutant name)
  cmake_parse_arguments(arg "" "CATCHES;SAYS" "SOURCES" ${ARGN})
  acta_mutant(simulation_mutant_${name} OF simulation TEST Simulation.${arg_CATCHES}IsCaught
    SAYS "${arg_SAYS}" SOURCES ${arg_SOURCES})
endfunction()

set(witness src/acta/network/witness.cpp)
set(keep "  (void)ACTA_TRY(replace_file(path_of(claimed->origin), bytes_of(kept)))<semicolon>\n")

changed_source(source witness_forgets ${witness} "${keep}" "")
simulation_mutant(witness_forgets CATCHES AWitnessThatKeepsNothing SAYS "forgot" SOURCES ${source})

# What it answers is in its files when it answers, and not yet flushed.
changed_source(source witness_late ${witness}
  "${keep}"
  "  (void)make_folders(path_of(claimed->origin).substr(0, path_of(claimed->origin).rfind('/')))<semicolon>
  std::ofstream(path_of(claimed->origin), std::ios::binary) << kept<semicolon>\n"
  "#include <algorithm>\n" "#include <algorithm>\n#include <fstream>\n")
simulation_mutant(witness_late CATCHES AWitnessThatAnswersBeforeItHasFlushed
  SAYS "forgot|does not start" SOURCES ${source})

changed_source(source witness_size ${witness}
  "request.old_size != before.size" "request.old_size < before.size")
simulation_mutant(witness_size CATCHES AWitnessThatTakesAnyLargerOldSize
  SAYS "not its own size" SOURCES ${source})

changed_source(source witness_root ${witness}
  "before.size == after.size() && before.size > 0 && before.root != after.root()" "false"
  "  if (!record::verify_consistency(" "  if (before.size != after.size() && !record::verify_consistency(")
simulation_mutant(witness_root CATCHES AWitnessThatComparesNoRoots
  SAYS "cosigned two histories" SOURCES ${source})

changed_source(source witness_proof ${witness}
  "  if (!record::verify_consistency(" "  if (before.size == after.size() && !record::verify_consistency(")
simulation_mutant(witness_proof CATCHES AWitnessThatChecksNoProof
  SAYS "cosigned two histories" SOURCES ${source})

changed_source(source question src/acta/network/witness_question.cpp
  "  if (!cosigned) return wrong(\"answered a cosignature that is not valid\")<semicolon>
  if (cosigned->empty()) return wrong(\"answered without its own cosignature: another key?\")<semicolon>\n" "")
simulation_mutant(question CATCHES AServerThatBelievesAnyCosignature
  SAYS "which it did not" SOURCES ${source})

changed_source(source rounds src/acta/network/rounds.cpp
  "  const auto judged = parts_.policy.judge(note)<semicolon>"
  "  const auto judged = record::VerifiedCheckpoint::open(note, parts_.log.name, parts_.policy.logs())<semicolon>")
simulation_mutant(rounds CATCHES AServerThatCallsWitnessedWhatNoQuorumCosigned
  SAYS "reports as witnessed what" SOURCES ${source})

changed_source(source outside src/acta/network/outside.cpp
  "if (view.size > ours.size) {" "if (view.is_witness && view.size > ours.size) {"
  "if (view.note.empty()) continue<semicolon>" "if (view.note.empty() || view.size > ours.size) continue<semicolon>")
simulation_mutant(outside CATCHES AServerThatOpensWhereAMirrorKnowsMore
  SAYS "opened although others know another record" SOURCES ${source})

set(mirror src/acta/network/mirror.cpp)
changed_source(source mirror_root ${mirror} "if (writer.root() != to.root)" "if (false)")
simulation_mutant(mirror_root CATCHES AMirrorThatKeepsBeforeItVerifies
  SAYS "went to another history|serves what does not hold|serves a tree that nobody signed" SOURCES ${source})

changed_source(source mirror_back ${mirror}
  "if (opened->size() >= own.size && !forked)" "if (!forked)")
simulation_mutant(mirror_back CATCHES AMirrorThatFollowsALogBack
  SAYS "went back" SOURCES ${source})

changed_source(source mirror_flush ${mirror}
  "  (void)ACTA_TRY(flush_folder_of(place))<semicolon>\n" "")
simulation_mutant(mirror_flush CATCHES AMirrorWhoseCheckpointIsDurableBeforeItsTiles
  SAYS "kept what does not hold" SOURCES ${source})

changed_source(source mirror_stuck ${mirror} "!fetched && fetched.error().status == 422" "false")
simulation_mutant(mirror_stuck CATCHES AMirrorThatNeverLetsGoOfWhatIsFalse
  SAYS "entries in the end" SOURCES ${source})
