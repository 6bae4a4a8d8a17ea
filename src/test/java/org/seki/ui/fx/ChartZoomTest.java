package org.seki.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChartZoomTest {
    @Test
    void whatIsUnderThePointerStaysThere() {
        ChartZoom zoom = ChartZoom.WHOLE.by(2, 0.25);
        assertEquals(new ChartZoom(0.125, 0.625), zoom);
        assertEquals(0.25, zoom.from() + 0.25 * (zoom.to() - zoom.from()), 1e-12);
        assertEquals(ChartZoom.WHOLE, zoom.by(0.5, 0.25));
    }

    @Test
    void neverLeavesTheChart() {
        ChartZoom zoom = ChartZoom.WHOLE.by(4, 1);
        assertEquals(new ChartZoom(0.75, 1), zoom);
        assertEquals(zoom, zoom.shifted(3));
        assertEquals(new ChartZoom(0, 0.25), zoom.shifted(-9));
        assertEquals(ChartZoom.WHOLE, ChartZoom.WHOLE.by(0.1, 0.3));
        assertEquals(ChartZoom.WHOLE, ChartZoom.WHOLE.shifted(0.4));
        ChartZoom close = ChartZoom.WHOLE;
        for (int i = 0; i < 100; i++) {
            close = close.by(3, 0.5);
        }
        assertTrue(close.to() - close.from() > 1e-4);
        assertThrows(IllegalArgumentException.class, () -> new ChartZoom(0.5, 0.5));
    }
}
