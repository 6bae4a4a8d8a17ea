package org.seki.experiment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a {@link Worker} says of an architecture, a line of JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Said.Part.class, name = "part"),
    @JsonSubTypes.Type(value = Said.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Said.Failed.class, name = "failed")
})
sealed interface Said {
    /**
     * How far it is.
     *
     * @param fraction 0 to 1
     */
    record Part(double fraction) implements Said {}

    /** The last word on it. */
    record Done(Scored scored) implements Said {}

    /** The last word at all. */
    record Failed(String why) implements Said {}
}
