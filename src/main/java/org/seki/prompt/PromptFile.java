package org.seki.prompt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a prompt file and says everything that is wrong with it, by line. */
public final class PromptFile {
    /** Characters of a prompt file. */
    public static final int LONGEST = 100_000;

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Pattern TAG =
            Pattern.compile("\\{\\{\\{?\\s*([#^/!&>=$<]?)\\s*([^{}]*?)\\s*\\}?\\}\\}");
    private static final List<String> STAGES =
            List.of("any", "self-evolution", "knowledge-inspiration");

    private final String name;
    private final String text;
    private final List<Fault> faults = new ArrayList<>();

    private PromptFile(String name, String text) {
        this.name = name;
        this.text = text.replace("\r\n", "\n").replace("\ufeff", "");
    }

    /** What came of reading one. */
    public sealed interface Checked {
        record Good(PromptTemplate template) implements Checked {}

        /**
         * @param faults at least one, by line
         */
        record Bad(List<Fault> faults) implements Checked {
            public Bad {
                faults = List.copyOf(faults);
            }

            /** All of them in sentences that name file and line. */
            public String sentence() {
                return String.join(" ", faults.stream().map(Fault::sentence).toList());
            }
        }
    }

    /**
     * @param line of the file, from 1
     * @param sentence with file and line, for people
     */
    public record Fault(int line, String sentence) {}

    /**
     * @param name of the file without {@code .md}
     */
    public static Checked read(String name, String text) {
        return new PromptFile(name, text).read();
    }

    private Checked read() {
        if (text.length() > LONGEST) {
            fault(
                    1,
                    "The file has %,d characters; at most %,d make a prompt."
                            .formatted(text.length(), LONGEST));
            return new Checked.Bad(faults);
        }
        int end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
        if (end < 0) {
            fault(1, "The file must begin with front matter between two lines of ---.");
            return new Checked.Bad(faults);
        }
        String front = text.substring(4, end + 1);
        String body = text.substring(end + 5);
        Optional<JsonNode> fields = yaml(front);
        Optional<Turn> turn = fields.flatMap(this::turn);
        if (turn.isEmpty()) {
            return new Checked.Bad(faults);
        }
        List<String> listed = listed(fields.get(), turn.get());
        checkTags(turn.get(), listed, body, lines(text.substring(0, end + 5)));
        checkSyntax(body, lines(text.substring(0, end + 5)));
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparingInt(Fault::line));
            return new Checked.Bad(faults);
        }
        return new Checked.Good(
                new PromptTemplate(
                        name,
                        fields.get().path("stage").asText(),
                        turn.get(),
                        listed,
                        fields.get().path("description").asText(),
                        body,
                        text));
    }

    private Optional<JsonNode> yaml(String front) {
        try {
            JsonNode fields = YAML.readTree(front);
            if (!fields.isObject()) {
                fault(
                        2,
                        "The front matter must have the fields name, stage, turn, description and variables.");
                return Optional.empty();
            }
            return Optional.of(fields);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            fault(line + 1, "The front matter is not YAML.");
            return Optional.empty();
        }
    }

    private Optional<Turn> turn(JsonNode fields) {
        for (String field : List.of("name", "stage", "turn", "description")) {
            if (!fields.path(field).isTextual() || fields.path(field).asText().isBlank()) {
                fault(1, "The front matter has no %s.".formatted(field));
            }
        }
        if (!fields.path("variables").isArray()) {
            fault(1, "The front matter has no list of variables.");
        }
        if (fields.path("name").isTextual() && !fields.path("name").asText().equals(name)) {
            fault(lineOf("name:"), "The name must be that of the file, %s.".formatted(name));
        }
        if (fields.path("stage").isTextual() && !STAGES.contains(fields.path("stage").asText())) {
            fault(
                    lineOf("stage:"),
                    "The stage must be one of %s.".formatted(String.join(", ", STAGES)));
        }
        Optional<Turn> turn = Turn.named(fields.path("turn").asText());
        if (turn.isEmpty()) {
            fault(
                    lineOf("turn:"),
                    "The turn must be one of %s."
                            .formatted(
                                    String.join(
                                            ", ",
                                            List.of(Turn.values()).stream()
                                                    .map(Turn::text)
                                                    .toList())));
        }
        return faults.isEmpty() ? turn : Optional.empty();
    }

    private List<String> listed(JsonNode fields, Turn turn) {
        List<String> listed = new ArrayList<>();
        for (JsonNode variable : fields.path("variables")) {
            String variableName = variable.asText();
            listed.add(variableName);
            if (!turn.names().contains(variableName)) {
                fault(
                        lineOf("variables:"),
                        "There is no variable {{%s}} in the turn %s, only %s."
                                .formatted(
                                        variableName,
                                        turn.text(),
                                        String.join(", ", turn.names())));
            }
        }
        return listed;
    }

    private record Section(String variable, int line) {}

    /** The variables used, by the section they stand in. */
    private void checkTags(Turn turn, List<String> listed, String body, int before) {
        Map<String, Integer> used = new LinkedHashMap<>();
        Set<String> told = new HashSet<>();
        Deque<Section> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(body);
        while (tag.find()) {
            int line = before + lines(body.substring(0, tag.start())) - 1;
            String kind = tag.group(1);
            String variable = tag.group(2);
            if (kind.equals("!")) {
                continue;
            }
            if (!kind.isEmpty() && ">=$<".contains(kind)) {
                fault(
                        line,
                        "A prompt includes no other and changes no delimiters: {{%s%s}}."
                                .formatted(kind, variable));
                continue;
            }
            if (kind.equals("/")) {
                if (!open.isEmpty() && open.peek().variable().equals(variable)) {
                    open.pop();
                }
                continue;
            }
            Optional<String> name = resolve(turn, open, variable);
            name.ifPresent(n -> used.putIfAbsent(n, line));
            if (name.isEmpty() && told.add(variable)) {
                fault(
                        line,
                        "There is no variable {{%s}} here; the turn %s has %s."
                                .formatted(
                                        variable,
                                        turn.text(),
                                        String.join(", ", here(turn, open))));
            } else if (name.isPresent() && !listed.contains(name.get()) && told.add(variable)) {
                fault(
                        line,
                        "{{%s}} is not among the variables in the front matter. Add %s there."
                                .formatted(variable, name.get()));
            }
            if (kind.equals("#") || kind.equals("^")) {
                open.push(new Section(variable, line));
            }
        }
        String rest = TAG.matcher(body).replaceAll(t -> " ".repeat(t.group().length()));
        for (String half : List.of("{{", "}}")) {
            int at = rest.indexOf(half);
            if (at >= 0) {
                fault(
                        before + lines(rest.substring(0, at)) - 1,
                        "A %s without its other half.".formatted(half));
            }
        }
        for (String variable : listed) {
            if (turn.names().contains(variable) && !used.containsKey(variable)) {
                fault(
                        lineOf("variables:"),
                        "The variable {{%s}} is listed but not used.".formatted(variable));
            }
        }
        for (String variable : turn.needed()) {
            if (!used.containsKey(variable) && !listed.contains(variable)) {
                fault(
                        lineOf("variables:"),
                        "The turn %s needs {{%s}}.".formatted(turn.text(), variable));
            }
        }
    }

    /** The listed name that a variable means where it stands. */
    private static Optional<String> resolve(Turn turn, Deque<Section> open, String variable) {
        for (Section section : open) {
            if (turn.variables().contains(section.variable() + "." + variable)) {
                return Optional.of(section.variable());
            }
        }
        return turn.names().contains(variable) ? Optional.of(variable) : Optional.empty();
    }

    private static List<String> here(Turn turn, Deque<Section> open) {
        List<String> here = new ArrayList<>();
        for (Section section : open) {
            String prefix = section.variable() + ".";
            turn.variables().stream()
                    .filter(v -> v.startsWith(prefix))
                    .forEach(v -> here.add(v.substring(prefix.length())));
        }
        here.addAll(turn.names());
        return here;
    }

    private void checkSyntax(String body, int before) {
        try {
            PromptTemplate.compile(body);
        } catch (MustacheParseException e) {
            Matcher line =
                    Pattern.compile("@ line (\\d+)|line (\\d+)")
                            .matcher(String.valueOf(e.getMessage()));
            int at =
                    line.find()
                            ? Integer.parseInt(
                                    line.group(1) == null ? line.group(2) : line.group(1))
                            : 1;
            fault(
                    before + at - 1,
                    "The template is not closed or nested properly: %s.".formatted(e.getMessage()));
        } catch (MustacheException e) {
            fault(before, "The template cannot be read: %s.".formatted(e.getMessage()));
        }
    }

    private int lineOf(String field) {
        int at = text.indexOf("\n" + field);
        return at < 0 ? 1 : lines(text.substring(0, at + 1));
    }

    private static int lines(String before) {
        return 1 + (int) before.chars().filter(c -> c == '\n').count();
    }

    private void fault(int line, String sentence) {
        faults.add(new Fault(line, "%s.md, line %d: %s".formatted(name, line, sentence)));
    }
}
