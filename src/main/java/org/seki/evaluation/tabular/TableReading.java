package org.seki.evaluation.tabular;

/** What came of reading a benchmark table's file. */
public sealed interface TableReading {
    record Read(BenchmarkTable table) implements TableReading {}

    /**
     * The first thing in the file that is not as it should be; nothing of it is kept then.
     *
     * @param row line of the file, the header being 1; 0 for the file as a whole
     * @param column name of the column; empty where it is the whole row
     * @param found what stands there
     * @param expected what should
     */
    record Fault(String file, long row, String column, String found, String expected)
            implements TableReading {
        /** One sentence for people, with place and way out. */
        public String sentence() {
            String place = row == 0 ? file : file + ", row " + row;
            String where = column.isEmpty() ? place : place + ", column " + column;
            return "%s: found %s, expected %s.".formatted(where, found, expected);
        }
    }
}
