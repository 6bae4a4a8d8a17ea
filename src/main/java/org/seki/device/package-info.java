/**
 * CPU and GPU detection, the one permanent engine thread, native library choice, malloc. May use:
 * no other package of ours. (The design's table did not list it for network, training and
 * evaluators: they are handed the engine thread, which lives here.)
 */
@NullMarked
package org.seki.device;

import org.jspecify.annotations.NullMarked;
