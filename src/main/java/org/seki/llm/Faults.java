package org.seki.llm;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.seki.llm.Failure.Kind;

/** What an answer or an exception means, in sentences for people about one endpoint. */
final class Faults {
    private final Endpoint endpoint;
    private final Spoken server;
    private final StatusFaults statuses;

    Faults(Endpoint endpoint, Optional<Secret> key, Clock clock) {
        this.endpoint = endpoint;
        this.server = new Spoken(endpoint, key);
        this.statuses = new StatusFaults(server, clock);
    }

    /** Of an answer that is no reply. */
    StatusFaults statuses() {
        return statuses;
    }

    /** The model is none of those that the server offers. */
    Failure unknownModel(List<String> offered) {
        String near =
                offered.stream()
                        .limit(8)
                        .map(Spoken::shown)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("none");
        return Failure.of(
                Kind.MODEL,
                "%s does not know the model %s. It offers %s%s."
                        .formatted(
                                server.host(),
                                server.model(),
                                near,
                                offered.size() > 8
                                        ? " and " + (offered.size() - 8) + " more"
                                        : ""));
    }

    /** A reply whose content is no chat. */
    Failure content(String type) {
        return Failure.of(
                Kind.ADDRESS,
                "%s answered with %s instead of a chat. Check the address: for most servers it ends in /v1."
                        .formatted(
                                server.host(),
                                type.isEmpty() ? "no content type" : server.quoted(type)));
    }

    /** The server reported an error in the middle of its stream. */
    Failure inStream(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        Kind kind =
                lower.contains("overloaded") || lower.contains("rate limit")
                        ? Kind.BUSY
                        : Kind.SERVER;
        return server.failure(kind, "broke off", server.clean(message), "");
    }

    Failure cutShort(int characters) {
        return Failure.of(
                Kind.CUT_SHORT,
                characters == 0
                        ? "%s closed the connection before it said anything."
                                .formatted(server.host())
                        : "%s closed the connection in the middle of the reply, after %,d characters."
                                .formatted(server.host(), characters));
    }

    Failure garbled() {
        return Failure.of(
                Kind.CUT_SHORT,
                "%s sent something that is not JSON in the middle of the reply."
                        .formatted(server.host()));
    }

    Failure tooLong(long bytes) {
        return Failure.of(
                Kind.TOO_LONG,
                "The reply of %s is longer than %,d bytes; the rest was not read. Lower the longest reply."
                        .formatted(server.host(), bytes));
    }

    Failure late(String what, Duration after) {
        return Failure.of(
                Kind.TIMEOUT, "%s %s within %s.".formatted(server.host(), what, seconds(after)));
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
                    Optional.of(server.proxy());
            case null, default -> Optional.empty();
        };
    }

    private Failure nobody() {
        return Failure.of(
                Kind.UNREACHABLE,
                "Nobody answers at %s. Start the server, or check the address."
                        .formatted(server.host()));
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
                                .formatted(server.host())
                        : "%s does not speak https as we do, so nothing was sent. If it speaks http and you trust the network, write http:// instead."
                                .formatted(server.host()));
    }

    static String seconds(Duration duration) {
        return duration.toMillis() < 1000
                ? duration.toMillis() + " ms"
                : duration.toSeconds() < 120
                        ? duration.toSeconds() + " s"
                        : duration.toMinutes() + " min";
    }
}
