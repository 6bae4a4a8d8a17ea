/** What turns an architecture into scores, and how far a score is to be trusted. May use: space. */
@NullMarked
package org.seki.evaluation;

import org.jspecify.annotations.NullMarked;
