/**
 * From an architecture to DJL blocks: the operations table, cells, the stand-alone network, the
 * supernet. May use: space, device.
 *
 * <p>A network is a {@link org.seki.network.Skeleton} whose cells hold layers for some candidate
 * edges: those of one architecture ({@link org.seki.network.StandAlone}) or all of a space's
 * ({@link org.seki.network.Supernet}). A forward pass follows one architecture through it.
 *
 * <p>Layers are DJL blocks, but read their own arrays instead of asking a {@code ParameterStore}: a
 * process has one device.
 */
@NullMarked
package org.seki.network;

import org.jspecify.annotations.NullMarked;
