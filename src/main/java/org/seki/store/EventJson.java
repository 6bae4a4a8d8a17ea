package org.seki.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.seki.evaluation.SealedTest;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.search.Steering;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.strategist.Reply;

/**
 * A run's events and settings as JSON that Python reads: records by their component names, an
 * architecture as its genotype, a steering with its {@code type}.
 */
final class EventJson {
    private static final Kinds<SearchEvent> EVENTS = new Kinds<>(SearchEvent.class);
    private static final Kinds<Steering> STEERINGS = new Kinds<>(Steering.class);
    static final ObjectMapper PLAIN =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final ObjectMapper mapper;

    /**
     * @param space whose genotypes are read
     */
    EventJson(SearchSpace space) {
        SimpleModule module = new SimpleModule("seki");
        module.addSerializer(new ArchitectureWriter());
        module.addDeserializer(Architecture.class, new ArchitectureReader(space));
        module.addSerializer(new SealedWriter());
        module.addDeserializer(SealedTest.class, new SealedReader());
        module.addSerializer(new SteeringWriter());
        module.addDeserializer(Steering.class, new SteeringReader());
        this.mapper = PLAIN.copy().registerModule(module);
    }

    /** The event's name in the journal, such as {@code stage_changed}. */
    static String type(SearchEvent event) {
        return EVENTS.name(event);
    }

    String write(SearchEvent event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of ours is always JSON", e);
        }
    }

    /**
     * @throws JsonProcessingException when the body is not an event of this type
     */
    SearchEvent read(String type, String body) throws JsonProcessingException {
        return mapper.readValue(body, EVENTS.named(type));
    }

    static String write(SearchSettings settings) {
        try {
            return PLAIN.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings of ours are always JSON", e);
        }
    }

    static String write(Reply reply) {
        try {
            return PLAIN.writeValueAsString(reply);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reply of ours is always JSON", e);
        }
    }

    static Reply reply(String json) throws JsonProcessingException {
        return PLAIN.readValue(json, Reply.class);
    }

    static SearchSettings settings(String json) throws JsonProcessingException {
        return PLAIN.readValue(json, SearchSettings.class);
    }

    private static final class ArchitectureWriter extends StdSerializer<Architecture> {
        ArchitectureWriter() {
            super(Architecture.class);
        }

        @Override
        public void serialize(Architecture value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(value.genotype());
        }
    }

    private static final class ArchitectureReader extends StdDeserializer<Architecture> {
        private final transient SearchSpace space;

        ArchitectureReader(SearchSpace space) {
            super(Architecture.class);
            this.space = space;
        }

        @Override
        public Architecture deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            return switch (space.read(json.getText())) {
                case GenotypeReading.Read read -> read.architecture();
                case GenotypeReading.Fault fault ->
                        throw context.weirdStringException(
                                json.getText(), Architecture.class, fault.sentence());
            };
        }
    }

    private static final class SealedWriter extends StdSerializer<SealedTest> {
        SealedWriter() {
            super(SealedTest.class);
        }

        @Override
        public void serialize(SealedTest value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeNumber(value.open());
        }
    }

    private static final class SealedReader extends StdDeserializer<SealedTest> {
        SealedReader() {
            super(SealedTest.class);
        }

        @Override
        public SealedTest deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            return new SealedTest(json.getValueAsDouble());
        }
    }

    private static final class SteeringWriter extends StdSerializer<Steering> {
        SteeringWriter() {
            super(Steering.class);
        }

        @Override
        public void serialize(Steering value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            ObjectNode node = PLAIN.createObjectNode();
            node.put("type", STEERINGS.name(value));
            node.setAll((ObjectNode) PLAIN.valueToTree(value));
            json.writeTree(node);
        }
    }

    private static final class SteeringReader extends StdDeserializer<Steering> {
        SteeringReader() {
            super(Steering.class);
        }

        @Override
        public Steering deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            ObjectNode node = PLAIN.readTree(json);
            String type = node.path("type").asText();
            return PLAIN.treeToValue(node, STEERINGS.named(type));
        }
    }
}
