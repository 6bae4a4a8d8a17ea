/** picocli commands, thin. May use: all but ui. */
@NullMarked
package org.seki.cli;

import org.jspecify.annotations.NullMarked;
