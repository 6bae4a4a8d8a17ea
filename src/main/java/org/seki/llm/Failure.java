package org.seki.llm;

import java.time.Duration;
import java.util.Optional;

/**
 * Why there is no reply.
 *
 * @param sentence what happened, where, and what to do, for people; never holds a key
 * @param retryAfter how long the server asked to be left alone
 */
public record Failure(Kind kind, String sentence, Optional<Duration> retryAfter) {
    /** What went wrong. */
    public enum Kind {
        /** Nobody listens there, or the name is unknown. */
        UNREACHABLE(true, true),
        /** Connecting, the first token, the next token or the end took too long. */
        TIMEOUT(true, false),
        /** The stream ended in the middle, or was not to be understood. */
        CUT_SHORT(true, false),
        /** 429. */
        BUSY(true, false),
        /** 408 and 5xx. */
        SERVER(true, false),
        /** 401, or no key where one is needed. */
        KEY(false, true),
        /** 403. */
        FORBIDDEN(false, true),
        /** The account has no credit left. */
        QUOTA(false, true),
        /** The server does not know the model. */
        MODEL(false, true),
        /** 404 for the address itself, a redirect, or something that is no chat server. */
        ADDRESS(false, true),
        /** 413, or the context is longer than the model's. */
        TOO_LARGE(false, false),
        /** Another 4xx. */
        REQUEST(false, true),
        /** The reply was longer than we read. */
        TOO_LONG(false, false),
        /** The certificate cannot be trusted. */
        TLS(false, true),
        /** The proxy refuses. */
        PROXY(false, true),
        /** The next call could exceed a cap: it was not sent. */
        CAP(false, true);

        private final boolean passing;
        private final boolean lasting;

        Kind(boolean passing, boolean lasting) {
            this.passing = passing;
            this.lasting = lasting;
        }

        /** Whether the same request may well succeed in a moment. */
        public boolean passing() {
            return passing;
        }

        /** Whether other requests will fail too until a person does something. */
        public boolean lasting() {
            return lasting;
        }
    }

    static Failure of(Kind kind, String sentence) {
        return new Failure(kind, sentence, Optional.empty());
    }
}
