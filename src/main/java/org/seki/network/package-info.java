/**
 * From an architecture to DJL blocks: the operations table, cells, the stand-alone network, the
 * supernet. May use: space, device.
 */
@NullMarked
package org.seki.network;

import org.jspecify.annotations.NullMarked;
