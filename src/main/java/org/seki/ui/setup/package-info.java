/**
 * A new search: what is searched, who proposes, and the model that is asked. May use: domain,
 * ui.fx.
 */
@NullMarked
package org.seki.ui.setup;

import org.jspecify.annotations.NullMarked;
