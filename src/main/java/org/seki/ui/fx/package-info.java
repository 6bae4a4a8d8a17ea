/** The event pump and small controls. May use: search. */
@NullMarked
package org.seki.ui.fx;

import org.jspecify.annotations.NullMarked;
