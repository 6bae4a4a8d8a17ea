/**
 * The Run screen: toolbar, status bar, and the panels put together. May use: domain, ui.fx, panels.
 */
@NullMarked
package org.seki.ui.run;

import org.jspecify.annotations.NullMarked;
