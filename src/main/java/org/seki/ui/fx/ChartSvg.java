package org.seki.ui.fx;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;

/** Charts side by side as an SVG drawing, in the colours and sizes they have now. */
public final class ChartSvg {
    private static final int TITLE = 20;

    private ChartSvg() {}

    /**
     * @param title written above the chart; none when empty
     */
    public record Panel(String title, JFreeChart chart, int width, int height) {
        public static Panel of(String title, ChartPane pane) {
            return new Panel(title, pane.chart(), (int) pane.getWidth(), (int) pane.getHeight());
        }

        private int above() {
            return title.isEmpty() ? 0 : TITLE;
        }
    }

    /**
     * @throws IOException when the file cannot be written
     */
    public static void write(List<Panel> panels, Path file) throws IOException {
        SVGGraphics2D graphics = new SVGGraphics2D(empty());
        int width = 0;
        int height = 0;
        for (Panel panel : panels) {
            draw(graphics, panel, width);
            width += panel.width();
            height = Math.max(height, panel.above() + panel.height());
        }
        graphics.setSVGCanvasSize(new Dimension(width, height));
        try (Writer writer = Files.newBufferedWriter(file)) {
            graphics.stream(writer, true);
        }
    }

    private static void draw(SVGGraphics2D graphics, Panel panel, int x) {
        JFreeChart chart = panel.chart();
        graphics.setPaint(chart.getBackgroundPaint());
        graphics.fillRect(x, 0, panel.width(), panel.above());
        chart.draw(
                graphics, new Rectangle2D.Double(x, panel.above(), panel.width(), panel.height()));
        if (!panel.title().isEmpty()) {
            graphics.setPaint(chart.getXYPlot().getDomainAxis().getTickLabelPaint());
            graphics.setFont(Ink.SMALL);
            graphics.drawString(panel.title(), x + 8, TITLE - 6);
        }
    }

    private static Document empty() throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException("This Java makes no XML documents: " + e.getMessage(), e);
        }
    }
}
