/**
 * The Settings screen: what networks are trained on, and where things lie. May use: device, ui.fx.
 */
@NullMarked
package org.seki.ui.settings;

import org.jspecify.annotations.NullMarked;
