/**
 * The prompts: read, edit, check, adopt; the running search takes them from its next iteration. May
 * use: domain, ui.fx.
 */
@NullMarked
package org.seki.ui.prompts;

import org.jspecify.annotations.NullMarked;
