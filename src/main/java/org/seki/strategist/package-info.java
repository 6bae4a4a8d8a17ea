/**
 * Who proposes the next architecture: statistical, random, LLM, a person, baselines. May use:
 * space, prompt, llm.
 */
@NullMarked
package org.seki.strategist;

import org.jspecify.annotations.NullMarked;
