package org.seki.llm;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Asks the usual ports of this machine for chat servers, all at once, in less than a second. */
public final class Discovery {
    private static final Duration PATIENCE = Duration.ofMillis(700);

    /** Where programs listen unless told otherwise. */
    public static final List<Place> USUAL =
            List.of(
                    new Place("Ollama", 11434, "/api/tags"),
                    new Place("LM Studio", 1234, "/v1/models"),
                    new Place("vLLM", 8000, "/v1/models"),
                    new Place("llama.cpp", 8080, "/v1/models"));

    private final OkHttpClient http;
    private final List<Place> places;
    private final Duration patience;

    public Discovery(Http http, List<Place> places) {
        this(http, places, PATIENCE);
    }

    /**
     * @param patience with all of them together
     */
    Discovery(Http http, List<Place> places, Duration patience) {
        this.http = http.client();
        this.places = List.copyOf(places);
        this.patience = patience;
    }

    /**
     * @param path that lists the models
     */
    public record Place(String name, int port, String path) {}

    /** Those that answer with at least one model, in the order of the places. Blocks its caller. */
    public List<LocalServer> look() {
        long end = System.nanoTime() + patience.toNanos();
        ModelList list = new ModelList(http, patience);
        List<FutureTask<List<String>>> asked = new ArrayList<>();
        for (Place place : places) {
            Request request =
                    new Request.Builder()
                            .url("http://127.0.0.1:" + place.port() + place.path())
                            .build();
            FutureTask<List<String>> task = new FutureTask<>(() -> list.read(request));
            Thread.ofVirtual().name("discovery").start(task);
            asked.add(task);
        }
        List<LocalServer> found = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            List<String> models = within(asked.get(i), end - System.nanoTime());
            if (!models.isEmpty()) {
                Place place = places.get(i);
                found.add(
                        new LocalServer(
                                place.name(),
                                URI.create("http://127.0.0.1:" + place.port() + "/v1"),
                                models));
            }
        }
        return found;
    }

    private static List<String> within(FutureTask<List<String>> task, long nanos) {
        try {
            return task.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking for models failed", e.getCause());
        }
    }
}
