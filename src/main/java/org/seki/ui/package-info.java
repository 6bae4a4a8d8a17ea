/** Main window, navigation, theme, dialogs. May use: all but cli. */
@NullMarked
package org.seki.ui;

import org.jspecify.annotations.NullMarked;
