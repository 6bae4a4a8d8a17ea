package org.seki.llm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A server, a model of it, and how to talk to it. Holds no key, only where it is kept.
 *
 * @param base up to and without {@code /chat/completions} or {@code /v1/messages}
 * @param extra JSON fields put into each request, over ours
 * @param structured whether to ask for replies by JSON schema
 */
public record Endpoint(
        Protocol protocol,
        URI base,
        String model,
        KeySource key,
        ObjectNode extra,
        boolean structured,
        Timeouts timeouts) {
    public Endpoint {
        if (model.isBlank()) {
            throw new IllegalArgumentException(
                    "No model is named. Choose one of those that " + host(base) + " offers.");
        }
    }

    /** Without extras. */
    public Endpoint(Protocol protocol, URI base, String model, KeySource key) {
        this(
                protocol,
                base,
                model,
                key,
                JsonNodeFactory.instance.objectNode(),
                false,
                Timeouts.USUAL);
    }

    /**
     * An address as people give it: with or without {@code /v1}, with the whole path, with a slash
     * too many.
     *
     * @throws IllegalArgumentException in a sentence, when it is no such address or holds a key
     */
    public static URI address(String text, Protocol protocol) {
        String trimmed = text.strip();
        URI uri;
        try {
            uri = new URI(trimmed.contains("://") ? trimmed : "http://" + trimmed);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "The address cannot be read at character %d. It looks like http://127.0.0.1:11434/v1."
                            .formatted(e.getIndex()),
                    e);
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "The address must begin with http:// or https:// and name a host, as in http://127.0.0.1:11434/v1.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "The address must not hold a user, a password or a key: what is in it is shown and kept. Name the key's place instead.");
        }
        String path = String.valueOf(uri.getRawPath()).replaceAll("/+$", "");
        path = path.replaceAll("/(chat/completions|completions|messages|models)$", "");
        if (protocol == Protocol.ANTHROPIC) {
            path = path.replaceAll("/v1$", "");
        } else if (path.isEmpty()) {
            path = "/v1";
        }
        return URI.create(scheme + "://" + uri.getRawAuthority() + path);
    }

    /** Anthropic's by its host's name; everything else speaks as OpenAI does. */
    public static Protocol protocolOf(String address) {
        return address.toLowerCase(Locale.ROOT).contains("anthropic")
                ? Protocol.ANTHROPIC
                : Protocol.OPENAI;
    }

    /** Whether the server is this machine: its tokens cost nothing and its key is none. */
    public boolean local() {
        return local(base);
    }

    /** Whether a server is this machine. */
    public static boolean local(URI server) {
        String host = server.getHost();
        return host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || host.equals("0.0.0.0");
    }

    /** As in sentences: {@code api.openai.com}, {@code 127.0.0.1:11434}. */
    public String host() {
        return host(base);
    }

    private static String host(URI base) {
        return String.valueOf(base.getRawAuthority());
    }
}
