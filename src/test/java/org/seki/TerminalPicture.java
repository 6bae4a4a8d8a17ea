package org.seki;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A command and its answer as a terminal of 110 columns shows them, as PNG. */
final class TerminalPicture {
    private static final int COLUMNS = 110;
    private static final int MARGIN = 16;
    private static final float SIZE = 14;
    private static final Color GROUND = new Color(0x0d1117);
    private static final Color TEXT = new Color(0xe6edf3);

    private TerminalPicture() {}

    static void write(Path file, String command, String answer) throws IOException {
        List<String> lines =
                Stream.concat(Stream.of("$ " + command), answer.lines())
                        .flatMap(TerminalPicture::broken)
                        .toList();
        Font font = font();
        FontMetrics metrics =
                new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
                        .createGraphics()
                        .getFontMetrics(font);
        int height = metrics.getHeight();
        BufferedImage picture =
                new BufferedImage(
                        2 * MARGIN + COLUMNS * metrics.charWidth('m'),
                        2 * MARGIN + lines.size() * height,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(GROUND);
        g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        g.setColor(TEXT);
        g.setFont(font);
        for (int i = 0; i < lines.size(); i++) {
            g.drawString(lines.get(i), MARGIN, MARGIN + i * height + metrics.getAscent());
        }
        g.dispose();
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(picture, "png", file.toFile());
    }

    /** A terminal breaks anywhere. */
    private static Stream<String> broken(String line) {
        return line.isEmpty()
                ? Stream.of("")
                : Stream.iterate(0, i -> i < line.length(), i -> i + COLUMNS)
                        .map(i -> line.substring(i, Math.min(i + COLUMNS, line.length())));
    }

    private static Font font() throws IOException {
        Path file = Path.of("assets/fonts/JetBrainsMono-Regular.ttf");
        try {
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile()).deriveFont(SIZE);
        } catch (FontFormatException e) {
            throw new IOException(file + " is no font", e);
        }
    }
}
