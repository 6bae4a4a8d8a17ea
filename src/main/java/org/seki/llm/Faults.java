package org.seki.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.seki.llm.Failure.Kind;

/** What an answer or an exception means, in sentences for people about one endpoint. */
final class Faults {
    private static final int QUOTED = 300;

    private final Endpoint endpoint;
    private final Optional<Secret> key;
    private final Clock clock;

    Faults(Endpoint endpoint, Optional<Secret> key, Clock clock) {
        this.endpoint = endpoint;
        this.key = key;
        this.clock = clock;
    }

    /**
     * @param location of a redirect
     * @param body the beginning of what the server said
     */
    Failure status(int code, Optional<String> retryAfter, Optional<String> location, String body) {
        String said = said(body);
        Failure failure =
                switch (code) {
                    case 300, 301, 302, 303, 307, 308 -> redirect(code, location);
                    case 401 -> unauthorized(said);
                    case 402 ->
                            of(
                                    Kind.QUOTA,
                                    "%s wants to be paid first (402)%s",
                                    said,
                                    "Add credit to the account.");
                    case 403 ->
                            of(
                                    Kind.FORBIDDEN,
                                    "%s does not let this key use %s (403)%%s"
                                            .formatted("%s", shown(endpoint.model())),
                                    said,
                                    "Use another model or key.");
                    case 404 -> notFound(said);
                    case 407 -> proxy();
                    case 408 ->
                            of(Kind.SERVER, "%s gave up waiting for the request (408)%s", said, "");
                    case 413 ->
                            of(
                                    Kind.TOO_LARGE,
                                    "The prompt is too large for %s (413)%s",
                                    said,
                                    "Show fewer past steps or fewer entries.");
                    case 429 -> tooMany(said, body);
                    default -> code >= 500 ? server(code, said) : refused(code, said, body);
                };
        return new Failure(failure.kind(), failure.sentence(), retryAfter.flatMap(this::pause));
    }

    private Failure redirect(int code, Optional<String> location) {
        return Failure.of(
                Kind.ADDRESS,
                "%s sends its callers elsewhere (%d)%s. Nothing was sent there; use that address if you trust it."
                        .formatted(
                                endpoint.host(),
                                code,
                                location.map(l -> ", to " + shown(clean(l))).orElse("")));
    }

    private Failure unauthorized(String said) {
        return key.isEmpty()
                ? of(
                        Kind.KEY,
                        "%s wants a key (401)%s",
                        said,
                        "Name the environment variable that holds it.")
                : of(
                        Kind.KEY,
                        "%s refused the key (401)%s",
                        said,
                        "Check the key in " + place() + ".");
    }

    private String place() {
        return switch (endpoint.key()) {
            case KeySource.None n -> "the settings";
            case KeySource.Environment e -> "the environment variable " + e.name();
            case KeySource.Keyring k -> "the keyring, under " + k.account();
            case KeySource.Session s -> "this session";
        };
    }

    private Failure notFound(String said) {
        boolean model = said.toLowerCase(Locale.ROOT).contains("model");
        return model
                ? of(
                        Kind.MODEL,
                        "%s does not know the model %s (404)%%s"
                                .formatted("%s", shown(endpoint.model())),
                        said,
                        "Choose one that it offers.")
                : Failure.of(
                        Kind.ADDRESS,
                        "%s has no chat under %s (404). Check the address: for most servers it ends in /v1."
                                .formatted(endpoint.host(), endpoint.base()));
    }

    /** The model is none of those that the server offers. */
    Failure unknownModel(List<String> offered) {
        String near =
                offered.stream()
                        .limit(8)
                        .map(Faults::shown)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("none");
        return Failure.of(
                Kind.MODEL,
                "%s does not know the model %s. It offers %s%s."
                        .formatted(
                                endpoint.host(),
                                shown(endpoint.model()),
                                near,
                                offered.size() > 8
                                        ? " and " + (offered.size() - 8) + " more"
                                        : ""));
    }

    private Failure tooMany(String said, String body) {
        String lower = body.toLowerCase(Locale.ROOT);
        return lower.contains("insufficient_quota") || lower.contains("credit balance")
                ? of(
                        Kind.QUOTA,
                        "The account at %s has no credit left (429)%s",
                        said,
                        "Add credit, or use another endpoint.")
                : of(Kind.BUSY, "%s is asked too often (429)%s", said, "");
    }

    private Failure server(int code, String said) {
        return of(Kind.SERVER, "%s failed (" + code + ")%s", said, "");
    }

    private Failure refused(int code, String said, String body) {
        String lower = body.toLowerCase(Locale.ROOT);
        if (lower.contains("context_length")
                || lower.contains("context length")
                || lower.contains("too long")) {
            return of(
                    Kind.TOO_LARGE,
                    "The prompt is longer than "
                            + shown(endpoint.model())
                            + " at %s can read ("
                            + code
                            + ")%s",
                    said,
                    "Show fewer past steps or fewer entries.");
        }
        if (lower.contains("credit balance")) {
            return of(
                    Kind.QUOTA,
                    "The account at %s has no credit left (" + code + ")%s",
                    said,
                    "Add credit, or use another endpoint.");
        }
        return of(
                Kind.REQUEST,
                "%s did not accept the request (" + code + ")%s",
                said,
                "Check the model and the extra fields.");
    }

    /** A reply whose content is no chat. */
    Failure content(String type) {
        return Failure.of(
                Kind.ADDRESS,
                "%s answered with %s instead of a chat. Check the address: for most servers it ends in /v1."
                        .formatted(
                                endpoint.host(),
                                type.isEmpty() ? "no content type" : shown(clean(type))));
    }

    /** The server reported an error in the middle of its stream. */
    Failure inStream(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        Kind kind =
                lower.contains("overloaded") || lower.contains("rate limit")
                        ? Kind.BUSY
                        : Kind.SERVER;
        return of(kind, "%s broke off%s", clean(message), "");
    }

    Failure cutShort(int characters) {
        return Failure.of(
                Kind.CUT_SHORT,
                characters == 0
                        ? "%s closed the connection before it said anything."
                                .formatted(endpoint.host())
                        : "%s closed the connection in the middle of the reply, after %,d characters."
                                .formatted(endpoint.host(), characters));
    }

    Failure garbled() {
        return Failure.of(
                Kind.CUT_SHORT,
                "%s sent something that is not JSON in the middle of the reply."
                        .formatted(endpoint.host()));
    }

    Failure tooLong(long bytes) {
        return Failure.of(
                Kind.TOO_LONG,
                "The reply of %s is longer than %,d bytes; the rest was not read. Lower the longest reply."
                        .formatted(endpoint.host(), bytes));
    }

    Failure late(String what, Duration after) {
        return Failure.of(
                Kind.TIMEOUT, "%s %s within %s.".formatted(endpoint.host(), what, seconds(after)));
    }

    Failure io(IOException e, Transcript transcript) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            Optional<Failure> known = known(t);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return cutShort(transcript.length());
    }

    private Optional<Failure> known(@Nullable Throwable t) {
        return switch (t) {
            case UnknownHostException u ->
                    Optional.of(
                            Failure.of(
                                    Kind.UNREACHABLE,
                                    "No server is called %s. Check the address and the network."
                                            .formatted(endpoint.base().getHost())));
            case ConnectException c -> Optional.of(nobody());
            case NoRouteToHostException n -> Optional.of(nobody());
            case SocketTimeoutException s ->
                    Optional.of(late("did not answer", endpoint.timeouts().connect()));
            case SSLException s -> Optional.of(tls(s));
            case EventStream.TooLong l -> Optional.of(tooLong(OneCall.MOST_BYTES));
            case IOException i when String.valueOf(i.getMessage()).contains("proxy") ->
                    Optional.of(proxy());
            case null, default -> Optional.empty();
        };
    }

    private Failure nobody() {
        return Failure.of(
                Kind.UNREACHABLE,
                "Nobody answers at %s. Start the server, or check the address."
                        .formatted(endpoint.host()));
    }

    private Failure tls(SSLException e) {
        boolean untrusted =
                e instanceof SSLPeerUnverifiedException
                        || e.getCause() instanceof CertificateException
                        || e.getCause() instanceof CertPathValidatorException;
        return Failure.of(
                Kind.TLS,
                untrusted
                        ? "The certificate of %s cannot be trusted, so nothing was sent. Check the address, or add its authority to Java's trust store."
                                .formatted(endpoint.host())
                        : "%s does not speak https as we do, so nothing was sent. If it speaks http and you trust the network, write http:// instead."
                                .formatted(endpoint.host()));
    }

    private Failure proxy() {
        return Failure.of(
                Kind.PROXY,
                "The proxy on the way to %s did not let the call through. Check the proxy's address, name and password in HTTPS_PROXY, or add the host to NO_PROXY."
                        .formatted(endpoint.host()));
    }

    private Failure of(Kind kind, String sentence, String said, String next) {
        String because = said.isBlank() ? "." : ": “" + said.strip() + "”.";
        return Failure.of(
                kind, (sentence.formatted(endpoint.host(), because) + " " + next).strip());
    }

    /** The server's own words, short and without the key. */
    private String said(String body) {
        Optional<JsonNode> json = Json.read(body);
        String message =
                json.map(j ->
                                j.hasNonNull("error")
                                        ? j.get("error")
                                        : j.hasNonNull("detail") ? j.get("detail") : j)
                        .map(Wire::message)
                        .orElse(body.contains("<") ? "" : body);
        return clean(message);
    }

    private String clean(String text) {
        String scrubbed = key.map(k -> k.scrub(text)).orElse(text);
        String line = scrubbed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > QUOTED
                ? line.substring(0, QUOTED) + "…"
                : line.replaceAll("[.]$", "");
    }

    private static String shown(String text) {
        return "“" + (text.length() > 120 ? text.substring(0, 120) + "…" : text) + "”";
    }

    static String seconds(Duration duration) {
        return duration.toMillis() < 1000
                ? duration.toMillis() + " ms"
                : duration.toSeconds() < 120
                        ? duration.toSeconds() + " s"
                        : duration.toMinutes() + " min";
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
