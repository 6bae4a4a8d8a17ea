package org.seki.device;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether networks can train on an NVIDIA card here, and if not, what is to be done next. */
public sealed interface Cuda {
    /** What is the case. */
    String sentence();

    /** What a person does next; empty when there is nothing to do. */
    String next();

    /** Whether it is the native library that stands between the card and its work. */
    default boolean lacksLibrary() {
        return this instanceof NoLibrary || this instanceof NotTheLibrary || this instanceof Fails;
    }

    /** This system has no CUDA. */
    record Unsupported(String system) implements Cuda {
        @Override
        public String sentence() {
            return "CUDA is for Linux and Windows on x86-64; this is %s, so networks train on the CPU."
                    .formatted(system);
        }

        @Override
        public String next() {
            return "";
        }
    }

    /**
     * The usual laptop.
     *
     * @param tried {@code no nvidia-smi is installed}
     */
    record NoDriver(String tried) implements Cuda {
        @Override
        public String sentence() {
            return "No NVIDIA driver answers here (%s), so networks train on the CPU."
                    .formatted(tried);
        }

        @Override
        public String next() {
            return "Without an NVIDIA card nothing is missing. With one, install its driver, %s or newer, and look again."
                    .formatted(Driver.LEAST);
        }
    }

    /** A driver without a card. */
    record NoCard(String version) implements Cuda {
        @Override
        public String sentence() {
            return "The NVIDIA driver %s is installed but sees no card.".formatted(version);
        }

        @Override
        public String next() {
            return "Check that `nvidia-smi` lists the card (in a container: that it was handed in), then look again.";
        }
    }

    /** A driver that cannot run CUDA 12. */
    record OldDriver(Driver driver) implements Cuda {
        @Override
        public String sentence() {
            return "%s has driver %s, too old for CUDA 12.8."
                    .formatted(name(driver), driver.version());
        }

        @Override
        public String next() {
            return "Install driver %s or newer, start the machine again, and look again."
                    .formatted(Driver.LEAST);
        }
    }

    /** A card that could compute. */
    record NoLibrary(Driver driver, LibtorchArchive archive) implements Cuda {
        @Override
        public String sentence() {
            return "%s is ready (driver %s); what is missing is its native library, libtorch %s."
                    .formatted(name(driver), driver.version(), archive.version());
        }

        @Override
        public String next() {
            return "Fetch it (%s), or name a folder that holds it.".formatted(archive.size());
        }
    }

    /** A folder with something else in it. */
    record NotTheLibrary(Driver driver, Path folder, String found) implements Cuda {
        @Override
        public String sentence() {
            return "%s does not hold the native library that is needed: %s."
                    .formatted(folder, found);
        }

        @Override
        public String next() {
            return "Name the folder libtorch of libtorch %s+%s for this system, or fetch it."
                    .formatted(TorchFolder.VERSION, TorchFolder.FLAVOR);
        }
    }

    /** All files are there, and none was loaded yet. */
    record Untried(Driver driver, Path folder) implements Cuda {
        @Override
        public String sentence() {
            return "%s is ready (driver %s) and its native library lies in %s, not tried yet."
                    .formatted(name(driver), driver.version(), folder);
        }

        @Override
        public String next() {
            return "Try it: it is loaded in a process of its own and computes once.";
        }
    }

    /** The library loads not at all, or cannot compute. */
    record Fails(Driver driver, Path folder, String why) implements Cuda {
        @Override
        public String sentence() {
            return "The native library in %s does not work: %s. Networks train on the CPU."
                    .formatted(folder, why);
        }

        @Override
        public String next() {
            return "Fetch libtorch %s+%s anew or name another folder, then try again."
                    .formatted(TorchFolder.VERSION, TorchFolder.FLAVOR);
        }
    }

    /** It computed. */
    record Works(Driver driver, Path folder) implements Cuda {
        @Override
        public String sentence() {
            return "CUDA works: %s, driver %s, libtorch %s."
                    .formatted(name(driver), driver.version(), TorchFolder.VERSION);
        }

        @Override
        public String next() {
            return "";
        }
    }

    private static String name(Driver driver) {
        List<Card> cards = driver.cards();
        Card first = cards.getFirst();
        String memory =
                first.memory() > 0
                        ? String.format(Locale.ROOT, ", %.0f GB", first.memory() / 1e9)
                        : "";
        return first.name()
                + memory
                + (cards.size() > 1 ? " (and %d more)".formatted(cards.size() - 1) : "");
    }
}
