package org.seki.ui.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.Test;

class CrowdRendererTest {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 40;
    private static final Rectangle2D SQUARE = new Rectangle2D.Double(-3, -3, 6, 6);

    @Test
    void marksWithRoomAreShapes() {
        int[] heights = heights(50, n -> n == 10 || n == 11 || n == 40, 0, 50);
        assertThat(IntStream.of(heights).filter(h -> h > 0)).hasSize(18).containsOnly(6);
    }

    /** Crosses of thousands of iterations once ran together into one solid bar. */
    @Test
    void aCrowdShowsHowManyOfTheItemsThereAreMarked() {
        int[] heights =
                heights(4000, n -> n < 2000 ? n % 20 == 0 : n < 3000 || n % 2 == 0, 0, 4000);
        assertThat(mean(heights, 20, 390)).as("one in twenty").isBetween(0.5, 1.6);
        assertThat(mean(heights, 410, 590)).as("all").isBetween(10.0, 11.0);
        assertThat(mean(heights, 610, 780)).as("one in two").isBetween(5.0, 5.6);
    }

    /** Whoever zoomed away from the end of a run once saw no mark at all. */
    @Test
    void whatIsZoomedToHasItsMarks() {
        int[] heights = heights(4000, n -> n == 110, 100, 120);
        assertThat(IntStream.of(heights).filter(h -> h > 0)).hasSize(6);
    }

    /** Of what is drawn in each column of pixels, for items at 0, 1, 2, … seen in part. */
    private static int[] heights(int items, IntPredicate marked, double from, double to) {
        XYSeries series = new XYSeries("marks", false);
        for (int n = 0; n < items; n++) {
            series.add(n, marked.test(n) ? 0.5 : Double.NaN, false);
        }
        XYPlot plot =
                new XYPlot(
                        new XYSeriesCollection(series),
                        axis(from, to),
                        axis(0, 1),
                        new CrowdRenderer(SQUARE, Color.RED));
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setOutlineVisible(false);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        plot.draw(g, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), null, null, null);
        g.dispose();
        return IntStream.range(0, WIDTH)
                .map(x ->
                        (int)
                                IntStream.range(0, HEIGHT)
                                        .filter(y -> (image.getRGB(x, y) & 0xffffff) == 0xff0000)
                                        .count())
                .toArray();
    }

    private static NumberAxis axis(double from, double to) {
        NumberAxis axis = new NumberAxis();
        axis.setRange(from, to);
        axis.setVisible(false);
        return axis;
    }

    private static double mean(int[] heights, int from, int to) {
        return IntStream.range(from, to).map(x -> heights[x]).average().orElseThrow();
    }
}
