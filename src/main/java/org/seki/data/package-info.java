/**
 * Data sets, splits, augmentation in plain Java arrays, background batches, download with checksum.
 * May use: device.
 */
@NullMarked
package org.seki.data;

import org.jspecify.annotations.NullMarked;
