/**
 * The SQLite workspace: runs, events, prompt versions; resume by replay. May use: search and what
 * search may use.
 */
@NullMarked
package org.seki.store;

import org.jspecify.annotations.NullMarked;
