package org.seki;

import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.seki.device.Folders;
import org.seki.llm.Chat;
import org.seki.llm.Discovery;
import org.seki.llm.Http;
import org.seki.llm.Keys;
import org.seki.llm.PriceTable;
import org.seki.llm.Retries;
import org.seki.search.SearchRefused;
import org.seki.strategist.ManualDesk;

/** What the process has to ask models, and persons, with. */
final class Models {
    private static final String PRICES = "prices.csv";

    private final Folders folders;
    private final Http http;
    private final Keys keys;
    private final ManualDesk desk = new ManualDesk();

    Models(Folders folders, UnaryOperator<@Nullable String> environment) {
        this.folders = folders;
        this.http = Http.create(environment);
        this.keys = new Keys(environment);
    }

    /**
     * With the prices as they are in the file now.
     *
     * @throws SearchRefused when the price table is not one
     */
    Chat chat() {
        return chat(Retries.USUAL);
    }

    /** For a person who waits and wants to know at once: nothing is sent twice. */
    Chat trial() {
        return chat(Retries.NONE);
    }

    private Chat chat(Retries retries) {
        List<Path> files =
                List.of(folders.config().resolve(PRICES), folders.assets().resolve(PRICES));
        try {
            return new Chat(
                    http,
                    keys,
                    PriceTable.read(files),
                    retries,
                    RandomGenerator.getDefault(),
                    Clock.systemUTC());
        } catch (IllegalArgumentException wrong) {
            throw new SearchRefused(
                    "The price table cannot be read: " + wrong.getMessage(),
                    PRICES,
                    "Correct that line.");
        }
    }

    ProxySelector proxies() {
        return http.proxies();
    }

    Keys keys() {
        return keys;
    }

    Discovery discovery() {
        return new Discovery(http, Discovery.USUAL);
    }

    ManualDesk desk() {
        return desk;
    }
}
