// What an act says is not asked without saying who looks at it.
// Error: invalid initialization .*Viewer
// Error: too few arguments .*act_line
#include "acta/routing/act_line.h"

acta::Result<acta::routing::ActLine> line(acta::routing::Context& context,
                                          const acta::Viewer& viewer,
                                          const acta::RecordedAct& act) {
#ifdef ACTA_WRONG
  (void)viewer;
  return acta::routing::act_line(context, act);
#else
  return acta::routing::act_line(context, viewer, act);
#endif
}
