package org.seki.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import org.seki.search.SearchRefused;
import org.seki.store.StoredSessions;

/** The tuning sessions of a workspace. Reads and writes files, so not for the window's thread. */
public final class TuningSessions {
    private final StoredSessions stored;
    private final Supplier<PromptLibrary> prompts;

    TuningSessions(StoredSessions stored, Supplier<PromptLibrary> prompts) {
        this.stored = stored;
        this.prompts = prompts;
    }

    /** A result as it is kept. */
    private record Body(
            List<String> runs, String first, String second, PromptComparison comparison) {}

    /** The latest first. */
    public List<TuningSession> all() {
        return stored.all().stream().map(this::whole).toList();
    }

    /**
     * @throws SearchRefused when there is none of this name
     */
    public TuningSession named(String name) {
        return all().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new SearchRefused(
                                "There is no tuning session %s.".formatted(name),
                                "session",
                                "`seki prompts notes` lists them; `seki prompts replay --session` begins one."));
    }

    /**
     * Keeps a result in the session of this name, which begins with it when there is none.
     *
     * @param question what the session is to answer; an earlier one stays
     * @throws SearchRefused when the session is about another prompt
     */
    public void keep(
            String name, String question, ReplaySettings settings, PromptComparison result) {
        Optional<StoredSessions.Session> before =
                stored.all().stream().filter(s -> s.name().equals(name)).findFirst();
        if (before.isPresent() && !before.get().prompt().equals(settings.prompt())) {
            throw new SearchRefused(
                    "The session %s is about the prompt %s.".formatted(name, before.get().prompt()),
                    "session",
                    "Give this one another name; the replies are kept.");
        }
        stored.open(name, settings.prompt(), question);
        stored.add(
                name,
                StudyJson.write(
                        new Body(
                                settings.runs(),
                                settings.first().hash(),
                                settings.second().hash(),
                                result)));
    }

    /** Makes a version the default of new runs, with the session as its evidence. */
    public void adopt(String name, PromptVersion version, String reason) {
        TuningSession session = named(name);
        if (!session.prompt().equals(version.name())) {
            throw new SearchRefused(
                    "The session %s is about the prompt %s, not %s."
                            .formatted(name, session.prompt(), version.name()),
                    "session",
                    "Name another session, or a version of that prompt.");
        }
        prompts.get().adopt(version, name);
        stored.decide(name, Optional.of(version.hash()), reason);
    }

    /** As one Markdown file. */
    public String markdown(String name) {
        return new TuningNotes(named(name), prompts.get()).markdown();
    }

    private TuningSession whole(StoredSessions.Session session) {
        return new TuningSession(
                session.name(),
                session.prompt(),
                session.question(),
                session.openedAt(),
                stored.results(session.name()).stream().map(TuningSessions::result).toList(),
                session.decision()
                        .map(d -> new TuningSession.Decision(d.adopted(), d.reason(), d.at())));
    }

    private static TuningSession.Result result(StoredSessions.Result kept) {
        Body body = StudyJson.read(kept.body(), Body.class, "A result of a tuning session");
        return new TuningSession.Result(
                kept.at(), body.runs(), body.first(), body.second(), body.comparison());
    }
}
