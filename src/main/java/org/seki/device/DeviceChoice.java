package org.seki.device;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person chose to compute on, kept in a file.
 *
 * @param threads for one operation; 0 for all processors
 * @param cuda whether a card is to be used
 * @param library folder of the CUDA build of libtorch; empty for none
 * @param proven version of the driver with which that library has computed; empty for none
 * @param failure why it did not when it was tried last; empty when it did or was not tried
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeviceChoice(
        int threads, boolean cuda, String library, String proven, String failure) {
    public static final int MOST_THREADS = 1024;

    static final DeviceChoice FRESH = new DeviceChoice(0, false, "", "", "");

    private static final Logger LOG = LoggerFactory.getLogger(DeviceChoice.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    public DeviceChoice {
        threads = Math.clamp(threads, 0, MOST_THREADS);
        library = library == null ? "" : library;
        proven = proven == null ? "" : proven;
        failure = failure == null ? "" : failure;
    }

    /** {@code CPU, all processors}. */
    public String inWords() {
        return (cuda ? "GPU (CUDA), " : "CPU, ")
                + switch (threads) {
                    case 0 -> "all processors";
                    case 1 -> "1 thread";
                    default -> threads + " threads";
                };
    }

    DeviceChoice withThreads(int count) {
        return new DeviceChoice(count, cuda, library, proven, failure);
    }

    DeviceChoice withCuda(boolean on) {
        return new DeviceChoice(threads, on, library, proven, failure);
    }

    /** A library that was not tried yet. */
    DeviceChoice withLibrary(Path folder) {
        return new DeviceChoice(threads, false, folder.toString(), "", "");
    }

    DeviceChoice provenBy(String driver) {
        return new DeviceChoice(threads, cuda, library, driver, "");
    }

    DeviceChoice failedBecause(String why) {
        return new DeviceChoice(threads, false, library, "", why);
    }

    /** A choice that cannot be read is no reason not to start: the CPU always works. */
    static DeviceChoice read(Path file) {
        if (!Files.exists(file)) {
            return FRESH;
        }
        try {
            return JSON.readValue(file.toFile(), DeviceChoice.class);
        } catch (JsonProcessingException e) {
            LOG.warn("{} is not what this version wrote; computing on the CPU", file, e);
        } catch (IOException e) {
            LOG.warn("{} cannot be read; computing on the CPU", file, e);
        }
        return FRESH;
    }

    /** Replaces the file in one move, so that it is always whole. */
    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "device", ".part");
        JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), this);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
