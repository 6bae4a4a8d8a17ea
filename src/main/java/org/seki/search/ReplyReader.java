package org.seki.search;

import org.seki.prompt.Reading;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;

/** Finds the architecture in a strategist's reply; never throws, whatever the text. */
@FunctionalInterface
public interface ReplyReader {
    Reading read(SearchSpace space, String text);

    /** Reads a reply that is a genotype and nothing else. */
    static ReplyReader genotypeOnly() {
        return (space, text) ->
                switch (space.read(text.strip())) {
                    case GenotypeReading.Read read -> new Reading.Parsed(read.architecture());
                    case GenotypeReading.Fault fault ->
                            new Reading.Rejected(fault.sentence(), fault.position(), text);
                };
    }
}
