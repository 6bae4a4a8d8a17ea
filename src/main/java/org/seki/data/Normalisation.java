package org.seki.data;

/**
 * Value = (pixel / 255 − mean) / deviation, by channel.
 *
 * @param mean of values from 0 to 1
 * @param deviation over 0
 */
@SuppressWarnings("ArrayRecordComponent") // read only by table()
public record Normalisation(float[] mean, float[] deviation) {
    /** The value of every unsigned byte of every channel: {@code table[channel][byte]}. */
    float[][] table() {
        float[][] table = new float[mean.length][256];
        for (int c = 0; c < mean.length; c++) {
            for (int v = 0; v < 256; v++) {
                table[c][v] = (v / 255f - mean[c]) / deviation[c];
            }
        }
        return table;
    }
}
