package org.seki.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.seki.llm.Failure.Kind;

/** What an answer means that is no reply: its status and the server's own words about it. */
record StatusFaults(Spoken server, Clock clock) {
    private static final String FEWER = "Show fewer past steps or fewer entries.";

    /**
     * @param location of a redirect
     * @param body the beginning of what the server said
     */
    Failure failure(int code, Optional<String> retryAfter, Optional<String> location, String body) {
        String said = server.said(body);
        Failure failure =
                switch (code) {
                    case 300, 301, 302, 303, 307, 308 -> redirect(code, location);
                    case 401 -> unauthorized(said);
                    case 402 ->
                            server.failure(
                                    Kind.QUOTA,
                                    "wants to be paid first (402)",
                                    said,
                                    "Add credit to the account.");
                    case 403 ->
                            server.failure(
                                    Kind.FORBIDDEN,
                                    "does not let this key use " + server.model() + " (403)",
                                    said,
                                    "Use another model or key.");
                    case 404 -> notFound(said);
                    case 407 -> server.proxy();
                    case 408 ->
                            server.failure(
                                    Kind.SERVER, "gave up waiting for the request (408)", said, "");
                    case 413 ->
                            server.about(
                                    Kind.TOO_LARGE,
                                    "The prompt is too large for %s (413)".formatted(server.host()),
                                    said,
                                    FEWER);
                    case 429 -> tooMany(said, body);
                    default -> code >= 500 ? failed(code, said) : refused(code, said, body);
                };
        return new Failure(failure.kind(), failure.sentence(), retryAfter.flatMap(this::pause));
    }

    private Failure redirect(int code, Optional<String> location) {
        return Failure.of(
                Kind.ADDRESS,
                "%s sends its callers elsewhere (%d)%s. Nothing was sent there; use that address if you trust it."
                        .formatted(
                                server.host(),
                                code,
                                location.map(l -> ", to " + server.quoted(l)).orElse("")));
    }

    private Failure unauthorized(String said) {
        return server.key().isEmpty()
                ? server.failure(
                        Kind.KEY,
                        "wants a key (401)",
                        said,
                        "Name the environment variable that holds it.")
                : server.failure(
                        Kind.KEY,
                        "refused the key (401)",
                        said,
                        "Check the key in " + place() + ".");
    }

    private String place() {
        return switch (server.endpoint().key()) {
            case KeySource.None n -> "the settings";
            case KeySource.Environment e -> "the environment variable " + e.name();
            case KeySource.Keyring k -> "the keyring, under " + k.account();
            case KeySource.Session s -> "this session";
        };
    }

    private Failure notFound(String said) {
        boolean model = said.toLowerCase(Locale.ROOT).contains("model");
        return model
                ? server.failure(
                        Kind.MODEL,
                        "does not know the model " + server.model() + " (404)",
                        said,
                        "Choose one that it offers.")
                : Failure.of(
                        Kind.ADDRESS,
                        "%s has no chat under %s (404). Check the address: for most servers it ends in /v1."
                                .formatted(server.host(), server.endpoint().base()));
    }

    private Failure tooMany(String said, String body) {
        String lower = body.toLowerCase(Locale.ROOT);
        return lower.contains("insufficient_quota") || lower.contains("credit balance")
                ? noCredit(429, said)
                : server.failure(Kind.BUSY, "is asked too often (429)", said, "");
    }

    private Failure noCredit(int code, String said) {
        return server.about(
                Kind.QUOTA,
                "The account at %s has no credit left (%d)".formatted(server.host(), code),
                said,
                "Add credit, or use another endpoint.");
    }

    private Failure failed(int code, String said) {
        return server.failure(Kind.SERVER, "failed (" + code + ")", said, "");
    }

    private Failure refused(int code, String said, String body) {
        String lower = body.toLowerCase(Locale.ROOT);
        if (lower.contains("context_length")
                || lower.contains("context length")
                || lower.contains("too long")) {
            return server.about(
                    Kind.TOO_LARGE,
                    "The prompt is longer than %s at %s can read (%d)"
                            .formatted(server.model(), server.host(), code),
                    said,
                    FEWER);
        }
        if (lower.contains("credit balance")) {
            return noCredit(code, said);
        }
        return server.failure(
                Kind.REQUEST,
                "did not accept the request (" + code + ")",
                said,
                "Check the model and the extra fields.");
    }

    /** Seconds, or a date. */
    private Optional<Duration> pause(String retryAfter) {
        String value = retryAfter.strip();
        if (Stream.of(value).allMatch(v -> v.matches("\\d{1,9}"))) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Duration until =
                    Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
