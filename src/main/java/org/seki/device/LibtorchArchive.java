package org.seki.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * The CUDA build of libtorch as PyTorch publishes it, a zip.
 *
 * @param version {@code 2.7.1+cu128}
 * @param bytes of the zip; 0 where only the server knows
 * @param sha256 of the zip, 64 hexadecimal digits
 */
public record LibtorchArchive(String version, URI address, long bytes, String sha256) {
    /** That for this system, if there is one. */
    static Optional<LibtorchArchive> here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Optional<LibtorchArchive> of(String system, String processor) {
        String os =
                system.startsWith("Linux")
                        ? "linux"
                        : system.startsWith("Windows") ? "windows" : "";
        Properties table = table();
        String address = table.getProperty(os + ".address");
        boolean x86 = processor.equals("amd64") || processor.equals("x86_64");
        if (address == null || !x86) {
            return Optional.empty();
        }
        return Optional.of(
                new LibtorchArchive(
                        table.getProperty("version"),
                        URI.create(address),
                        Long.parseLong(table.getProperty(os + ".bytes", "0")),
                        table.getProperty(os + ".sha256")));
    }

    private static Properties table() {
        Properties table = new Properties();
        try (InputStream in =
                Objects.requireNonNull(
                        LibtorchArchive.class.getResourceAsStream("libtorch.properties"))) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    /** For people: {@code 3.2 GB}. */
    public String size() {
        return bytes > 0 ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9) : "over 3 GB";
    }
}
