package org.seki.llm;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.seki.llm.Failure.Kind;
import org.seki.llm.OneCall.Result;

/**
 * Asks models. A call that fails for the moment is sent again after a pause; one that could exceed
 * a cap is not sent. Thread-safe; {@link #ask} blocks its caller, but returns within 200 ms when
 * cancelled.
 */
public final class Chat implements Asks {
    /** Fields that a server may not know; it is asked again without the one that it names. */
    private static final List<String> OPTIONAL =
            List.of(
                    "stream_options",
                    "max_tokens",
                    "temperature",
                    "top_p",
                    "seed",
                    "response_format");

    private final OkHttpClient http;
    private final Keys keys;
    private final PriceTable prices;
    private final Retries retries;
    private final RandomGenerator jitter;
    private final Clock clock;
    private final Map<String, Set<String>> refusedFields = new ConcurrentHashMap<>();

    /**
     * @param http the process's one
     * @param jitter spreads the pauses between retries; decides nothing of a search
     */
    public Chat(
            Http http,
            Keys keys,
            PriceTable prices,
            Retries retries,
            RandomGenerator jitter,
            Clock clock) {
        this.http = http.client();
        this.keys = keys;
        this.prices = prices;
        this.retries = retries;
        this.jitter = jitter;
        this.clock = clock;
    }

    /** What calls to this endpoint cost, if it is known; a model on this machine costs nothing. */
    public Optional<Price> price(Endpoint endpoint) {
        return prices.of(endpoint.model())
                .or(() -> endpoint.local() ? Optional.of(Price.FREE) : Optional.empty());
    }

    @Override
    public Outcome ask(
            Endpoint endpoint, ChatRequest request, Limits limits, ChatListener listener) {
        return switch (keys.find(endpoint.key())) {
            case Keys.Found.Key(Secret secret) ->
                    new Asking(endpoint, Optional.of(secret), request, limits, listener).ask();
            case Keys.Found.NotNeeded none ->
                    new Asking(endpoint, Optional.empty(), request, limits, listener).ask();
            case Keys.Found.Missing(String sentence) ->
                    new Outcome.Failed(Failure.of(Kind.KEY, sentence), Spent.NOTHING, List.of());
        };
    }

    /** One question and its calls. */
    private final class Asking {
        private final Endpoint endpoint;
        private final Optional<Secret> key;
        private final ChatRequest request;
        private final Limits limits;
        private final ChatListener listener;
        private final Wire wire;
        private final Optional<Price> price;
        private final OneCall call;
        private final List<Failure> faults = new ArrayList<>();
        private final Set<String> without;
        private final long start = System.nanoTime();
        private Spent spent = Spent.NOTHING;

        Asking(
                Endpoint endpoint,
                Optional<Secret> key,
                ChatRequest request,
                Limits limits,
                ChatListener listener) {
            this.endpoint = endpoint;
            this.key = key;
            this.request = request;
            this.limits = limits;
            this.listener = listener;
            this.wire = Wire.of(endpoint.protocol());
            this.price = price(endpoint);
            this.without =
                    refusedFields.computeIfAbsent(fieldsKey(), k -> ConcurrentHashMap.newKeySet());
            this.call =
                    new OneCall(
                            http.newBuilder().connectTimeout(endpoint.timeouts().connect()).build(),
                            wire,
                            endpoint.timeouts(),
                            new Faults(endpoint, key, clock));
        }

        private String fieldsKey() {
            return endpoint.base() + " " + endpoint.model();
        }

        Outcome ask() {
            for (int attempt = 1; ; attempt++) {
                Optional<String> cap =
                        limits.minus(spent).forbids(request, endpoint.model(), price);
                if (cap.isPresent()) {
                    return failed(Failure.of(Kind.CAP, cap.get()));
                }
                Transcript transcript = new Transcript();
                switch (send(transcript)) {
                    case Result.Whole whole -> {
                        return answered(transcript);
                    }
                    case Result.Cancelled cancelled -> {
                        return new Outcome.Cancelled(total(), faults);
                    }
                    case Result.Broken broken -> {
                        if (withoutField(broken)) {
                            continue;
                        }
                        Failure failure = known(broken);
                        Optional<Duration> pause = retries.pause(failure, attempt, jitter);
                        if (pause.isEmpty()) {
                            return failed(attempt == 1 ? failure : afterAll(failure, attempt));
                        }
                        faults.add(failure);
                        if (!sleep(pause.get())) {
                            return new Outcome.Cancelled(total(), faults);
                        }
                    }
                }
            }
        }

        private Result send(Transcript transcript) {
            Request http = wire.request(endpoint, key, request, without);
            Result result = call.send(http, transcript, listener);
            spent = spent.plus(cost(result, transcript));
            return result;
        }

        /** A call that the server refused, or never heard, used no tokens. */
        private Spent cost(Result result, Transcript transcript) {
            boolean heard =
                    !(result instanceof Result.Broken broken)
                            || broken.code() == 200
                            || transcript.length() > 0
                            || broken.failure().kind() == Kind.TIMEOUT
                            || broken.failure().kind() == Kind.CUT_SHORT
                            || broken.failure().kind() == Kind.TOO_LONG;
            return heard ? transcript.spent(request, price, 0) : new Spent(0, 0, 0, 0, 1);
        }

        private Spent total() {
            return spent.plus(new Spent(0, 0, 0, (System.nanoTime() - start) * 1e-9, 0));
        }

        private Outcome answered(Transcript transcript) {
            listener.text(transcript.soFar());
            Thinking thinking = transcript.thinking();
            return new Outcome.Answered(
                    scrubbed(thinking.reasoning()),
                    scrubbed(thinking.answer()),
                    !transcript.atLimit(),
                    total(),
                    faults);
        }

        private String scrubbed(String text) {
            return key.map(k -> k.scrub(text)).orElse(text);
        }

        private Outcome failed(Failure failure) {
            faults.add(failure);
            return new Outcome.Failed(failure, total(), faults);
        }

        private static Failure afterAll(Failure failure, int attempts) {
            return new Failure(
                    failure.kind(),
                    failure.sentence() + " It was asked " + attempts + " times.",
                    failure.retryAfter());
        }

        /**
         * Some servers refuse a field that others need. The same question without the field that
         * the server names is another request, not a retry; each field is left out at most once.
         */
        private boolean withoutField(Result.Broken broken) {
            if (broken.code() != 400 && broken.code() != 422) {
                return false;
            }
            Set<String> named = new HashSet<>(OPTIONAL);
            named.removeIf(f -> without.contains(f) || !broken.body().contains(f));
            if (named.isEmpty()) {
                return false;
            }
            faults.add(broken.failure());
            return without.addAll(named);
        }

        /** A 404 may mean the model or the address: the server's list of models tells. */
        private Failure known(Result.Broken broken) {
            if (broken.code() != 404) {
                return broken.failure();
            }
            List<String> offered = models(endpoint, key);
            return offered.isEmpty() || offered.contains(endpoint.model())
                    ? broken.failure()
                    : new Faults(endpoint, key, clock).unknownModel(offered);
        }

        /**
         * @return whether the pause was slept to its end
         */
        private boolean sleep(Duration pause) {
            long end = System.nanoTime() + pause.toNanos();
            try {
                while (System.nanoTime() < end) {
                    if (listener.cancelled()) {
                        return false;
                    }
                    Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, 20));
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /**
     * What the server says it offers; empty when it does not say. Blocks its caller for seconds.
     */
    public List<String> models(Endpoint endpoint) {
        return switch (keys.find(endpoint.key())) {
            case Keys.Found.Key(Secret secret) -> models(endpoint, Optional.of(secret));
            case Keys.Found.NotNeeded none -> models(endpoint, Optional.empty());
            case Keys.Found.Missing missing -> List.of();
        };
    }

    private List<String> models(Endpoint endpoint, Optional<Secret> key) {
        return new ModelList(http).read(Wire.of(endpoint.protocol()).models(endpoint, key));
    }
}
