/** The evaluated architectures, ranked; pinning and banning them. May use: domain, ui.fx. */
@NullMarked
package org.seki.ui.repository;

import org.jspecify.annotations.NullMarked;
