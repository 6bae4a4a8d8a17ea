package org.seki.llm;

import java.net.ProxySelector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The one HTTP client: follows no redirect, so that a key never goes where nobody sent it. */
public final class Http {
    private final OkHttpClient client;

    private Http(OkHttpClient client) {
        this.client = client;
    }

    /** The ways out of here, for what else is fetched. */
    public ProxySelector proxies() {
        return client.proxySelector();
    }

    OkHttpClient client() {
        return client;
    }

    /**
     * @param environment value of a variable, or null: proxies stand there
     */
    public static Http create(UnaryOperator<@Nullable String> environment) {
        EnvironmentProxies proxies =
                new EnvironmentProxies(environment, ProxySelector.getDefault());
        return new Http(
                new OkHttpClient.Builder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ofMinutes(1))
                        .connectionPool(new ConnectionPool(4, 1, TimeUnit.MINUTES))
                        .proxySelector(proxies)
                        .proxyAuthenticator(proxies)
                        .build());
    }
}
