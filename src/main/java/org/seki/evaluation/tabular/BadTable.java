package org.seki.evaluation.tabular;

/** Ends the reading of a table at its first fault; never leaves this package. */
final class BadTable extends Exception {
    private static final long serialVersionUID = 1L;

    private final long row;
    private final String column;
    private final String found;
    private final String expected;

    /**
     * @param row of the file, the header being 1; 0 for the file as a whole
     * @param column empty for the whole row
     */
    BadTable(long row, String column, String found, String expected) {
        super(expected, null, false, false);
        this.row = row;
        this.column = column;
        this.found = found;
        this.expected = expected;
    }

    TableReading.Fault in(String file) {
        return new TableReading.Fault(file, row, column, found, expected);
    }
}
