package org.seki;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Strategists;
import org.seki.strategist.EvolutionStrategist;
import org.seki.strategist.LocalSearchStrategist;
import org.seki.strategist.RandomStrategist;
import org.seki.strategist.StatisticalStrategist;
import org.seki.strategist.Strategist;
import org.seki.strategist.TextbookStrategist;

/** The strategists there are, by name. */
final class StrategistKinds implements Strategists {
    private final List<Strategist> local =
            List.of(
                    new StatisticalStrategist(),
                    new RandomStrategist(),
                    new EvolutionStrategist(),
                    new LocalSearchStrategist(),
                    new TextbookStrategist());

    @Override
    public Strategist of(Choice choice) {
        Optional<Strategist> found =
                local.stream().filter(s -> s.name().equals(choice.kind())).findFirst();
        return found.orElseThrow(() ->
                new SearchRefused(
                        "No strategist is called \"%s\".".formatted(choice.kind()),
                        "strategist",
                        "Choose one of "
                                + local.stream()
                                        .map(Strategist::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
