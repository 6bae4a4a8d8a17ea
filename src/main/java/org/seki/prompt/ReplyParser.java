package org.seki.prompt;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;

/**
 * Reads the last architecture in a strategist's reply: a published genotype, JSON, a fenced block,
 * a table or lines of edges, through Markdown, LaTeX and typographic quotes. The reply is
 * untrusted: it is never executed, read up to {@link #LONGEST} characters, in time linear in its
 * length. Stateless, any thread.
 */
public final class ReplyParser {
    /** Characters of a reply that are read; a longer one is rejected. */
    public static final int LONGEST = 262_144;

    private static final int KEPT = 4_096;
    private static final int WORDS = 2_000;

    public Reading read(SearchSpace space, String reply) {
        if (reply.length() > LONGEST) {
            return rejected(
                    "The reply has %,d characters; at most %,d are read."
                            .formatted(reply.length(), LONGEST),
                    LONGEST,
                    reply.substring(0, KEPT));
        }
        PlainText plain = PlainText.of(reply);
        if (plain.text().isBlank()) {
            return rejected(
                    PlainText.Answer.in(reply).isWhole(reply)
                            ? "The reply is empty."
                            : "The reply holds only thinking, and no answer after it.",
                    0,
                    reply);
        }
        Form form = Form.of(space);
        List<Token> tokens = Token.all(plain);
        return switch (form.kind()) {
            case LISTS ->
                    last(new CellLists(tokens, form).last(), new EdgeLines(tokens, form).last())
                            .map(draft -> read(space, draft, reply))
                            .orElseGet(() -> nothing(space, form, tokens, reply));
            case PIPES ->
                    last(new Pipes(tokens, form).last(), new EdgeLines(tokens, form).last())
                            .map(draft -> read(space, draft, reply))
                            .orElseGet(() -> nothing(space, form, tokens, reply));
            case CALL -> call(space, form, reply);
            case WORD -> word(space, form, plain, reply);
        };
    }

    private static Optional<Draft> last(Optional<Draft> one, Optional<Draft> other) {
        return Stream.of(one, other)
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(Draft::end));
    }

    private static Reading read(SearchSpace space, Draft draft, String reply) {
        return switch (draft) {
            case Draft.Broken(String reason, int at, int end) -> rejected(reason, at, reply);
            case Draft.Written written ->
                    switch (space.read(written.text())) {
                        case GenotypeReading.Read(var architecture) ->
                                new Reading.Parsed(architecture);
                        case GenotypeReading.Fault fault -> {
                            int at =
                                    fault.position() < written.source().length
                                            ? written.source()[fault.position()]
                                            : written.end();
                            yield rejected(
                                    new GenotypeReading.Fault(
                                                    at,
                                                    fault.found(),
                                                    fault.expected(),
                                                    fault.nearest())
                                            .sentence(),
                                    at,
                                    reply);
                        }
                    };
        };
    }

    /** The last {@code Genotype(…)}, read by the space as it stands. */
    private static Reading call(SearchSpace space, Form form, String reply) {
        int start = reply.lastIndexOf("Genotype(");
        if (start < 0) {
            return nothing(space, form, List.of(), reply);
        }
        int end = reply.indexOf('(', start);
        int open = 0;
        do {
            open += reply.charAt(end) == '(' ? 1 : reply.charAt(end) == ')' ? -1 : 0;
            end++;
        } while (open > 0 && end < reply.length());
        return switch (space.read(reply.substring(start, end))) {
            case GenotypeReading.Read(var architecture) -> new Reading.Parsed(architecture);
            case GenotypeReading.Fault fault -> rejected(fault.sentence(), start, reply);
        };
    }

    /** The last word that the space reads, for spaces whose architectures are one word. */
    private static Reading word(SearchSpace space, Form form, PlainText plain, String reply) {
        String[] words = plain.text().split("[\\s,;()\\[\\]{}:=]+");
        for (int i = words.length - 1; i >= Math.max(0, words.length - WORDS); i--) {
            String word = words[i].replaceAll("^\\.|\\.$", "");
            if (space.read(word) instanceof GenotypeReading.Read(var architecture)) {
                return new Reading.Parsed(architecture);
            }
        }
        return nothing(space, form, List.of(), reply);
    }

    private static Reading nothing(SearchSpace space, Form form, List<Token> tokens, String reply) {
        String found = "no architecture";
        int at = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean list = tokens.get(i).lower().equals("genotype") && tokens.get(i + 1).is("(");
            boolean pipe =
                    form.kind() != Form.Kind.PIPES
                            && tokens.get(i).isWord()
                            && tokens.get(i + 1).is("~");
            if (list || pipe) {
                found = "an architecture in another space's form";
                at = tokens.get(i).at();
            }
        }
        return rejected(
                "Found %s in the reply, expected one of %s, written as %s."
                        .formatted(found, space.title(), form.described()),
                at,
                reply);
    }

    private static Reading.Rejected rejected(String reason, int position, String text) {
        return new Reading.Rejected(reason, Math.min(position, text.length()), text);
    }
}
