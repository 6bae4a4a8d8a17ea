/**
 * The cell graph: one layout for all architectures of a space, drawn with the difference to
 * another, and the ways out of it (text, SVG, DOT, PNG). May use: space, export, ui.fx.
 */
@NullMarked
package org.seki.ui.graph;

import org.jspecify.annotations.NullMarked;
