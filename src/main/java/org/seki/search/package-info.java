/**
 * The SEKI loop: repository, control gate, events, journal, health monitors. May use: space,
 * evaluation, strategist, prompt.
 */
@NullMarked
package org.seki.search;

import org.jspecify.annotations.NullMarked;
