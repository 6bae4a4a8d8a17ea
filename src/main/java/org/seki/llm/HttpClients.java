package org.seki.llm;

import java.net.ProxySelector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The one HTTP client: follows no redirect, so that a key never goes where nobody sent it. */
public final class HttpClients {
    private HttpClients() {}

    /**
     * @param environment value of a variable, or null: proxies stand there
     */
    public static OkHttpClient create(UnaryOperator<@Nullable String> environment) {
        EnvironmentProxies proxies =
                new EnvironmentProxies(environment, ProxySelector.getDefault());
        return new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ofMinutes(1))
                .connectionPool(new ConnectionPool(4, 1, TimeUnit.MINUTES))
                .proxySelector(proxies)
                .proxyAuthenticator(proxies)
                .build();
    }
}
