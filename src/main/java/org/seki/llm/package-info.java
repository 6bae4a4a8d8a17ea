/**
 * Chat clients over OkHttp, streaming, retry, usage, prices and caps, secrets; knows nothing of
 * architectures. May use: no other package of ours.
 */
@NullMarked
package org.seki.llm;

import org.jspecify.annotations.NullMarked;
