package org.seki.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.seki.llm.Failure.Kind;

/** How sentences for people speak of one endpoint's server, and quote it without the key. */
record Spoken(Endpoint endpoint, Optional<Secret> key) {
    private static final int QUOTED = 300;
    private static final int SHOWN = 120;

    String host() {
        return endpoint.host();
    }

    String model() {
        return shown(endpoint.model());
    }

    /**
     * @param did what the server did: {@code failed (500)}
     * @param said its own words, or blank
     * @param next what to do, or empty
     */
    Failure failure(Kind kind, String did, String said, String next) {
        return about(kind, host() + " " + did, said, next);
    }

    /**
     * @param sentence without its full stop
     */
    Failure about(Kind kind, String sentence, String said, String next) {
        String because = said.isBlank() ? "." : ": “" + said.strip() + "”.";
        return Failure.of(kind, (sentence + because + " " + next).strip());
    }

    Failure proxy() {
        return Failure.of(
                Kind.PROXY,
                "The proxy on the way to %s did not let the call through. Check the proxy's address, name and password in HTTPS_PROXY, or add the host to NO_PROXY."
                        .formatted(host()));
    }

    /** The server's own words, short and without the key. */
    String said(String body) {
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

    String clean(String text) {
        String scrubbed = key.map(k -> k.scrub(text)).orElse(text);
        String line = scrubbed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > QUOTED
                ? line.substring(0, QUOTED) + "…"
                : line.replaceAll("[.]$", "");
    }

    /** Something else that it sent, in quotation marks. */
    String quoted(String text) {
        return shown(clean(text));
    }

    static String shown(String text) {
        return "“" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "”";
    }
}
