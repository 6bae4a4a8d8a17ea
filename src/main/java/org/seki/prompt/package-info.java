/** Prompt templates and their versions, strict rendering, reply parsing. May use: space. */
@NullMarked
package org.seki.prompt;

import org.jspecify.annotations.NullMarked;
