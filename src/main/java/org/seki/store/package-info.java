/**
 * The SQLite workspace: runs, events, prompt versions; resume by replay. May use: search and what
 * search may use; device, which keeps files that one process has to itself. (The design's table did
 * not list it: a lock is as easily given away here as in a training's folder.)
 */
@NullMarked
package org.seki.store;

import org.jspecify.annotations.NullMarked;
