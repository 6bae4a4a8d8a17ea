package org.seki.llm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Proxies from {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, as other programs of
 * this trade read them; else the system's. This machine is never asked through a proxy.
 */
final class EnvironmentProxies extends ProxySelector implements Authenticator {
    private final UnaryOperator<@Nullable String> environment;
    private final Optional<ProxySelector> system;

    EnvironmentProxies(
            UnaryOperator<@Nullable String> environment, @Nullable ProxySelector system) {
        this.environment = environment;
        this.system = Optional.ofNullable(system);
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = String.valueOf(uri.getHost());
        if (host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || excluded(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        return named(uri.getScheme())
                .map(p ->
                        List.of(
                                new Proxy(
                                        Proxy.Type.HTTP,
                                        InetSocketAddress.createUnresolved(
                                                p.getHost(),
                                                p.getPort() < 0 ? 8080 : p.getPort()))))
                .or(() -> system.map(s -> s.select(uri)))
                .orElse(List.of(Proxy.NO_PROXY));
    }

    private Optional<URI> named(String scheme) {
        String name = scheme.equals("https") ? "https_proxy" : "http_proxy";
        return variable(name)
                .or(() -> variable("all_proxy"))
                .map(v -> URI.create(v.contains("://") ? v : "http://" + v))
                .filter(p -> p.getHost() != null);
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment)
                .filter(v -> v != null && !v.isBlank())
                .findFirst();
    }

    private boolean excluded(String host) {
        return variable("no_proxy").stream()
                .flatMap(v -> Stream.of(v.split("[,\\s]+")))
                .map(s -> s.startsWith(".") ? s.substring(1) : s)
                .anyMatch(s ->
                        s.equals("*")
                                || host.equals(s)
                                || (!s.isEmpty() && host.endsWith("." + s)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // the call itself fails and says so
    }

    /** Gives a proxy the name and password of its variable, once. */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Optional<String> user =
                named(response.request().url().scheme())
                        .map(URI::getRawUserInfo)
                        .filter(u -> u != null);
        if (user.isEmpty() || response.request().header("Proxy-Authorization") != null) {
            return null;
        }
        String[] parts = user.get().split(":", 2);
        return response.request()
                .newBuilder()
                .header(
                        "Proxy-Authorization",
                        Credentials.basic(
                                decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : ""))
                .build();
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
