package org.seki.ui.prompts;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import java.util.stream.Collectors;
import org.seki.strategist.Preview;

/**
 * What would be said next.
 *
 * @param tokens by OpenAI's o200k encoding; other models count a little differently
 */
record Previewed(String text, int tokens) {
    /** Read once, from the library's own file; takes a moment. */
    private static final class Counting {
        static final Encoding ENCODING =
                Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    static Previewed of(List<Preview.Part> parts) {
        String text =
                parts.stream()
                        .map(p -> "── %s ──%n%n%s".formatted(p.turn(), p.text().strip()))
                        .collect(Collectors.joining("\n\n"));
        int tokens =
                parts.stream().mapToInt(p -> Counting.ENCODING.countTokensOrdinary(p.text())).sum();
        return new Previewed(text, tokens);
    }
}
