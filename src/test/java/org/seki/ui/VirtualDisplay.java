package org.seki.ui;

import com.sun.jna.NativeLong;
import com.sun.jna.platform.unix.X11;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.seki.OwnProcess;

/** An X server that draws into a file, of which one can read what a person would see. */
final class VirtualDisplay implements AutoCloseable {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final Process server;
    private final String name;
    private final Path frame;

    private VirtualDisplay(Process server, String name, Path frame) {
        this.server = server;
        this.name = name;
        this.frame = frame;
    }

    /** What a window needs to be real and is not installed; empty where nothing is missing. */
    static String missing() {
        boolean server =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")));
        boolean gtk =
                Stream.of("/usr/lib", "/usr/lib64", "/usr/lib/x86_64-linux-gnu")
                        .anyMatch(lib -> Files.exists(Path.of(lib, "libgtk-3.so.0")));
        return !server ? "Xvfb" : gtk ? "" : "GTK 3";
    }

    /** On the first display that is free. */
    static VirtualDisplay start(Path folder) throws IOException {
        Process server =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                WIDTH + "x" + HEIGHT + "x24",
                                "-fbdir",
                                folder.toString(),
                                "-nolisten",
                                "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String number = server.inputReader().readLine();
        if (number == null) {
            throw new IOException("Xvfb gave no display");
        }
        return new VirtualDisplay(server, ":" + number, folder.resolve("Xvfb_screen0"));
    }

    /** A class in a Java machine of its own, as the program runs, whose windows are here. */
    ProcessBuilder process(Class<?> main, String... arguments) {
        List<String> options =
                List.of(
                        "-Dprism.order=sw",
                        "-Xms64m",
                        "-Xmx2g",
                        "-Dseki.home=" + Path.of("").toAbsolutePath());
        ProcessBuilder process = OwnProcess.of(options, main, arguments);
        process.environment().put("DISPLAY", name);
        process.environment().remove("WAYLAND_DISPLAY");
        return process.redirectErrorStream(true);
    }

    /** How many colours are on the screen; 1 or 2 while it is empty. */
    int colours() throws IOException {
        int[] pixels = pixels();
        Set<Integer> colours = new HashSet<>();
        for (int i = 0; i < pixels.length; i += 7) {
            colours.add(pixels[i]);
        }
        return colours.size();
    }

    void savePicture(Path file) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, WIDTH, HEIGHT, pixels(), 0, WIDTH);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    /** The last bytes of the XWD file that the server draws into, four a pixel. */
    private int[] pixels() throws IOException {
        byte[] file = Files.readAllBytes(frame);
        int[] pixels = new int[WIDTH * HEIGHT];
        ByteBuffer.wrap(file, file.length - 4 * pixels.length, 4 * pixels.length)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(pixels);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xffffff;
        }
        return pixels;
    }

    /** Asks the window of this title to close, as a click on its cross does. */
    void closeWindow(String title) throws IOException {
        X11.Display display = X11.INSTANCE.XOpenDisplay(name);
        try {
            X11.Window window =
                    find(display, X11.INSTANCE.XDefaultRootWindow(display), title)
                            .orElseThrow(() -> new IOException("no window " + title));
            X11.XEvent event = new X11.XEvent();
            event.setType(X11.XClientMessageEvent.class);
            event.xclient.type = X11.ClientMessage;
            event.xclient.window = window;
            event.xclient.message_type = X11.INSTANCE.XInternAtom(display, "WM_PROTOCOLS", false);
            event.xclient.format = 32;
            event.xclient.data.setType(NativeLong[].class);
            event.xclient.data.l[0] =
                    new NativeLong(
                            X11.INSTANCE.XInternAtom(display, "WM_DELETE_WINDOW", false)
                                    .longValue());
            X11.INSTANCE.XSendEvent(display, window, 0, new NativeLong(0), event);
            X11.INSTANCE.XFlush(display);
        } finally {
            X11.INSTANCE.XCloseDisplay(display);
        }
    }

    private static Optional<X11.Window> find(X11.Display display, X11.Window in, String title) {
        PointerByReference name = new PointerByReference();
        if (X11.INSTANCE.XFetchName(display, in, name) != 0 && name.getValue() != null) {
            String found = name.getValue().getString(0);
            X11.INSTANCE.XFree(name.getValue());
            if (found.equals(title)) {
                return Optional.of(in);
            }
        }
        PointerByReference children = new PointerByReference();
        IntByReference count = new IntByReference();
        X11.INSTANCE.XQueryTree(
                display,
                in,
                new X11.WindowByReference(),
                new X11.WindowByReference(),
                children,
                count);
        if (count.getValue() == 0) {
            return Optional.empty();
        }
        long[] ids = children.getValue().getLongArray(0, count.getValue());
        X11.INSTANCE.XFree(children.getValue());
        return Arrays.stream(ids)
                .mapToObj(id -> find(display, new X11.Window(id), title))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        server.waitFor(5, TimeUnit.SECONDS);
    }
}
