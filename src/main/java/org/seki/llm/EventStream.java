package org.seki.llm;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events, as far as chat servers use them: the data of each event, comments and other
 * fields left out. Reads at most a given number of bytes. (WHATWG HTML, section 9.2.6.)
 */
final class EventStream {
    private static final ByteString BREAKS = ByteString.encodeUtf8("\n\r");

    private final BufferedSource source;
    private final StringBuilder data = new StringBuilder();
    private boolean afterReturn;

    EventStream(Source source, long most) {
        this.source = Okio.buffer(capped(source, most));
    }

    /** Takes an event's data; says whether to go on. */
    interface Consumer {
        boolean accept(String data) throws IOException;
    }

    /** There is more than may be read. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Reads to the end, or until the consumer has enough.
     *
     * @throws TooLong when there are more bytes than may be read
     */
    void read(Consumer consumer) throws IOException {
        for (String line = line(); line != null; line = line()) {
            if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n")
                        .append(line, line.startsWith("data: ") ? 6 : 5, line.length());
            } else if (line.isEmpty() && !data.isEmpty()) {
                String event = data.toString();
                data.setLength(0);
                if (!consumer.accept(event)) {
                    return;
                }
            }
        }
        if (!data.isEmpty()) {
            consumer.accept(data.toString());
        }
    }

    static Source capped(Source source, long most) {
        return new ForwardingSource(source) {
            private long bytes;

            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                long read = super.read(sink, byteCount);
                bytes += Math.max(0, read);
                if (bytes > most) {
                    throw new TooLong();
                }
                return read;
            }
        };
    }

    /** The next line without its break; null at the end. Bytes that are not UTF-8 become U+FFFD. */
    private @Nullable String line() throws IOException {
        if (afterReturn && source.request(1) && source.getBuffer().getByte(0) == '\n') {
            source.skip(1);
        }
        afterReturn = false;
        long end = source.indexOfElement(BREAKS);
        if (end < 0) {
            return source.exhausted() ? null : source.readUtf8();
        }
        String line = source.readUtf8(end);
        afterReturn = source.readByte() == '\r';
        return line;
    }
}
