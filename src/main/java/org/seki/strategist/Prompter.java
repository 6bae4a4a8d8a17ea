package org.seki.strategist;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seki.prompt.Names;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptTemplate;
import org.seki.prompt.PromptVersion;
import org.seki.prompt.Reading;
import org.seki.prompt.ReplyParser;
import org.seki.prompt.SpaceText;
import org.seki.prompt.Turn;

/** Asks the questions of an iteration: which template, in which version, with which values. */
final class Prompter {
    private final PromptLibrary library;
    private final Asking asking;
    private final Context context;
    private final Names names;
    private final Evidence evidence;

    Prompter(
            PromptLibrary library,
            Asking asking,
            Context context,
            StatisticalStrategist statistics) {
        this.library = library;
        this.asking = asking;
        this.context = context;
        this.names = asking.names(context.space());
        this.evidence =
                new Evidence(
                        context,
                        new SpaceText(context.space(), names),
                        asking.statistics() ? statistics.beliefs(context) : List.of());
    }

    Names names() {
        return names;
    }

    Question system() {
        String own = "space-" + context.space().id();
        Question space = question(library.has(own) ? own : "space-any", evidence.ofSpace());
        return question("system", evidence.ofSystem(space.text().strip()));
    }

    /** Stage 1 has a current architecture, stage 2 has some of the best. */
    Question opening() {
        return context.current().isPresent()
                ? question(
                        "self-evolution-analysis",
                        evidence.ofAnalysis(context.current().get(), asking.manner()))
                : question("knowledge-inspiration", evidence.ofInspiration(asking.manner()));
    }

    Question refinement() {
        return question("refinement", evidence.ofRefinement());
    }

    Question again(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Invalid invalid -> question("repair", evidence.ofRepair(masked(invalid)));
            case Attempt.Repeated repeated ->
                    question("duplicate", evidence.ofDuplicate(repeated, proposed(repeated)));
        };
    }

    /** The error in the words that the model knows. */
    private Attempt.Invalid masked(Attempt.Invalid invalid) {
        if (!names.masked()) {
            return invalid;
        }
        String before = invalid.rejected().text().substring(0, invalid.rejected().position());
        return new Attempt.Invalid(
                invalid.reply(),
                new Reading.Rejected(
                        names.shown(invalid.rejected().reason()),
                        names.shown(before).length(),
                        names.shown(invalid.rejected().text())));
    }

    private Optional<org.seki.space.Architecture> proposed(Attempt.Repeated repeated) {
        return new ReplyParser().read(context.space(), repeated.reply().text())
                        instanceof Reading.Parsed(var architecture)
                ? Optional.of(architecture)
                : Optional.empty();
    }

    private Question question(String name, Map<String, Object> values) {
        PromptVersion version = library.use(version(name));
        PromptTemplate template = library.template(version);
        Turn turn = template.turn();
        return new Question(turn, version.hash(), template.render(values));
    }

    private PromptVersion version(String name) {
        return Optional.ofNullable(asking.versions().get(name))
                .flatMap(hash -> library.find(name, hash))
                .orElseGet(() -> library.current(name));
    }
}
