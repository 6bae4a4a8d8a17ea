/** Why the search did what it did: a cell an iteration. May use: domain, ui.fx. */
@NullMarked
package org.seki.ui.reasoning;

import org.jspecify.annotations.NullMarked;
