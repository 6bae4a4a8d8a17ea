package org.seki.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a data set by name: {@code fashion-mnist}, which is built in, or the path of a folder with
 * IDX files, CIFAR's binary files, or a folder of images for every class; {@code FOLDER@16} has
 * these made 16 pixels a side, as in ImageNet16; or the name of a {@link PublishedSet} that was
 * fetched.
 */
public final class Datasets {
    /** 12,000 images of Fashion-MNIST (Xiao et al., 2017), built in. */
    public static final String FASHION = "fashion-mnist";

    private static final List<String> GARMENTS =
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot");

    static final Pattern SIZED = Pattern.compile("(.+)@(\\d{1,3})");
    private static final int LEAST_SIDE = 8;
    private static final int MOST_SIDE = 256;

    private final Path assets;
    private final FetchedSets fetched;
    private final int side;

    /** Without any that were fetched. */
    public Datasets(Path assets, int side) {
        this(assets, new FetchedSets(assets), side);
    }

    /**
     * @param assets the program's own folder of that name
     * @param side pixels a side of images from class folders
     */
    public Datasets(Path assets, FetchedSets fetched, int side) {
        this.assets = assets;
        this.fetched = fetched;
        this.side = side;
    }

    public FetchedSets fetched() {
        return fetched;
    }

    /** What can be opened by name now. */
    public List<String> names() {
        return Stream.concat(
                        Stream.of(FASHION),
                        PublishedSet.all().stream().filter(fetched::has).map(PublishedSet::name))
                .toList();
    }

    /**
     * Looks whether a folder holds a data set, by the names in it alone.
     *
     * @throws DataRefused in a sentence, when it does not
     */
    public static void recognise(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw unknown(String.valueOf(folder.getFileName()), folder.toString());
        }
        boolean known =
                IdxFiles.in(folder)
                        || CifarFiles.tenIn(folder)
                        || CifarFiles.hundredIn(folder)
                        || ImageFolder.in(folder);
        if (!known) {
            throw nothing(folder);
        }
    }

    /**
     * Reads it whole into memory; takes a fifth of a second for the built-in one.
     *
     * @throws DataRefused in a sentence, when it is not there or not whole
     */
    public Dataset open(String name) {
        if (builtIn(name)) {
            Path folder = assets.resolve("fashion-mnist");
            return IdxFiles.read(name, DatasetName.FASHION_PART, folder, GARMENTS);
        }
        Optional<PublishedSet> published = PublishedSet.named(name);
        if (published.isPresent() && fetched.has(published.get())) {
            return read(name, fetched.of(published.get()));
        }
        if (published.isPresent() && !Files.isDirectory(Path.of(name))) {
            throw notFetched(published.get());
        }
        Matcher sized = SIZED.matcher(name);
        if (sized.matches() && !Files.isDirectory(Path.of(name))) {
            return images(name, folder(sized.group(1)), side(sized.group(2), name));
        }
        return read(name, folder(name));
    }

    static boolean builtIn(String name) {
        return name.equals(FASHION) || name.equals("fashion");
    }

    private DataRefused notFetched(PublishedSet set) {
        return new DataRefused(
                "%s is not on this machine yet".formatted(set.title()),
                fetched.of(set).toString(),
                "`seki data get %s` fetches it.".formatted(set.name()));
    }

    private Dataset read(String name, Path folder) {
        if (IdxFiles.in(folder)) {
            return IdxFiles.read(name, folder);
        }
        if (CifarFiles.tenIn(folder)) {
            return CifarFiles.readTen(name, folder);
        }
        if (CifarFiles.hundredIn(folder)) {
            return CifarFiles.readHundred(name, folder);
        }
        return images(name, folder, side);
    }

    private static int side(String typed, String name) {
        int side = Integer.parseInt(typed);
        if (side < LEAST_SIDE || side > MOST_SIDE) {
            throw new DataRefused(
                    "Images of %d pixels a side cannot be made".formatted(side),
                    name,
                    "Write FOLDER@N with N from %d to %d.".formatted(LEAST_SIDE, MOST_SIDE));
        }
        return side;
    }

    private static Dataset images(String name, Path folder, int side) {
        if (ImageFolder.in(folder)) {
            return new ImageFolder(side).read(name, folder);
        }
        throw nothing(folder);
    }

    private static DataRefused nothing(Path folder) {
        return new DataRefused(
                "The folder holds no data set: expected train-images-idx3-ubyte[.gz],"
                        + " data_batch_1.bin, train.bin or a folder of images for every class",
                folder.toString(),
                "Name the folder that holds the files themselves, or use " + FASHION + ".");
    }

    private static Path folder(String name) {
        try {
            Path folder = Path.of(name).toAbsolutePath().normalize();
            if (Files.isDirectory(folder)) {
                return folder;
            }
            throw unknown(name, folder.toString());
        } catch (InvalidPathException e) {
            throw unknown(name, name);
        }
    }

    private static DataRefused unknown(String name, String where) {
        return new DataRefused(
                "There is no data set \"" + name + "\"",
                where,
                "Use " + FASHION + ", which is built in, or name a folder.");
    }
}
