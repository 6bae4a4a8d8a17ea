package org.seki.prompt;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.List;
import java.util.Map;

/**
 * A prompt file: front matter that says what it is for, and a Mustache template that is strict. It
 * has been checked: it uses exactly the variables that it lists, and only those that its turn has.
 *
 * @param name of its file
 * @param stage {@code self-evolution}, {@code knowledge-inspiration} or {@code any}, for people
 * @param variables as listed in the front matter
 * @param text the whole file
 */
public record PromptTemplate(
        String name,
        String stage,
        Turn turn,
        List<String> variables,
        String description,
        String body,
        String text) {
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler()
                    .escapeHTML(false)
                    .emptyStringIsFalse(true)
                    .strictSections(true)
                    .withLoader(name -> {
                        throw new MustacheException("a prompt includes no other");
                    });

    public PromptTemplate {
        variables = List.copyOf(variables);
    }

    /**
     * @throws MustacheException when the syntax is wrong
     */
    static Template compile(String body) {
        return MUSTACHE.compile(body);
    }

    /**
     * @param values for all variables of the turn; text in them is not a template
     * @throws IllegalArgumentException with the line when a variable has no value
     */
    public String render(Map<String, ?> values) {
        try {
            return compile(body).execute(values).replaceAll("\n{3,}", "\n\n").strip() + "\n";
        } catch (MustacheException.Context e) {
            throw new IllegalArgumentException(
                    "%s.md, line %d: {{%s}} has no value in this turn."
                            .formatted(name, line(e.lineNo), e.key),
                    e);
        } catch (MustacheException e) {
            throw new IllegalArgumentException("%s.md: %s.".formatted(name, e.getMessage()), e);
        }
    }

    /** A line of the body as a line of the file. */
    private int line(int ofBody) {
        int before = text.length() - body.length();
        return ofBody + (int) text.substring(0, before).chars().filter(c -> c == '\n').count();
    }
}
