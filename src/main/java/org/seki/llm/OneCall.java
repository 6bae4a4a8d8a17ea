package org.seki.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Okio;

/**
 * One request and its streamed reply. The stream is read by a virtual thread; the caller's waits,
 * passes the text on, and gives up at a deadline or when it is cancelled, within {@link #POLL}.
 */
final class OneCall {
    /** Of a reply; a longer one is cut. */
    static final long MOST_BYTES = 8L << 20;

    private static final long POLL = 20;
    private static final long QUOTED_BYTES = 16_384;

    private final OkHttpClient http;
    private final Wire wire;
    private final Timeouts timeouts;
    private final Faults faults;

    OneCall(OkHttpClient http, Wire wire, Timeouts timeouts, Faults faults) {
        this.http = http;
        this.wire = wire;
        this.timeouts = timeouts;
        this.faults = faults;
    }

    /** How a call ended. */
    sealed interface Result {
        record Whole() implements Result {}

        /**
         * @param code of the answer; 0 when there was none
         */
        record Broken(Failure failure, int code, String body) implements Result {}

        record Cancelled() implements Result {}
    }

    Result send(Request request, Transcript transcript, ChatListener listener) {
        Call call = http.newCall(request);
        FutureTask<Result> reading = new FutureTask<>(() -> read(call, transcript));
        Thread.ofVirtual().name("chat").start(reading);
        long start = System.nanoTime();
        int published = 0;
        while (true) {
            try {
                return reading.get(POLL, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (transcript.length() != published) {
                    published = transcript.length();
                    listener.text(transcript.soFar());
                }
                Optional<Failure> late = late(start, transcript);
                if (listener.cancelled() || late.isPresent()) {
                    call.cancel();
                    return late.<Result>map(f -> new Result.Broken(f, 0, ""))
                            .orElseGet(Result.Cancelled::new);
                }
            } catch (InterruptedException e) {
                call.cancel();
                Thread.currentThread().interrupt();
                return new Result.Cancelled();
            } catch (ExecutionException e) {
                throw new IllegalStateException("reading a reply failed", e.getCause());
            }
        }
    }

    private Optional<Failure> late(long start, Transcript transcript) {
        long now = System.nanoTime();
        long progress = transcript.progress();
        if (past(start, now, timeouts.total())) {
            return Optional.of(faults.late("did not end its reply", timeouts.total()));
        }
        if (progress == 0 && past(start, now, timeouts.firstToken())) {
            return Optional.of(faults.late("did not begin its reply", timeouts.firstToken()));
        }
        if (progress != 0 && past(progress, now, timeouts.idle())) {
            return Optional.of(faults.late("did not go on with its reply", timeouts.idle()));
        }
        return Optional.empty();
    }

    private static boolean past(long since, long now, Duration limit) {
        return now - since > limit.toNanos();
    }

    private Result read(Call call, Transcript transcript) {
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                return refused(response);
            }
            String type = String.valueOf(response.header("Content-Type", ""));
            String kind = type.toLowerCase(Locale.ROOT);
            if (kind.startsWith("text/event-stream")) {
                return stream(response, transcript);
            }
            if (kind.startsWith("application/json")) {
                return whole(response, transcript);
            }
            return new Result.Broken(faults.content(type), response.code(), "");
        } catch (IOException e) {
            return transcript.whole()
                    ? new Result.Whole()
                    : new Result.Broken(faults.io(e, transcript), 0, "");
        }
    }

    private Result refused(Response response) throws IOException {
        String body;
        try (var source = response.peekBody(QUOTED_BYTES)) {
            body = source.string();
        }
        return new Result.Broken(
                faults.statuses()
                        .failure(
                                response.code(),
                                Optional.ofNullable(response.header("Retry-After")),
                                Optional.ofNullable(response.header("Location")),
                                body),
                response.code(),
                body);
    }

    private Result stream(Response response, Transcript transcript) throws IOException {
        boolean[] garbled = {false};
        new EventStream(response.body().source(), MOST_BYTES)
                .read(data -> {
                    if (data.strip().equals("[DONE]")) {
                        transcript.end();
                        return false;
                    }
                    Optional<JsonNode> event = Json.read(data);
                    event.ifPresent(e -> wire.event(e, transcript));
                    garbled[0] = event.isEmpty();
                    return event.isPresent() && !transcript.ended() && transcript.error().isEmpty();
                });
        return end(transcript, garbled[0]);
    }

    private Result whole(Response response, Transcript transcript) throws IOException {
        String body;
        try (var source = Okio.buffer(EventStream.capped(response.body().source(), MOST_BYTES))) {
            body = source.readUtf8();
        }
        Optional<JsonNode> reply = Json.read(body);
        reply.ifPresent(r -> wire.whole(r, transcript));
        return end(transcript, reply.isEmpty());
    }

    private Result end(Transcript transcript, boolean garbled) {
        if (transcript.error().isPresent()) {
            return new Result.Broken(faults.inStream(transcript.error().get()), 200, "");
        }
        if (transcript.whole()) {
            return new Result.Whole();
        }
        return new Result.Broken(
                garbled ? faults.garbled() : faults.cutShort(transcript.length()), 200, "");
    }
}
