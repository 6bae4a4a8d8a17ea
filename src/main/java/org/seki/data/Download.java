package org.seki.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.seki.device.Fetch;

/**
 * Fetches one file over HTTP. What arrived lies in {@code NAME.part} beside it and is gone on with
 * after a broken connection, a cancel or a crash; only a whole file with the right digest gets its
 * name. Redirects are followed, but never from https to http. Blocks: not for the JavaFX thread.
 */
public final class Download implements Fetch {
    private static final int BLOCK = 1 << 16;
    private static final int TRIES = 4;
    private static final long MOST = 50L << 30;
    private static final Duration TICK = Duration.ofMillis(100);

    private final OkHttpClient client;
    private final Duration pause;

    /**
     * @param proxies that lead out of here
     */
    public Download(ProxySelector proxies) {
        this(proxies, Duration.ofSeconds(30), Duration.ofSeconds(2));
    }

    /**
     * @param silence after which a connection counts as broken
     * @param pause before the same server is asked again
     */
    Download(ProxySelector proxies, Duration silence, Duration pause) {
        this.pause = pause;
        client =
                new OkHttpClient.Builder()
                        .proxySelector(proxies)
                        .connectTimeout(silence)
                        .readTimeout(silence)
                        .followSslRedirects(false)
                        .build();
    }

    @Override
    public void fetch(URI address, Path file, long bytes, String sha256, Watch watch)
            throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file) && Digest.of(file, watch).equals(sha256)) {
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        receive(new Source(address, bytes), file, part, watch);
        String found = Digest.of(part, watch);
        if (!found.equals(sha256)) {
            Files.delete(part);
            throw new IOException(
                    "What %s sent is not the file that was expected (SHA-256 %s…, expected %s…), so it was thrown away. Try again, or %s"
                            .formatted(
                                    address,
                                    found.substring(0, 12),
                                    sha256.substring(0, 12),
                                    byHand(address, file)));
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private record Source(URI address, long bytes) {}

    /** Asks again while every answer brings something. */
    private void receive(Source source, Path file, Path part, Watch watch) throws IOException {
        for (int tries = TRIES; ; tries--) {
            long before = size(part);
            try {
                append(source, part, watch);
                return;
            } catch (Refused refused) {
                throw new IOException(
                        "%s. Try again later, or %s"
                                .formatted(refused.getMessage(), byHand(source.address, file)),
                        refused);
            } catch (FileSystemException disk) {
                throw new IOException(
                        "%s cannot be written: %s. Make room or allow writing there; the same command goes on."
                                .formatted(part, disk.getMessage()),
                        disk);
            } catch (IOException broken) {
                if (watch.cancelled()) {
                    throw new CancellationException();
                }
                if (size(part) > before) {
                    tries = TRIES;
                }
                if (tries <= 1) {
                    throw unreachable(source, file, part, broken);
                }
                rest();
            }
        }
    }

    private static IOException unreachable(Source source, Path file, Path part, IOException broken)
            throws IOException {
        String kept =
                size(part) > 0
                        ? " %,d bytes are kept, and the same command goes on from there."
                                .formatted(size(part))
                        : "";
        return new IOException(
                "%s cannot be fetched: %s.%s Without a network: %s"
                        .formatted(
                                source.address, reason(broken), kept, byHand(source.address, file)),
                broken);
    }

    private static String reason(IOException broken) {
        return switch (broken) {
            case UnknownHostException _ ->
                    "the name of the server is not known here, so there is no network or a proxy is needed (HTTPS_PROXY)";
            case InterruptedIOException _ -> "the server was silent for too long";
            case EOFException _ -> "the connection broke";
            case IOException other -> String.valueOf(other.getMessage());
        };
    }

    private static String byHand(URI address, Path file) {
        return "fetch %s on another machine and put it at %s.".formatted(address, file);
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** The server answered, and will not answer otherwise soon. */
    private static final class Refused extends IOException {
        Refused(String message) {
            super(message);
        }
    }

    private void append(Source source, Path part, Watch watch) throws IOException {
        long have = size(part);
        Request.Builder request = new Request.Builder().url(source.address.toString());
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        request.header("Accept-Encoding", "identity");
        Call call = client.newCall(request.build());
        try (Cancelling _ = new Cancelling(call, watch);
                Response response = call.execute()) {
            switch (response.code()) {
                case 206 -> copy(source, response, part, starts(response, have), watch);
                case 200 -> copy(source, response, part, 0, watch);
                case 416 -> {
                    if (have != source.bytes) {
                        Files.delete(part);
                        throw new IOException("the server has fewer bytes than were kept");
                    }
                }
                default -> throw answered(source, response.code());
            }
        }
    }

    private static IOException answered(Source source, int code) {
        boolean passing = code >= 500 || code == 429;
        return passing
                ? new IOException("the server answers " + code)
                : new Refused("%s answers %d".formatted(source.address, code));
    }

    /** Where the answer begins, as its {@code Content-Range: bytes 100-199/200} says. */
    private static long starts(Response response, long asked) throws IOException {
        String range = String.valueOf(response.header("Content-Range"));
        if (!range.startsWith("bytes " + asked + "-")) {
            throw new Refused("The server sends another part than was asked for (" + range + ")");
        }
        return asked;
    }

    private static void copy(Source source, Response response, Path part, long from, Watch watch)
            throws IOException {
        long promised = response.body().contentLength();
        long whole = promised < 0 ? source.bytes : from + promised;
        if (source.bytes > 0 && whole != source.bytes) {
            throw new Refused(
                    "%s has %,d bytes, expected %,d"
                            .formatted(source.address, whole, source.bytes));
        }
        long most = whole > 0 ? whole : MOST;
        try (InputStream in = response.body().byteStream();
                OutputStream out = opened(part, from)) {
            byte[] block = new byte[BLOCK];
            long at = from;
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                if (watch.cancelled()) {
                    throw new CancellationException();
                }
                at += n;
                if (at > most) {
                    throw new Refused(
                            "%s sends more than %,d bytes".formatted(source.address, most));
                }
                write(out, block, n, part);
                watch.at("Fetching", whole > 0 ? (double) at / whole : -1);
            }
        }
    }

    private static void write(OutputStream out, byte[] block, int count, Path part)
            throws FileSystemException {
        try {
            out.write(block, 0, count);
        } catch (IOException full) {
            throw new FileSystemException(part.toString(), null, full.getMessage());
        }
    }

    private static OutputStream opened(Path part, long from) throws IOException {
        return from == 0
                ? Files.newOutputStream(part)
                : Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** While open, ends a call whose server is silent when the watcher asks for it. */
    private static final class Cancelling implements AutoCloseable {
        private final Thread thread;

        Cancelling(Call call, Watch watch) {
            thread =
                    Thread.ofVirtual()
                            .name("download-cancel")
                            .start(() -> {
                                try {
                                    while (!watch.cancelled()) {
                                        Thread.sleep(TICK);
                                    }
                                    call.cancel();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt(); // the call has ended
                                }
                            });
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
